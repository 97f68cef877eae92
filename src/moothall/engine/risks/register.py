"""The risk register as recorded, and which listed risks of each option are answered (method note, M11)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from msgspec import Struct

from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.risks import RiskFinding, RiskPrompt
from moothall.findings.typology import OptionTypeFinding
from moothall.project.project import Project
from moothall.project.risks import RiskRow

Answered = Literal["rated", "not_applicable", "unanswered"]


def register(project: Project) -> tuple[RiskFinding, ...]:
    """Every risk as recorded; one without an owner or a range is in no total."""
    return tuple(
        RiskFinding(
            id=r.id,
            option=r.option,
            risk=r.risk,
            title=r.title,
            standing=r.standing,
            borne_by=r.borne_by,
            likelihood=r.likelihood,
            impact=r.impact,
            impact_unit=r.impact_unit,
            owner=r.owner,
            counted=r.standing == "rated" and not gaps(r),
            reason=r.reason,
            sources=r.evidence,
        )
        for r in project.risks
    )


def gaps(row: RiskRow) -> tuple[str, ...]:
    """What a rated risk lacks to be counted: its owner, or an end of a range."""
    has = {
        "owner": bool(row.owner.strip()),
        "range of likelihood": None not in (row.likelihood_low, row.likelihood_high),
        "range of impact": None not in (row.impact_low, row.impact_high),
    }
    return tuple(what for what, held in has.items() if not held)


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
