"""Checks on what is due after the decision: measured, reported, reviewed, done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from moothall.engine.coverage.benefits import Context
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.follow_up import Followed


def benefit_not_measured(context: Context) -> Seen:
    """Benefits that are due, and that nobody has measured since."""
    if not context.project.benefits:
        return CannotTell(("benefits.csv",))
    kept = {row.id for row in context.rows}
    return tuple(
        Sighting(
            subject=b.benefit,
            option=b.option,
            figures={"benefit": f"{b.title} ({b.benefit})", "due": b.due.isoformat() if b.due else ""},
        )
        for b in context.follow_up.benefits
        if b.kept == "not_measured" and b.benefit in kept
    )


def condition_overdue(context: Context) -> Seen:
    """Conditions of a decision whose day has passed without a word on what became of them."""
    return tuple(
        Sighting(
            subject=c.id,
            option=c.option,
            figures={
                "condition": c.text.rstrip("."),
                "owner": c.owner or "nobody named",
                "due": c.due.isoformat() if c.due else "",
            },
            sources=c.sources,
        )
        for c in context.follow_up.conditions
        if c.state == "overdue"
    )


def review_overdue(context: Context) -> Seen:
    """Reviews whose day has passed and that the public cannot read."""
    return tuple(
        Sighting(
            subject=f"review-{r.due.isoformat()}",
            figures={
                "review": r.title or f"Review in year {r.years} after the decision",
                "due": r.due.isoformat(),
            },
        )
        for r in context.follow_up.reviews
        if r.state == "overdue"
    )


def _years(found: Followed) -> str:
    """The year that it is for, or the first and the last."""
    return str(found.year) if found.until in (None, found.year) else f"{found.year} to {found.until}"


def outturn_overdue(context: Context) -> Seen:
    """Options with forecasts whose year is over, and of which nobody says what came."""
    late: dict[str, list[Followed]] = {}
    kept = {o.id for o in context.project.kept_options}
    for one in context.follow_up.followed:
        if one.overdue and one.option in kept:
            late.setdefault(one.option, []).append(one)
    return tuple(
        Sighting(
            subject=option,
            option=option,
            figures={
                "option": _titled(context, option),
                "items": "; ".join(f"{f.item} ({_years(f)})" for f in found),
                "n": len(found),
            },
            sources=tuple(dict.fromkeys(s for f in found for s in f.sources)),
        )
        for option, found in late.items()
    )


def _titled(context: Context, option: str) -> str:
    title = next((o.title for o in context.project.options if o.id == option), "")
    return f"{title} ({option})"


CHECKS: Mapping[str, Callable[[Context], Seen]] = {
    "benefit_not_measured": benefit_not_measured,
    "condition_overdue": condition_overdue,
    "review_overdue": review_overdue,
    "outturn_overdue": outturn_overdue,
}
"""Checks by the name that the framework's rules give."""
