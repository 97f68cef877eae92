"""Checks that look at one claim after another."""

from __future__ import annotations

from collections.abc import Callable

from moothall.engine.evidence import claims
from moothall.engine.evidence.context import Context
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.values import Scalar
from moothall.project.evidence import EvidenceRow
from moothall.project.verifications import VerificationRow, marks

Found = dict[str, Scalar] | None
"""Figures of a claim that breaks a rule; None where it keeps it."""


def source_verified(context: Context) -> Seen:
    """Claims without a source, that nobody but their author checked, or that one who checked challenges."""
    checked = marks(context.project.verifications)
    return _each(context, lambda row: _unreliable(row, checked.get(row.id, ())))


def like_for_like(context: Context) -> Seen:
    """Private claims whose comparison is not shown to be like for like, and on what."""
    labels = {c: c.removeprefix("same_").replace("_", " ") for c in claims.COMPARED}
    return _each(context, lambda row: _items([labels[c] for c in claims.unlike(row)]))


def stale(context: Context) -> Seen:
    """Claims from sources older than the terms allow, with their age in years."""
    as_of, terms = context.project.head.as_of, context.terms

    def old(row: EvidenceRow) -> Found:
        if row.date is None or not claims.stale(row, as_of, terms):
            return None
        return {"years": claims.age(row.date, as_of), "date": row.date.isoformat()}

    return _each(context, old)


def interest_declared(context: Context) -> Seen:
    """Claims by an adviser, bidder or supplier of the project that do not say so."""
    if not context.project.conflicts:
        return CannotTell(("conflicts.csv",))
    interested = claims.interested_in(context.project.conflicts)
    return _each(context, lambda row: {"author": row.author} if claims.undeclared(row, interested) else None)


def _each(context: Context, fault: Callable[[EvidenceRow], Found]) -> Seen:
    rows = context.project.evidence
    if not rows:
        return CannotTell(("evidence.csv",))
    found = ((row, fault(row)) for row in rows)
    return tuple(
        Sighting(subject=row.id, option=row.option, figures={"claim": row.id, **figures}, sources=(row.id,))
        for row, figures in found
        if figures is not None
    )


def _unreliable(row: EvidenceRow, checked: tuple[VerificationRow, ...]) -> Found:
    why = []
    if not claims.sourced(row):
        why.append("it names no source")
    if claims.challengers(checked):
        why.append("it was checked and is challenged")
    elif not claims.verified(row, checked):
        own = row.verified_by.strip()
        why.append("only its author checked it" if own else "nobody is named who checked it")
    return {"why": ", and ".join(why)} if why else None


def _items(items: list[str]) -> Found:
    return {"items": ", ".join(items)} if items else None
