"""How what happens to staff is said in more than one place: page, register of risks, members' sheet."""

from __future__ import annotations

from collections.abc import Iterable

from moothall.business_case.amounts import short
from moothall.business_case.brief import Brief
from moothall.business_case.document import Standing
from moothall.business_case.paths import where
from moothall.business_case.wording import _, counted, date, listed, quantity, sentence, spoken
from moothall.business_case.woven import strung
from moothall.findings.employment import (
    ClauseList,
    ModelComparison,
    PolicyAnswer,
    Question,
    StaffCost,
    StarterTerm,
    TwoTiers,
)

CLAUSE_SHADES: dict[str, Standing] = {
    "in_contract": "good",
    "promised": "part",
    "refused": "bad",
    "not_applicable": "apart",
}


def clause_answer(code: str) -> str:
    """What is agreed on a clause."""
    return {
        "in_contract": _("In the contract"),
        "promised": _("Promised only"),
        "refused": _("Refused"),
        "unknown": _("Unknown"),
        "not_applicable": _("Does not apply"),
    }.get(code) or spoken(code)


def own_comparison(brief: Brief, option: str) -> ModelComparison | None:
    """The comparison of an option under its own model."""
    found = brief.findings.employment.comparisons
    return next((c for c in found if c.option == option and c.own), None)


def two_tiers_of(brief: Brief, option: str) -> TwoTiers | None:
    """The two-tier test of an option."""
    return next((t for t in brief.findings.employment.two_tiers if t.option == option), None)


def clauses_of(brief: Brief, option: str) -> ClauseList | None:
    """The clauses of an option that rests on them."""
    return next((c for c in brief.findings.employment.clauses if c.option == option and c.needed), None)


def on_topic(brief: Brief, found: ModelComparison | None, topic: str) -> tuple[PolicyAnswer, ...]:
    """Answers on the policies of one heading."""
    wanted = {p.id for p in brief.framework.employment.policies if p.topic == topic}
    return tuple(p for p in found.policies if p.policy in wanted) if found else ()


def verdict_rule(brief: Brief, found: ModelComparison) -> str:
    """Which rule led from the answers to the verdict: 'one policy is worse'."""
    worse = brief.figure(
        counted(found.counts.get("worse", 0), "policy is worse", "policies are worse"),
        found,
        "policies",
        where(answer="worse"),
    )
    unknown = brief.figure(
        counted(found.counts.get("unknown", 0), "policy is unknown", "policies are unknown"),
        found,
        "policies",
        where(answer="unknown"),
    )
    return {
        "model": _("the most that this model can earn"),
        "worse": _("{worse}, so it is met in part").format(worse=worse),
        "unknown": _("{unknown}, and unknown is never kept").format(unknown=unknown),
        "floor_worse": _("{worse}, so it is no floor").format(worse=worse),
        "floor_unknown": _("{unknown}, so nobody can tell if it is a floor").format(unknown=unknown),
    }.get(found.because or "", "")


def points(brief: Brief, found: ModelComparison) -> str:
    """'14 of 26'."""
    return _("{n} of {of}").format(
        n=brief.figure(str(found.points), found, "points"),
        of=brief.figure(str(found.out_of), found, "out_of"),
    )


def tier_answer(code: str) -> str:
    """Whether a new starter gets less."""
    return {
        "yes": _("Yes, a new starter would get less"),
        "no": _("No"),
        "cannot_tell": _("Cannot tell"),
    }.get(code) or spoken(code)


TIER_SHADES: dict[str, Standing] = {"yes": "bad", "no": "good", "cannot_tell": "open"}


def tier_details(brief: Brief, found: TwoTiers) -> list[str]:
    """What a new starter gets less of, and what nobody knows."""
    titles = {p.id: p.title for p in brief.framework.employment.policies}
    said = [starter_term(brief, t) for t in found.terms if t.less is not None and t.less > 0]
    said += [_("{policy}: answered as worse").format(policy=titles.get(p, p)) for p in found.worse]
    if found.missing:
        missing = listed(titles.get(m, m) for m in found.missing)
        said.append(_("not known: {missing}").format(missing=missing))
    return [sentence(s) for s in said]


def starter_term(brief: Brief, found: StarterTerm) -> str:
    """'Yearly pay (Clerk): £24,000 against £26,000'."""
    whose = ", ".join(w for w in (found.occupation, brief.partner(found.partner)) if w)
    named = f"{found.item} ({whose})" if whose else found.item
    return _("{term}: {starters} against {staff}").format(
        term=named,
        starters=brief.figure(quantity(found.starters, found.unit), found, "starters"),
        staff=brief.figure(quantity(found.staff, found.unit), found, "staff"),
    )


def asked(found: Question) -> str:
    """Whom a question was put to, and when the answer is due."""
    if not found.asked_of:
        return _("nobody has been asked yet")
    if found.due is None:
        return _("asked of {who}; no date set").format(who=found.asked_of)
    if found.overdue:
        return _("asked of {who}; was due {day}").format(who=found.asked_of, day=date(found.due))
    return _("asked of {who}, due {day}").format(who=found.asked_of, day=date(found.due))


def together(found: Iterable[Question]) -> tuple[tuple[Question, ...], ...]:
    """Questions that are the same for several options or models: asked of the same, by the same day."""
    alike: dict[tuple[object, ...], list[Question]] = {}
    for q in found:
        alike.setdefault((q.about, q.id, q.asked_of, q.due), []).append(q)
    return tuple(tuple(group) for group in alike.values())


def question(found: Question) -> str:
    """The question itself."""
    if found.about == "clause":
        return _("Is this in the contract: {title}?").format(title=found.title)
    return _("What happens to: {title}?").format(title=found.title)


def cost(brief: Brief, found: StaffCost) -> str:
    """What a cost of staff comes to: 'at least £120k a year from 2029'."""
    if found.amount is None and (found.low is None or found.high is None):
        return _("cannot be told: the amount is not known")
    said = _amount(brief, found)
    if found.unknown:
        said = _("at least {amount}").format(amount=said)
    if found.cost == "harmonisation":
        year = brief.figure(brief.year(found.full_from), found, "full_from")
        return _("{amount} a year from {year}").format(amount=said, year=year)
    year = brief.figure(brief.year(found.first_year), found, "first_year")
    return _("{amount} in {year}").format(amount=said, year=year)


def _amount(brief: Brief, found: StaffCost) -> str:
    low, high = (
        ""
        if (value := getattr(found, end)) is None
        else brief.figure(short(value, brief.currency), found, end)
        for end in ("low", "high")
    )
    if found.amount is None:
        return _("{low} to {high}").format(low=low, high=high)
    said = brief.figure(short(found.amount, brief.currency), found, "amount")
    ends = (" (", low, " ", _("to"), " ", high, ")") if low and high and low != high else ()
    return strung((said, *ends))


def clauses_counted(brief: Brief, found: ClauseList) -> str:
    """'4 of 15 in the contract, 6 promised only, 5 unknown'."""
    first = _("{n} of {of} in the contract").format(
        n=brief.figure(str(found.counts["in_contract"]), found.counts, "in_contract"),
        of=brief.figure(str(found.of), found, "of"),
    )
    rest = {
        "promised": counted(found.counts["promised"], "promised only", "promised only"),
        "refused": counted(found.counts["refused"], "refused", "refused"),
        "unknown": counted(found.counts["unknown"], "unknown", "unknown"),
    }
    told = (brief.figure(words, found.counts, id) for id, words in rest.items() if found.counts[id])
    return strung((first, *told), ", ")
