"""What must hold of weights that belong together: all sections, or all criteria of one section."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from moothall.project.history import latest
from moothall.project.problems import Problem, listed
from moothall.project.weight_ranges import above_top, misplaced, numbers
from moothall.project.weights import PAIRS, WeightRow

if TYPE_CHECKING:
    from moothall.project.project import Project

WAYS = {
    "swing_points": "points",
    "direct_points": "points",
    "swing_ranking": "a ranking",
    "pairwise": "pairs",
    "equal": "equal",
}
"""Methods that give figures which can stand side by side."""

FURTHEST = 1e15
"""The largest number that a cell may hold; a ratio must stay one when it is turned round."""

Rows = list[tuple[int, WeightRow]]
"""Rows of one group and one set, each with its number in the table."""


class ItemSet(Struct, frozen=True, kw_only=True):
    """Items that are weighed against each other."""

    kind: str
    items: tuple[str, ...]
    applying: tuple[str, ...]
    """Those that apply to the project."""
    called: str


def standing(rows: Iterable[WeightRow], until: datetime.date | None = None) -> tuple[WeightRow, ...]:
    """Of the rows of one group and one set, those that count, or that counted on a day.

    The latest of each item counts, or of each pair, whichever way round. Pairs written after weights
    of single items replace all of these, and the other way round.
    """
    kept = [r for r in rows if until is None or r.date <= until]
    pairs = [r for r in kept if r.method == PAIRS]
    single = [r for r in kept if r.method != PAIRS]
    if pairs and single:
        weighed, compared = max(r.date for r in single), max(r.date for r in pairs)
        single = [r for r in single if r.date > compared]
        pairs = [r for r in pairs if r.date > weighed]
    return tuple(latest(pairs or single, lambda r: r.about).values())


def whole(rows: Iterable[WeightRow], items: Iterable[str]) -> bool:
    """Whether rows that count together speak of every item, or compare every pair."""
    about = {r.about for r in rows}
    return all((i,) in about for i in items) or (
        all(p in about for p in pairs_of(items)) and any(len(a) > 1 for a in about)
    )


def pairs_of(items: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Every pair of items, each in alphabetical order."""
    return tuple(combinations(sorted(items), 2))


def faults(project: Project) -> Iterator[Problem]:
    """Sets with a gap, in several ways at once, or without any weight, on any day of their history."""
    sets = tuple(_sets(project))
    by_group: dict[str, Rows] = {}
    for n, row in enumerate(project.weights):
        by_group.setdefault(row.group, []).append((n, row))
    for group, own in by_group.items():
        for asked in sets:
            rows = [(n, w) for n, w in own if w.kind == asked.kind and w.item in asked.items]
            wrong = list(_pairs(asked, rows))
            yield from wrong
            yield from misplaced(rows)
            if rows and not wrong:
                yield from _gap(group, asked, rows)
                yield from _days(group, asked, rows)


def _sets(project: Project) -> Iterator[ItemSet]:
    """Each set of the framework: its sections, then the criteria of each."""
    left_out = {n.criterion for n in project.head.not_applicable}
    sections = project.framework.matrix.sections
    applying = {s.id: tuple(c.id for c in s.criteria if c.id not in left_out) for s in sections}
    some = tuple(s for s, own in applying.items() if own)
    yield ItemSet(kind="section", items=tuple(applying), applying=some, called="sections")
    for section in sections:
        items = tuple(c.id for c in section.criteria)
        called = f"criteria of section {section.id}"
        yield ItemSet(kind="criterion", items=items, applying=applying[section.id], called=called)


