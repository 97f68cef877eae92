"""Every count in the tables of a public copy, as a sum over the cells that an attacker thinks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from moothall.business_case.disclosure.places import places
from moothall.business_case.disclosure.posts import RUNGS, posts
from moothall.business_case.disclosure.workforce import workforce
from moothall.project.jobs import JobsRow
from moothall.project.places import PlaceRow
from moothall.project.project import Project
from moothall.project.workforce import WorkforceRow
from tests.engine.workforce.published import FATES, Cell, Cells, Known, of
from tests.engine.workforce.test_attack import LEAST, OPTIONS, PARTNERS, Case

ALL = "All occupations"


class Told(NamedTuple):
    """The tables of a public copy that count staff and posts."""

    staff: tuple[WorkforceRow, ...]
    places: tuple[PlaceRow, ...]
    jobs: tuple[JobsRow, ...]
    rungs: dict[str, tuple[str, ...]]


def told(project: Project, least: float = LEAST) -> Told:
    staff, _ = workforce(project, least)
    there, _ = places(project, staff, least)
    changed, steps = posts(project, staff, there, least)
    return Told(staff, there, changed, {s.about: s.by for s in steps})


def known(case: Case, found: Told) -> Iterator[Known]:
    """What each row says, and that nobody is where no row is."""
    for option in OPTIONS:
        now = of(case.truth, lambda c, o=option: c.option == o and c.fate in FATES)
        yield from _staff(now, found)
        yield from _jobs(case.truth, option, found)


def _staff(now: Cells, found: Told) -> Iterator[Known]:
    for p in found.places:
        if p.posts_in_scope is not None:
            yield Known(frozenset(c for c in now if c.place == p.id), p.posts_in_scope, f"place {p.id}")
    covered: set[Cell] = set()
    for r in found.staff:
        cells = frozenset(
            c
            for c in now
            if PARTNERS[c.place] == r.partner
            and r.place in (None, c.place)
            and r.occupation in (ALL, c.occupation)
        )
        covered |= cells
        assert r.fte is not None
        yield Known(cells, r.fte, f"staff {r.partner} {r.place} {r.occupation}")
    if found.staff:
        yield from (Known(frozenset({c}), 0.0, "no staff there") for c in now - covered)


def _jobs(truth: dict[Cell, float], option: str, found: Told) -> Iterator[Known]:
    rung = found.rungs.get(option, RUNGS[0])
    rows = [r for r in found.jobs if r.option == option]
    covered: set[Cell] = set()
    for r in rows:
        cells = of(truth, lambda c, r=r: c.option == option and _speaks(r, c, rung))
        covered |= cells
        assert r.posts is not None
        yield Known(cells, r.posts, f"{option} {r.change} {r.origin} {r.occupation}")
        if r.change == "created" and r.filled_by_displaced is not None:
            for fate, n in (("filled", r.filled_by_displaced), ("new", r.posts - r.filled_by_displaced)):
                yield Known(frozenset(c for c in cells if c.fate == fate), n, f"{option} {fate}")
    spoken = ("kept", "transferred", "moved", "cut", "new", "filled")
    silent = of(truth, lambda c: c.option == option and c.fate in spoken) - covered
    if rows:
        yield from (Known(frozenset({c}), 0.0, "no row") for c in silent)


def _speaks(row: JobsRow, cell: Cell, rung: tuple[str, ...]) -> bool:
    """Whether a row counts a cell; a column that the rung leaves out says nothing."""
    if row.change == "created":
        certain = "certainty" not in rung or cell.how == (row.certainty or "")
        where = "destination" not in rung or cell.place == row.destination
        return cell.fate in ("new", "filled") and certain and where
    fates = {"cut": {"cut"}, "moved": {"moved"}, "kept": {"kept", "transferred"}}[row.change]
    if row.change == "kept" and "employer" in rung:
        fates = {"transferred"} if row.employer else {"kept"}
    return (
        cell.fate in fates
        and ("origin" not in rung or cell.place == row.origin)
        and ("partner" not in rung or row.partner in (None, PARTNERS[cell.place]))
        and ("occupation" not in rung or row.occupation in ("", cell.occupation))
        and ("how" not in rung or row.change != "cut" or cell.how == (row.how or ""))
        and (row.change != "moved" or "destination" not in rung or cell.destination == row.destination)
        and (row.change != "moved" or "employer" not in rung or cell.employer == row.employer)
    )
