"""Checks that look at the project as a whole."""

from __future__ import annotations

from moothall.engine.evidence.context import Context, named
from moothall.findings.flags import Seen, Sighting

COSTS = frozenset({"cost", "price"})
BENEFITS = frozenset({"saving", "quality", "staff", "user"})
"""Kinds of claim that say what an option costs, and what anybody gains by it."""


def evidence_at_every_stage(context: Context) -> Seen:
    """Stages without evidence on costs or on benefits, and options with too many gaps in their scores.

    A claim serves a stage if it says so, or if a finance line of the stage cites it. A claim that
    keeps no grade is no evidence.
    """
    served = _served(context)
    stages = context.terms.words("staged_evidence")
    gaps = [
        f"{stage}: {side}"
        for stage in stages
        for side in ("costs", "benefits")
        if (stage, side) not in served
    ]
    gaps += _unscored(context)
    if not gaps:
        return ()
    return (Sighting(subject="project", figures={"n": len(gaps), "items": "; ".join(gaps)}),)


def _served(context: Context) -> set[tuple[str | None, str]]:
    items = context.evidence.items
    graded = {key for key, item in items.items() if item.grade is not None}
    served = {(items[k].stage, "costs") for k in graded if items[k].kind in COSTS}
    served |= {(items[k].stage, "benefits") for k in graded if items[k].kind in BENEFITS}
    for line in context.project.finance:
        if graded.intersection(line.evidence):
            served.add((line.stage, "costs" if line.kind == "cost" else "benefits"))
    return served


def _unscored(context: Context) -> list[str]:
    limit = context.terms.number("unscored_share")
    titles = {o.id: named(o) for o in context.project.kept_options}
    return [
        f"{titles[option]}: {share:.0%} of the criteria not scored"
        for option, share in context.unscored.items()
        if option in titles and share > limit
    ]


def own_lessons(context: Context) -> Seen:
    """No lesson from the partners' own experience."""
    return () if context.project.lessons else (Sighting(subject="project"),)


def comparators_balanced(context: Context) -> Seen:
    """Too few cases elsewhere, or too few among them that failed or were mixed."""
    cases = context.project.comparators
    count, bad = len(cases), sum(c.outcome in ("failed", "mixed") for c in cases)
    share = bad / count if count else 0.0
    terms = context.terms
    if count >= terms.number("comparators_min") and share >= terms.number("failed_share_min"):
        return ()
    looked = f"{count} {'case' if count == 1 else 'cases'} looked at, {bad} of them failed or mixed"
    detail = looked if count else "no case is recorded"
    return (Sighting(subject="project", figures={"count": count, "share": share, "detail": detail}),)


def business_case_complete(context: Context) -> Seen:
    """At the decision gate: required sections of the business case that nothing fills."""
    if context.project.head.gate != "decision":
        return ()
    empty = [f"{s.title} ({s.section})" for s in context.case if s.due and not s.filled]
    if not empty:
        return ()
    return (Sighting(subject="project", figures={"sections": ", ".join(empty), "n": len(empty)}),)
