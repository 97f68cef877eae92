"""Jobs by place: what is created, cut and moved, what is new, and whether the table balances.

Method note, M13. Posts are full-time equivalents. Likely posts count by their probability; posts
that are only hoped for stand apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.jobs import JobsFindings, OptionJobs, PlaceJobs
from moothall.project.jobs import JobsRow
from moothall.project.measures import MeasureRow
from moothall.project.places import PlaceRow
from moothall.project.project import Project

NEAR = 0.005
"""Posts that may be lost to rounding before a table counts as out of balance."""


def jobs(project: Project) -> JobsFindings:
    """The jobs of every option for which any are recorded."""
    places = {p.id: p for p in project.places}
    by_option = {o.id: [r for r in project.jobs if r.option == o.id] for o in project.options}
    return JobsFindings(options=tuple(option_jobs(o, rows, places) for o, rows in by_option.items() if rows))


def option_jobs(option: str, rows: list[JobsRow], places: Mapping[str, PlaceRow]) -> OptionJobs:
    """One option over all places: net = created less cut; moves only shift posts between places."""
    created = [r for r in rows if r.change == "created"]
    gained, lost = _total(created), _total(r for r in rows if r.change == "cut")
    filled = sum(((r.filled_by_displaced or 0.0) * _sure(r) for r in created), 0.0)
    by_place = tuple(_place(places[p], rows) for p in _places(rows))
    faults = imbalance(rows, places)
    return OptionJobs(
        option=option,
        created=gained,
        cut=lost,
        net=gained - lost,
        filled_by_displaced=filled,
        genuinely_new=max(0.0, gained - filled),
        hoped=sum((r.posts or 0.0 for r in created if r.certainty == "hoped"), 0.0),
        places=by_place,
        balanced=None if _placeless(rows) else not faults,
        sources=tuple(dict.fromkeys(s for r in rows for s in r.evidence)),
    )


def _sure(row: JobsRow) -> float:
    """Share of a row's posts that count, 0 to 1: likely ones by their probability, hoped ones never."""
    if row.certainty == "likely":
        return (row.probability or 0.0) / 100
    return 0.0 if row.certainty == "hoped" else 1.0


def _total(rows: Iterable[JobsRow]) -> float:
    return sum(((r.posts or 0.0) * (_sure(r) if r.change == "created" else 1.0) for r in rows), 0.0)


def _ends(row: JobsRow) -> tuple[str | None, str | None]:
    """Places that a row takes posts from and gives posts to; a cut or a creation has one of them.

    Where only the other column is filled, it is taken for the place.
    """
    if row.change in ("cut", "kept"):
        return row.origin or row.destination, None
    if row.change == "created":
        return None, row.destination or row.origin
    return row.origin, row.destination


def _places(rows: Iterable[JobsRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for r in rows for p in _ends(r) if p is not None))


def _place(place: PlaceRow, rows: list[JobsRow]) -> PlaceJobs:
    def posts(change: str, end: int) -> float:
        return _total(r for r in rows if r.change == change and _ends(r)[end] == place.id)

    cut, created = posts("cut", 0), posts("created", 1)
    moved_in, moved_out = posts("moved", 1), posts("moved", 0)
    return PlaceJobs(
        place=place.id,
        title=place.title,
        cut=cut,
        created=created,
        moved_in=moved_in,
        moved_out=moved_out,
        net=created - cut + moved_in - moved_out,
    )


def _placeless(rows: Iterable[JobsRow]) -> list[str]:
    """Rows whose place or number of posts is not recorded, in words."""
    found = []
    for row in rows:
        if row.posts is None:
            found.append(f"the number of posts {row.change} is missing")
        elif row.certainty == "likely" and row.probability is None:
            found.append(f"{row.posts:g} likely posts have no probability, so they are left out")
        elif row.change in ("cut", "created") and _ends(row) == (None, None):
            found.append(f"{row.posts:g} posts {row.change} have no place")
    return found


def imbalance(rows: Iterable[JobsRow], places: Mapping[str, PlaceRow]) -> list[str]:
    """What does not add up, in words: moves without both ends, displaced staff, posts in scope."""
    kept = list(rows)
    found = [
        f"{row.posts or 0:g} posts moved have no {end}"
        for row in kept
        if row.change == "moved"
        for end, place in (("origin", row.origin), ("destination", row.destination))
        if place is None
    ]
    if sum(r.filled_by_displaced or 0 for r in kept) > sum(
        r.posts or 0 for r in kept if r.change == "created"
    ):
        found.append("displaced staff fill more posts than are created")
    return found + [w for p in _places(kept) if (w := _out_of_scope(places[p], kept))]


def _out_of_scope(place: PlaceRow, rows: list[JobsRow]) -> str:
    """Posts there are now, against those kept, cut and moved away: they must be the same posts."""
    here = [r for r in rows if _ends(r)[0] == place.id]
    told, scope = _total(here), place.posts_in_scope
    if scope is None or not here:
        return ""
    whole = any(r.change == "kept" for r in here)
    if told > scope + NEAR or (whole and told < scope - NEAR):
        return f"{place.title} has {scope:g} posts in scope, but {told:g} are kept, cut or moved away"
    return ""


class Context(Struct, frozen=True, kw_only=True):
    """What the checks on jobs look at."""

    project: Project
    jobs: JobsFindings


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
        detail = "; ".join([*_placeless(rows), *imbalance(rows, places)])
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


def measured(criterion: str, found: JobsFindings) -> Iterator[MeasureRow]:
    """The place that fares worst under each option: net posts in % of its posts in scope."""
    yield from ()
