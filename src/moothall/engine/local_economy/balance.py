"""Whether the table of jobs adds up over all places, said without a count that may not be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.jobs import JobsFindings
from moothall.project.jobs import JobsRow
from moothall.project.places import PlaceRow
from moothall.project.project import Project

NEAR = 0.005
"""Posts that may be lost to rounding before a table counts as out of balance."""


class Context(Struct, frozen=True, kw_only=True):
    """What the checks on jobs look at."""

    project: Project
    jobs: JobsFindings


def place_of(row: JobsRow) -> str | None:
    """The place whose posts of today a row speaks of; none for posts created."""
    if row.change == "created":
        return None
    return row.origin if row.change == "moved" else row.origin or row.destination


def unplaced(rows: Iterable[JobsRow]) -> list[str]:
    """Rows whose place or number of posts is not recorded, in words."""
    found = []
    for row in rows:
        if row.posts is None:
            found.append(f"a number of posts {row.change} is missing")
        elif row.certainty == "likely" and row.probability is None:
            found.append("likely posts have no probability, so they are left out")
        elif row.change in ("cut", "created") and not (row.origin or row.destination):
            found.append(f"posts {row.change} have no place")
    return list(dict.fromkeys(found))


def added_up(rows: Iterable[JobsRow]) -> bool:
    """Whether posts there are now stand as sums over places, as small counts do in a public copy."""
    return any(r.change != "created" and place_of(r) is None for r in rows)


def imbalance(rows: Iterable[JobsRow], places: Mapping[str, PlaceRow]) -> list[str]:
    """What does not add up, in words: moves without both ends, displaced staff, posts in scope."""
    kept = list(rows)
    found = [
        f"posts moved have no {end}"
        for end in ("origin", "destination")
        if any(r.change == "moved" and getattr(r, end) is None for r in kept)
    ]
    created = sum(r.posts or 0 for r in kept if r.change == "created")
    if sum(r.filled_by_displaced or 0 for r in kept) > created:
        found.append("displaced staff fill more posts than are created")
    here = dict.fromkeys(p for r in kept if (p := place_of(r)) is not None)
    return found + [words for p in here if (words := _out_of_scope(places[p], kept))]


def _out_of_scope(place: PlaceRow, rows: list[JobsRow]) -> str:
    """Posts there are now, against those kept, cut and moved away: they must be the same posts."""
    here = [r for r in rows if place_of(r) == place.id]
    told, scope = sum(r.posts or 0.0 for r in here), place.posts_in_scope
    if scope is None or not here:
        return ""
    if told > scope + NEAR:
        return f"more posts are kept, cut or moved away in {place.title} than it has in scope"
    if any(r.change == "kept" for r in here) and told < scope - NEAR:
        return f"fewer posts are kept, cut or moved away in {place.title} than it has in scope"
    return ""


def jobs_balance(context: Context) -> Seen:
    """Options whose table of jobs does not add up, or leaves a place out."""
    project = context.project
    if not project.jobs:
        return CannotTell(("jobs.csv",))
    places = {p.id: p for p in project.places}
    titles = {o.id: f"{o.title} ({o.id})" for o in project.kept_options}
    found = []
    for option in context.jobs.options:
        rows = [r for r in project.jobs if r.option == option.option]
        if project.head.public_copy and added_up(rows):
            continue  # the places were there, and were taken out
        detail = "; ".join([*unplaced(rows), *imbalance(rows, places)])
        if detail and option.option in titles:
            figures = {"option": titles[option.option], "detail": detail}
            found.append(
                Sighting(
                    subject=option.option,
                    option=option.option,
                    figures=dict(figures),
                    sources=option.sources,
                )
            )
    return tuple(found)


CHECKS: Mapping[str, Callable[[Context], Seen]] = {"jobs_balance": jobs_balance}
"""Checks by the name that the framework's rules give."""
