"""Every figure that is published of posts, as a sum over the cells that an attacker thinks of.

A cell is (option, place, occupation, fate, destination, how, employer) for posts of today, and
(option, place, "", "created", certainty) for new ones. Written from what the findings say of themselves,
without the engine's own sums.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from moothall.findings.jobs import JobsFindings
from moothall.findings.workforce import OptionPosts, Posts, WorkforceFindings

FATES = ("kept", "transferred", "moved", "cut", "not_said")


class Cell(NamedTuple):
    option: str
    place: str
    occupation: str
    fate: str
    destination: str = ""
    how: str = ""
    employer: str = ""


Cells = frozenset[Cell]


class Known(NamedTuple):
    """A published sum: cells, and what they add up to."""

    cells: Cells
    value: float
    where: str


def of(truth: dict[Cell, float], test: Callable[[Cell], bool]) -> Cells:
    return frozenset(c for c in truth if test(c))


def _posts(
    truth: dict[Cell, float], found: OptionPosts, posts: Posts, inside: Callable[[Cell], bool], where: str
) -> Iterator[Known]:
    mine = of(truth, lambda c: c.option == found.option and inside(c) and c.fate in FATES)
    if posts.now is not None:
        yield Known(mine, posts.now, f"{where} now")
    for fate in FATES:
        value = getattr(posts, fate)
        if value is not None:
            yield Known(frozenset(c for c in mine if c.fate == fate), value, f"{where} {fate}")
    if posts.together is not None:
        cells = frozenset(c for c in mine if c.fate in found.not_apart)
        yield Known(cells, posts.together, f"{where} together")


def _coming(
    truth: dict[Cell, float], found: OptionPosts, posts: Posts, to: Callable[[str], bool], where: str
) -> Iterator[Known]:
    own = of(truth, lambda c: c.option == found.option)
    if posts.moved_in is not None:
        cells = frozenset(c for c in own if c.fate == "moved" and to(c.destination))
        yield Known(cells, posts.moved_in, f"{where} moved in")
    for name, fates in (
        ("created", ("new", "filled")),
        ("filled_by_displaced", ("filled",)),
        ("genuinely_new", ("new",)),
    ):
        value = getattr(posts, name)
        if value is not None:
            yield Known(
                frozenset(c for c in own if c.fate in fates and to(c.place)), value, f"{where} {name}"
            )


def _option(truth: dict[Cell, float], found: OptionPosts, partners: dict[str, str]) -> Iterator[Known]:
    name = found.option
    yield from _posts(truth, found, found.total, lambda c: True, f"{name} total")
    yield from _coming(truth, found, found.total, lambda p: True, f"{name} total")
    for p in found.partners:
        yield from _posts(
            truth, found, p.posts, lambda c, p=p: partners[c.place] in p.partners, f"{name} {p.partners}"
        )
        yield from _coming(
            truth, found, p.posts, lambda d, p=p: partners.get(d) in p.partners, f"{name} {p.partners}"
        )
    for row in found.places:
        yield from _posts(
            truth, found, row.posts, lambda c, r=row: c.place in r.places, f"{name} {row.places}"
        )
        yield from _coming(truth, found, row.posts, lambda d, r=row: d in r.places, f"{name} {row.places}")
    for o in found.occupations:
        yield from _posts(
            truth,
            found,
            o.posts,
            lambda c, o=o: c.place in o.places and c.occupation in o.occupations,
            f"{name} {o.places} {o.occupations}",
        )
    own = of(truth, lambda c: c.option == name)
    for m in found.moves:
        cells = frozenset(
            c for c in own if c.fate == "moved" and c.place in m.origin and c.destination in m.destination
        )
        yield Known(cells, m.posts, f"{name} move {m.origin} {m.destination}")
    for kinds, fate, field in (
        (found.how, "cut", "how"),
        (found.transferred_to, "transferred", "employer"),
        (found.moved_to, "moved", "employer"),
    ):
        for k in kinds:
            cells = frozenset(c for c in own if c.fate == fate and getattr(c, field) in k.kinds)
            yield Known(cells, k.posts, f"{name} {fate} by {field}")
    for k in found.certainty:
        cells = frozenset(c for c in own if c.fate in ("new", "filled") and c.how in k.kinds)
        yield Known(cells, k.posts, f"{name} certainty")


def _jobs(truth: dict[Cell, float], found: JobsFindings) -> Iterator[Known]:
    for option in found.options:
        for row in option.places:
            own = of(truth, lambda c, o=option: c.option == o.option)
            here = frozenset(c for c in own if c.place in row.places)
            for fate, value in (("cut", row.cut), ("moved", row.moved_out)):
                if value is not None:
                    yield Known(frozenset(c for c in here if c.fate == fate), value, f"jobs {row.places}")


def published(
    truth: dict[Cell, float],
    found: WorkforceFindings,
    jobs: JobsFindings,
    partners: dict[str, str],
    told: dict[str, float],
) -> list[Known]:
    """Every published sum over the cells, for each option. Staff and places are posts of each option."""
    known = [k for option in found.options for k in _option(truth, option, partners)]
    known += _jobs(truth, jobs)
    for option in found.options:
        mine = of(truth, lambda c, o=option: c.option == o.option and c.fate in FATES)
        for place, value in told.items():
            known.append(Known(frozenset(c for c in mine if c.place == place), value, f"place {place}"))
        known += [Known(cells, fte, f"staff {where}") for cells, fte, where in _staff(mine, found, partners)]
    return known


def _staff(
    mine: Cells, found: WorkforceFindings, partners: dict[str, str]
) -> Iterator[tuple[Cells, float, str]]:
    rows: list[tuple[Cells, float | None, str]] = []
    for s in sorted(found.staff, key=lambda s: len(s.occupations)):
        taken = frozenset(c for cells, _, _ in rows for c in cells)
        cells = frozenset(
            c
            for c in mine - taken
            if c.place in s.places
            and c.occupation in s.occupations
            and s.partner in (None, partners[c.place])
        )
        rows.append((cells, s.fte, f"{s.places} {s.occupations}"))
    yield from ((cells, fte, where) for cells, fte, where in rows if fte is not None)


def few(truth: dict[Cell, float], found: WorkforceFindings) -> Iterator[tuple[Cells, str]]:
    """Cells of which it is published that they are few."""
    for option in found.options:
        for change in option.few:
            fates = ("new", "filled") if change == "created" else (change,)
            yield of(truth, lambda c, o=option, f=fates: c.option == o.option and c.fate in f), change


def differences(known: list[Known], least: float) -> Iterator[str]:
    """Small counts that follow from one published sum, or from the difference of two."""
    sums = {k.cells: k for k in known}
    for k in sums.values():
        if 1e-6 < k.value < least - 1e-6:
            yield f"{k.where}: {k.value}"
    for a, b in combinations(sums.values(), 2):
        inner, outer = (a, b) if a.cells < b.cells else (b, a)
        if inner.cells < outer.cells and 1e-6 < outer.value - inner.value < least - 1e-6:
            yield f"{outer.where} less {inner.where}: {outer.value - inner.value}"
