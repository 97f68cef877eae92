"""Places with the posts that are there now; those too small to be told are told together.

Method note, M12. Everything that is told of staff and posts is told of these units, so that no two tables
give away by their difference what one of them leaves out.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from moothall.project.project import Project
from moothall.project.small_counts import NEAR, any_small, small, summed, told_together
from moothall.project.workforce import WorkforceRow

Unit = tuple[str, ...]
"""Ids of places that are always told together, in the project's order; mostly one.
The id '' stands for rows that name no place."""

NOWHERE = ""


class Scope(Struct, frozen=True):
    """The units, with what is there now.

    units : place to its unit
    posts : unit to posts in scope, FTE; units of which nothing is known, or may be told, are left out
    partners : unit to the one partner that it belongs to; none: several, or not known
    owners : unit to all partners that it may belong to; '' for a place whose partner is not known
    told : place to posts in scope, where its own may be told
    """

    units: Mapping[str, Unit]
    posts: Mapping[Unit, float]
    partners: Mapping[Unit, str | None]
    owners: Mapping[Unit, frozenset[str]]
    told: Mapping[str, float]


def scope(project: Project, least: float) -> Scope:
    """Places with their posts in scope: as recorded, else as the rows of staff add up."""
    recorded = {p.id: p.posts_in_scope for p in project.places if p.posts_in_scope is not None}
    posts = _posts(project, recorded, least)
    table = {p: {"posts": n} for p, n in posts.items() if n > NEAR}
    kin = _partners(project)
    together = told_together(table, least, kin=kin)
    hopeless = bool(together) and any_small(summed(table[p] for p in together), least)
    unit = tuple(p for p in (*(p.id for p in project.places), NOWHERE) if p in together)
    units = {p: unit if p in together and not hopeless else (p,) for p in (*kin, NOWHERE)}
    known: dict[Unit, float] = {}
    for place, n in posts.items():
        if not (hopeless and place in together):
            known[units[place]] = known.get(units[place], 0.0) + n
    return Scope(
        units=units,
        posts=known,
        partners={u: _one({kin.get(p) for p in u}) for u in units.values()},
        owners={u: frozenset(kin.get(p) or "" for p in u) for u in units.values()},
        told={p: n for p, n in recorded.items() if p not in together and abs(posts[p] - n) < NEAR},
    )


def _posts(project: Project, recorded: Mapping[str, float], least: float) -> dict[str, float]:
    """Posts of each place. A record that falls just short of its staff would tell the few it leaves out."""
    staffed = _staffed(project.workforce)
    return {
        p: staffed[p] if p in staffed and small(staffed[p] - recorded.get(p, 0.0), least) else recorded[p]
        for p in recorded
    } | {p: n for p, n in staffed.items() if p not in recorded}


def _staffed(rows: tuple[WorkforceRow, ...]) -> dict[str, float]:
    """Posts of each place as the rows of staff add up; none where a row has no figure."""
    found: dict[str, list[float | None]] = {}
    for row in rows:
        if not row.characteristic:
            found.setdefault(row.place or NOWHERE, []).append(row.fte)
    return {p: sum(n or 0.0 for n in counts) for p, counts in found.items() if None not in counts}


def _partners(project: Project) -> dict[str, str | None]:
    """Place to its partner, where all that is recorded of it names the same one.

    Rows of posts that go name it only where nothing else does: they would tell which place loses some.
    """
    named: dict[str, set[str | None]] = {}
    by_jobs = [(r.origin, r.partner, r.change) for r in project.jobs if r.partner is not None]
    for place, partner in (
        *((r.place, r.partner) for r in project.workforce),
        *((p.id, p.partner) for p in project.places if p.partner is not None),
        *((place, partner) for place, partner, change in by_jobs if change == "kept"),
    ):
        named.setdefault(place or NOWHERE, set()).add(partner)
    known = set(named)
    for place, partner, _ in by_jobs:
        if (place or NOWHERE) not in known:
            named.setdefault(place or NOWHERE, set()).add(partner)
    places = dict.fromkeys((*(p.id for p in project.places), *named))
    return {p: _one(named.get(p, set())) for p in places}


def _one(names: set[str | None]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None