def _pairs(asked: ItemSet, rows: Rows) -> Iterator[Problem]:
    """Rows that compare nothing, or not what belongs together, or by no ratio; a pair both ways round."""
    seen: dict[tuple[tuple[str, ...], datetime.date], str] = {}
    for n, row in rows:
        if row.method != PAIRS:
            if row.against is not None:
                message = f"Only a pairwise weight is against another; {row.method} weighs one item."
                yield Problem("weights", (n, "against"), message)
            continue
        if row.against is None or row.against == row.item:
            message = f'A pairwise weight needs "against": another of the {asked.called}.'
            yield Problem("weights", (n, "against"), message)
        elif row.against not in asked.items:
            yield Problem(
                "weights",
                (n, "against"),
                f"{row.item} cannot be weighed against {row.against}; "
                f"only against another of the {asked.called}: {listed(asked.items)}.",
            )
        elif seen.setdefault((row.about, row.date), row.item) != row.item:
            yield Problem(
                "weights",
                (n, "against"),
                f"{row.item} against {row.against} is given both ways round on {row.date}; give it once.",
            )
        if row.low is not None or row.high is not None:
            yield Problem("weights", (n, "value"), "A pairwise weight is one ratio, without low and high.")
        elif row.value is not None and not 1 / FURTHEST <= row.value <= FURTHEST:
            message = f"A pairwise weight is a ratio: above 0, and below 1 where {row.item} counts less."
            yield Problem("weights", (n, "value"), message)


def _gap(group: str, asked: ItemSet, rows: Rows) -> Iterator[Problem]:
    """A group weights all items that belong together, or none: a gap would be a hidden zero."""
    spoken = {w.item for _, w in rows if w.method != PAIRS}
    absent = [i for i in asked.items if i not in spoken]
    if spoken and absent:
        yield Problem(
            "weights",
            (rows[-1][0], "item"),
            f"Group {group} weights {len(spoken)} of {len(asked.items)} {asked.called}; weight all of them "
            f"(0 is allowed) or none. Missing: {listed(absent)}.",
        )
    compared = {w.about for _, w in rows if w.method == PAIRS}
    wanted = pairs_of(asked.applying)
    missing = [p for p in wanted if p not in compared]
    if compared and missing:
        yield Problem(
            "weights",
            (rows[-1][0], "item"),
            f"Group {group} compares {len(wanted) - len(missing)} of {len(wanted)} pairs of {asked.called}; "
            f"compare all of them or none. Missing: {listed(f'{a} against {b}' for a, b in missing)}.",
        )


def _days(group: str, asked: ItemSet, rows: Rows) -> Iterator[Problem]:
    """The set as it stood on each day on which something was written; the first fault is enough."""
    own = [(n, w) for n, w in rows if set(w.about) <= set(asked.applying)]
    for day in sorted({w.date for _, w in own}):
        said = [w for _, w in own if w.date <= day]
        now = standing(said)
        mixed = len({w.method == PAIRS for w in said}) > 1
        if not mixed and not whole(now, asked.applying):
            continue
        ways = sorted({WAYS[w.method] for w in (now if whole(now, asked.applying) else said)})
        found = _fault(f"Group {group}", asked.called, day, now, ways)
        if found:
            place, message = found
            yield Problem("weights", (max(n for n, w in own if w.date == day), place), message)
            return
        # Items that do not apply count here: one left out later must not make the history wrong.
        high = list(above_top(f"Group {group}", asked.called, day, standing((w for _, w in rows), day)))
        if high:
            for row, place, message in high:
                yield Problem("weights", (next(n for n, w in rows if w is row), place), message)
            return


def _fault(
    group: str, called: str, day: datetime.date, rows: tuple[WeightRow, ...], ways: list[str]
) -> tuple[str, str] | None:
    """What is wrong with the rows that count on a day: the field, and the sentence."""
    if len(ways) > 1:
        how = f"in several ways at once ({', '.join(ways)}) as of {day}"
        return "method", f"{group} weights the {called} {how}; use one way for all of them."
    if "equal" not in ways and not any(max(numbers(w), default=0) > 0 for w in rows):
        return "value", f"{group} gives all {called} a weight of 0 as of {day}."
    return None
