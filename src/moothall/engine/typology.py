"""The type of an option, from facts about who relates to whom; never from its title.

Method note, M1. The order of the steps and what each asks are data of the framework.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from moothall.findings.flags import CannotTell, CheckResult, Seen, Sighting, judged
from moothall.findings.law import told_of
from moothall.findings.typology import Disputed, LawNote, OptionTypeFinding, TypeCall
from moothall.framework.framework import Framework
from moothall.framework.jurisdictions import holds_in, on, parts
from moothall.framework.typology import Classifier, OptionType, Typology
from moothall.project.options import Facts, Option
from moothall.project.project import Project

STRICTNESS = ("no", "usually_not", "yes")
"""Answers on procurement, from the least strict."""

MECHANISM = "mechanism"
"""Dated facts on the legal mechanism of a type begin with it."""
ELSEWHERE = "mechanism.elsewhere"
"""Dated fact with pointers for a lawyer, by code of the jurisdiction."""


def established(facts: Facts) -> dict[str, bool | None]:
    """The facts that the classifier asks for, worked out from what is recorded; None: not known."""
    stakes = (
        _more_than_none(facts.private_equity_pct),
        _more_than_none(facts.private_votes),
        facts.private_gain_share,
    )
    return {
        "private_runs_service": facts.private_runs_service,
        "private_stake": _either(stakes),
        "single_public_body": len(facts.bodies) == 1 if facts.bodies else None,
        "shared_team": facts.shared_team,
        "shared_budget": facts.shared_budget,
        "lead_body": True if facts.lead else (False if facts.joint_body is not None else None),
        "joint_body": None if facts.joint_body is None else facts.joint_body != "none",
    }


def _more_than_none(value: float | None) -> bool | None:
    return None if value is None else value > 0


def _either(parts: Iterable[bool | None]) -> bool | None:
    known = tuple(parts)
    if any(known):
        return True
    return None if any(p is None for p in known) else False


def classify(typology: Typology, facts: Facts, part: str | None = None) -> TypeCall:
    """The type that facts give: the first step that holds; undetermined where a fact is missing.

    A step that an unknown fact leaves open stops the walk: a later step must not decide what an
    earlier one might have decided otherwise.
    """
    known = established(facts)
    titles = {t.id: t.title for t in typology.types}
    for step in typology.classifier:
        holds, missing = _holds(step, known)
        if missing:
            return TypeCall(part=part, facts=known, missing=missing)
        if holds:
            return TypeCall(
                part=part,
                type=step.type,
                title=titles.get(step.type, step.type),
                because=step.because,
                rule=step.rule,
                facts=known,
            )
    return TypeCall(part=part, facts=known, missing=("a joint body or a lead body that decides",))


def _holds(step: Classifier, known: Mapping[str, bool | None]) -> tuple[bool, tuple[str, ...]]:
    """Whether a step holds, and the facts without which nobody can say."""
    if any(known[f] is False for f in step.all) or any(known[f] for f in step.none):
        return False, ()
    if step.any and all(known[f] is False for f in step.any):
        return False, ()
    sure_any = not step.any or any(known[f] for f in step.any)
    open_ = [f for f in (*step.all, *step.none) if known[f] is None]
    if not sure_any:
        open_ += [f for f in step.any if known[f] is None]
    return not open_, tuple(open_)


def types(project: Project) -> tuple[OptionTypeFinding, ...]:
    """The type of every option, with what follows from it as of the project's day."""
    return tuple(_finding(project, option) for option in project.options)


def _finding(project: Project, option: Option) -> OptionTypeFinding:
    framework = project.framework
    baseline = next((b for b in framework.typology.baselines if b.key == option.baseline), None)
    call = None if baseline else classify(framework.typology, option.facts)
    parts = tuple(classify(framework.typology, p.facts, p.title) for p in option.parts)
    kinds = _kinds(framework, (*parts, *([call] if call and not parts else [])))
    strictest = max(kinds, key=lambda t: STRICTNESS.index(t.procurement.triggered), default=None)
    law = _law(project, [k.id for k in kinds])
    riskiest = max(kinds, key=lambda t: t.default_staff_risk.level_0_to_5, default=None)
    return OptionTypeFinding(
        option=option.id,
        title=option.title,
        baseline=baseline.id if baseline else None,
        call=call,
        parts=parts,
        procurement=strictest.procurement.triggered if strictest else None,
        procurement_note=strictest.procurement.note if strictest else "",
        staff_risk=riskiest.default_staff_risk.level_0_to_5 if riskiest else None,
        staff_risk_reason=riskiest.default_staff_risk.reason if riskiest else "",
        staff_risk_status=riskiest.default_staff_risk.status if riskiest else "",
        who_is_accountable=kinds[0].who_is_accountable if kinds else "",
        usual_employment_models=kinds[0].usual_employment_models if kinds else (),
        employment_model=option.employment_model,
        shares=option.shares,
        law=law,
        law_pointers=_pointers(project) if kinds and not law else "",
        dispute=_dispute(option),
        dropped=_dropped(option),
        sources=option.evidence,
    )


