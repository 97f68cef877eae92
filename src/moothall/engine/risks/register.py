"""The risk register: what each risk comes to, and which listed risks are answered (method note, M11)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from msgspec import Struct

from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.risks import RiskFinding, RiskFindings, RiskPrompt, UsualRisk
from moothall.findings.typology import OptionTypeFinding
from moothall.framework.risks import Risks
from moothall.project.project import Project
from moothall.project.risk_bands import band, impact_ends, likelihood_ends
from moothall.project.risk_ranges import (
    Range,
    answered_after,
    counted,
    gaps,
    impact,
    impact_after,
    likelihood,
    likelihood_after,
)
from moothall.project.risks import RiskRow
from moothall.project.terms import Terms

Answered = Literal["rated", "not_applicable", "unanswered"]
MONEY = "money"


def findings(project: Project, types: Iterable[OptionTypeFinding]) -> RiskFindings:
    """All on risks that takes no more than arithmetic: everything but the exposures."""
    terms = Terms(project)
    return RiskFindings(
        register=register(project),
        prompts=prompts(project, types),
        usual=usual(project.framework.risks),
        likelihood_ends=likelihood_ends(terms),
        impact_ends=impact_ends(terms, project.risks).get(MONEY, ()),
    )


def register(project: Project) -> tuple[RiskFinding, ...]:
    """Every risk as recorded, what it comes to, and where it stands on the heat map.

    One without an owner or a range is in no total. Expected is mean likelihood times mean impact, in the
    unit of the impact. Bands of impact are shares of the largest mean impact in the same unit.
    """
    terms = Terms(project)
    rows, columns = likelihood_ends(terms), impact_ends(terms, project.risks)
    return tuple(_finding(r, rows, columns.get(r.impact_unit, ())) for r in project.risks)


def _finding(row: RiskRow, rows: tuple[float, ...], columns: tuple[float, ...]) -> RiskFinding:
    rated = row.standing == "rated"
    chance, strikes = (likelihood(row), impact(row)) if rated else (None, None)
    placed = chance is not None and strikes is not None
    moved = (likelihood_after(row), impact_after(row)) if placed else (None, None)
    return RiskFinding(
        id=row.id,
        option=row.option,
        risk=row.risk,
        title=row.title,
        standing=row.standing,
        borne_by=row.borne_by,
        likelihood_low=row.likelihood_low,
        likelihood=row.likelihood,
        likelihood_high=row.likelihood_high,
        impact_low=row.impact_low,
        impact=row.impact,
        impact_high=row.impact_high,
        impact_unit=row.impact_unit,
        owner=row.owner,
        next_review=row.next_review,
        response=row.mitigation,
        counted=counted(row),
        expected=_expected(chance, strikes) if counted(row) else None,
        expected_after=expected_after(row),
        likelihood_band=band(chance.mean, rows, open_=False) if placed and chance else None,
        impact_band=band(strikes.mean, columns, open_=True) if placed and strikes else None,
        likelihood_band_after=band(moved[0].mean, rows, open_=False) if moved[0] else None,
        impact_band_after=band(moved[1].mean, columns, open_=True) if moved[1] else None,
        common_cause=row.common_cause,
        reason=row.reason,
        sources=row.evidence,
    )


def expected_after(row: RiskRow) -> float | None:
    """Mean likelihood times mean impact after the response; None: not counted, or no response recorded."""
    if not counted(row) or not answered_after(row):
        return None
    return _expected(likelihood_after(row), impact_after(row))


def _expected(chance: Range | None, strikes: Range | None) -> float | None:
    return chance.mean / 100.0 * strikes.mean if chance and strikes else None


def usual(asked: Risks) -> tuple[UsualRisk, ...]:
    """The usual risks of any project that the framework lists, as prompts."""
    return tuple(UsualRisk(id=r.id, kind=r.kind, title=r.title, question=r.question) for r in asked.usual)


def prompts(project: Project, types: Iterable[OptionTypeFinding]) -> tuple[RiskPrompt, ...]:
    """Each listed risk for each option on the list: is the option prone to it, and is it answered?

    A row without an option answers for every option; 'not applicable' needs its reason.
    """
    kinds = {t.option: {c.type for c in (t.parts or (t.call,)) if c is not None} for t in types}
    told = {(r.option, r.risk): _answered(r) for r in sorted(project.risks, key=_rated_last)}
    return tuple(
        RiskPrompt(
            option=option.id,
            risk=risk.id,
            title=risk.title,
            prone=bool(kinds.get(option.id, set()) & set(risk.hits_most)),
            answered=_stronger(told.get((option.id, risk.id)), told.get((None, risk.id))),
        )
        for option in project.kept_options
        for risk in project.framework.risks.risks
    )


def _rated_last(row: RiskRow) -> bool:
    return row.standing == "rated"


def _answered(row: RiskRow) -> Answered:
    if row.standing == "rated":
        return "rated"
    return "not_applicable" if row.reason.strip() else "unanswered"


def _stronger(own: Answered | None, every: Answered | None) -> Answered:
    """An option's own answer, else the one for every option."""
    return own if own not in (None, "unanswered") else every or "unanswered"


class Context(Struct, frozen=True, kw_only=True):
    """What the checks on the register look at."""

    project: Project
    prompts: tuple[RiskPrompt, ...]


def risk_without_owner_or_range(context: Context) -> Seen:
    """Rated risks that lack an owner or a range."""
    if not context.project.risks:
        return CannotTell(("risks.csv",))
    return tuple(
        Sighting(
            subject=row.id,
            option=row.option,
            figures={"risk": f"{row.title} ({row.id})", "lacks": ", ".join(lacks)},
            sources=row.evidence,
        )
        for row in context.project.risks
        if row.standing == "rated" and (lacks := gaps(row))
    )


def risks_answered(context: Context) -> Seen:
    """Options that leave listed risks unanswered that the framework requires."""
    required = {r.id for r in context.project.framework.risks.risks if r.required}
    missing: dict[str, list[str]] = {}
    for prompt in context.prompts:
        if prompt.answered == "unanswered" and prompt.risk in required:
            missing.setdefault(prompt.option, []).append(f"{prompt.title} ({prompt.risk})")
    titles = {o.id: f"{o.title} ({o.id})" for o in context.project.options}
    return tuple(
        Sighting(
            subject=option,
            option=option,
            figures={"option": titles[option], "risks": ", ".join(risks), "n": len(risks)},
        )
        for option, risks in missing.items()
    )


CHECKS: Mapping[str, Callable[[Context], Seen]] = {
    "risk_without_owner_or_range": risk_without_owner_or_range,
    "risks_answered": risks_answered,
}
"""Checks by the name that the framework's rules give."""
