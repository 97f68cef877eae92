"""Checks on what is disclosed: withheld evidence, and interests."""

from __future__ import annotations

from moothall.engine.governance.context import Context
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.disclosure import DisclosureRow


def disclosure_register(context: Context) -> Seen:
    """Withheld items without a reason, an owner or a review date in the register."""
    rows = {d.item: d for d in context.project.disclosure}
    if not rows and not any(e.disclosure == "withheld" for e in context.project.evidence):
        return CannotTell(("disclosure.csv",))
    withheld = [e.id for e in context.project.evidence if e.disclosure == "withheld" or e.id in rows]
    found = ((item, _gaps(rows.get(item))) for item in withheld)
    return tuple(
        Sighting(subject=item, figures={"detail": f"{item} has {gaps}"}, sources=(item,))
        for item, gaps in found
        if gaps
    )


def _gaps(row: DisclosureRow | None) -> str:
    if row is None:
        return "no entry"
    has = {"reason": row.reason.strip(), "owner": row.owner.strip(), "review date": row.review}
    return ", ".join(f"no {what}" for what, value in has.items() if not value)


def interests_disjoint(context: Context) -> Seen:
    """Interests that are not declared, and organisations that both advise and bid."""
    rows = context.project.conflicts
    if not rows:
        return CannotTell(("conflicts.csv",))
    open_ = [c for c in rows if c.declared is None or not c.interest.strip()]
    undeclared = (
        Sighting(subject=c.id, figures={"detail": f"{c.organisation} ({c.role}) has declared no interest"})
        for c in open_
    )
    return (*_both_sides(context), *undeclared)


def _both_sides(context: Context) -> list[Sighting]:
    roles: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for row in context.project.conflicts:
        key = " ".join(row.organisation.casefold().split())
        roles.setdefault(key, set()).add(row.role)
        names.setdefault(key, row.organisation)
    return [
        Sighting(subject=names[key], figures={"detail": f"{names[key]} both advises and bids"})
        for key, held in roles.items()
        if {"adviser", "bidder"} <= held
    ]