def _kinds(framework: Framework, calls: Iterable[TypeCall]) -> list[OptionType]:
    by_id = {t.id: t for t in framework.typology.types}
    return [by_id[c.type] for c in calls if c.type in by_id]


def _dispute(option: Option) -> Disputed | None:
    d = option.dispute
    return Disputed(type=d.type, reason=d.reason, by=d.by, date=d.date) if d else None


def _dropped(option: Option) -> str | None:
    d = option.dropped
    return f"{d.reason} ({d.by}, {d.date})" if d else None


def _law(project: Project, kinds: list[str]) -> tuple[LawNote, ...]:
    """Dated points of law for the types of an option where the project is; one not yet in force says so."""
    return tuple(
        LawNote(
            type=fact.value["type"],
            mechanism=fact.value.get("mechanism", ""),
            procurement=fact.value.get("procurement", ""),
            employment_default=fact.value.get("employment_default", ""),
            **told_of(fact, project.head.as_of),  # type: ignore[arg-type]
        )
        for fact in on(project.facts, MECHANISM, project.head.jurisdiction)
        if isinstance(fact.value, dict) and fact.value.get("type") in kinds
    )


def _pointers(project: Project) -> str:
    """Where a lawyer may start in a place without points of law; the entry of the narrowest code."""
    place = project.head.jurisdiction
    for fact in project.facts:
        if fact.id == ELSEWHERE and isinstance(fact.value, dict):
            fits = [code for code in fact.value if holds_in(code, place)]
            return str(fact.value[min(fits, key=lambda c: len(parts(c)))]) if fits else ""
    return ""


def _mixed_parts(project: Project, found: OptionTypeFinding, option: Option) -> Seen:
    kinds = {p.type for p in found.parts}
    return _seen(found) if len(kinds) > 1 else ()


def _remote_delivery(project: Project, found: OptionTypeFinding, option: Option) -> Seen:
    facts = [option.facts, *(p.facts for p in option.parts)]
    if any(f.work_outside_region and not f.outside_work_barred for f in facts):
        return _seen(found)
    if found.baseline is None and all(f.work_outside_region is None for f in facts):
        return CannotTell((f"whether work of option {option.id} can be done outside the region",))
    return ()


def _new_public_company(project: Project, found: OptionTypeFinding, option: Option) -> Seen:
    facts = [option.facts, *(p.facts for p in option.parts)]
    new = any(f.new_company and f.joint_body == "public_company" for f in facts)
    return _seen(found) if new else ()


def _seen(found: OptionTypeFinding) -> tuple[Sighting, ...]:
    named = f"{found.title} ({found.option})"
    return (
        Sighting(subject=found.option, option=found.option, figures={"option": named}, sources=found.sources),
    )


CHECKS: Mapping[str, Callable[[Project, OptionTypeFinding, Option], Seen]] = {
    "mixed_parts": _mixed_parts,
    "remote_delivery": _remote_delivery,
    "new_public_company": _new_public_company,
}
"""Warnings of the typology, by the name that the framework uses."""


def warnings(project: Project, found: Iterable[OptionTypeFinding]) -> tuple[CheckResult, ...]:
    """The result of every classification rule that has a check, over all options kept."""
    by_id = {f.option: f for f in found}
    results = []
    for rule in project.framework.typology.classification_rules:
        look = CHECKS.get(rule.check or "")
        if look is None:
            continue
        seen = [look(project, by_id[o.id], o) for o in project.kept_options]
        sightings = tuple(s for part in seen if not isinstance(part, CannotTell) for s in part)
        missing = tuple(m for part in seen if isinstance(part, CannotTell) for m in part.missing)
        outcome: Seen = CannotTell(missing) if missing and not sightings else sightings
        results.append(judged(rule, "typology", outcome, looked_for=rule.rule))
    return tuple(results)
