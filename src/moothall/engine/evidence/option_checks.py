"""Checks that look at one option after another: is it studied, costed and thought through?"""

from __future__ import annotations

from collections.abc import Callable

from moothall.engine.evidence.context import Context, named, spaced
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.values import Scalar
from moothall.project.finance import FinanceRow
from moothall.project.impacts import ImpactRow
from moothall.project.options import Option

Figures = dict[str, Scalar] | None
"""Figures of an option that breaks a rule; None where it keeps it."""


def independent_research(context: Context) -> Seen:
    """Options without an independent source, or resting mostly on low grades.

    An option without any evidence rests wholly on unverified claims: its share is 1.
    """
    low = set(context.terms.words("low_grades"))
    limit = context.terms.number("low_grade_share")
    studied = {e.option: e for e in context.evidence.options}

    def thin(option: Option) -> Figures:
        found = studied.get(option.id)
        independent = found.independent if found else 0
        share = found.low_grade_share if found and found.low_grade_share is not None else 1.0
        if independent and share <= limit:
            return None
        claims = found.items if found else 0
        detail = f"independent sources {independent}, claims on low grades or none {share:.0%}"
        return {
            "independent": independent,
            "share": share,
            "detail": detail if claims else "no claim about it is recorded",
        }

    def weak(option: Option) -> tuple[str, ...]:
        items = context.evidence.items.values()
        return tuple(i.id for i in items if i.option == option.id and (i.grade is None or i.grade in low))

    return _each(context.project.kept_options, thin, weak)


def needs_investigated(context: Context) -> Seen:
    """Options with a need nobody looked into, or studied much less than the best-studied one."""
    asked, limit = context.terms.words("needs_asked"), context.terms.number("depth_index")
    counts = {o.id: 0 for o in context.project.options} | {
        e.option: e.items for e in context.evidence.options
    }
    if not counts:
        return ()
    best = max(context.project.options, key=lambda o: counts[o.id])
    most = counts[best.id]

    def neglected(option: Option) -> Figures:
        open_needs = _open(context, option, asked)
        share = counts[option.id] / most if most else 1.0  # nothing anywhere is equal depth
        if not open_needs and share >= limit:
            return None
        items, needs = counts[option.id], spaced(open_needs)
        thin = f"{items} evidence items against {most} for {named(best)} ({share:.0%})"
        parts = [thin if share < limit else "", f"needs without an answer: {needs}" if needs else ""]
        return {
            "other": named(best),
            "items": items,
            "most": most,
            "share": share,
            "needs": needs or "none",
            "detail": "; ".join(p for p in parts if p),
        }

    return _each(context.project.kept_options, neglected)


def realism_answered(context: Context) -> Seen:
    """Options without a named answer to each question of the realism test."""
    asked = context.terms.words("realism_asked")

    def unanswered(option: Option) -> Figures:
        questions = _open(context, option, asked, with_name=True)
        return {"questions": spaced(questions)} if questions else None

    return _each(context.project.kept_options, unanswered)


def _open(context: Context, option: Option, asked: tuple[str, ...], *, with_name: bool = False) -> list[str]:
    rows = [n for n in context.project.needs if n.option == option.id and n.answer.strip()]
    answered = {n.need for n in rows if n.name.strip() or not with_name}
    return [need for need in asked if need not in answered]


def user_benefit(context: Context) -> Seen:
    """Options without a benefit to users that rests on evidence from users."""
    shown = {b.option for b in context.project.benefits if b.for_users and b.from_users}
    return _each(context.judged_against_now, lambda o: None if o.id in shown else {})


def stakeholder_impacts(context: Context) -> Seen:
    """Options that leave out a group; 'unknown', and 'none' without a reason, record no impact."""
    asked = context.terms.words("impact_groups")
    told = {(i.option, _key(i.group)) for i in context.project.impacts if _told(i)}

    def left_out(option: Option) -> Figures:
        groups = [g for g in asked if (option.id, _key(g)) not in told]
        return {"groups": spaced(groups)} if groups else None

    return _each(context.judged_against_now, left_out)


def _key(group: str) -> str:
    return "_".join(group.casefold().replace("-", " ").replace("_", " ").split())


def _told(impact: ImpactRow) -> bool:
    if impact.effect == "none":
        return bool(impact.statement.strip())
    return impact.effect != "unknown"


def transaction_costs_complete(context: Context) -> Seen:
    """Each blank transaction cost that is normally not zero for the type of its option.

    One that somebody entered without an amount is a blank whatever the type, also while that is open.
    """
    kept = {o.id: named(o) for o in context.project.kept_options}
    entered = {(r.option, r.category) for r in context.project.finance if r.kind == "cost" and _bare(r)}
    blank = tuple(
        Sighting(
            subject=f"{money.option}/{category.category}",
            option=money.option,
            figures={
                "option": kept[money.option],
                "categories": category.title,
                "category": category.category,
            },
        )
        for money in context.finance.options
        if money.option in kept
        for category in money.categories
        if (category.expected and category.state == "blank") or (money.option, category.category) in entered
    )
    return blank or _untyped(context) or ()


def _bare(row: FinanceRow) -> bool:
    """Whether a row has neither an amount nor both ends of one."""
    return row.amount is None and None in (row.low, row.high)


def _untyped(context: Context) -> CannotTell | None:
    """Options whose type is open: nobody can tell which costs they normally have."""
    kept = {o.id for o in context.project.kept_options}
    open_ = [
        t.option
        for t in context.types
        if t.option in kept and t.baseline is None and not any(c.type for c in (t.call, *t.parts) if c)
    ]
    return CannotTell(tuple(f"type of option {option}" for option in open_)) if open_ else None


def _each(
    options: tuple[Option, ...],
    fault: Callable[[Option], Figures],
    sources: Callable[[Option], tuple[str, ...]] = lambda _: (),
) -> tuple[Sighting, ...]:
    found = ((option, fault(option)) for option in options)
    return tuple(
        Sighting(subject=o.id, option=o.id, figures={"option": named(o), **figures}, sources=sources(o))
        for o, figures in found
        if figures is not None
    )
