"""What must hold of weights that belong together: all sections, or all criteria of one section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from moothall.project.history import latest
from moothall.project.problems import Problem, listed
from moothall.project.weights import WeightRow

if TYPE_CHECKING:
    from moothall.project.project import Project

WAYS = {"swing_points": "points", "direct_points": "points", "swing_ranking": "a ranking", "equal": "equal"}
"""Methods that give figures which can stand side by side."""

Rows = list[tuple[int, WeightRow]]
"""Rows of one group and one set, each with its number in the table."""


def faults(project: Project) -> Iterator[Problem]:
    """Sets with a gap, in several ways at once, or without any weight, on any day of their history."""
    left_out = {n.criterion for n in project.head.not_applicable}
    sets = tuple(_sets(project, left_out))
    by_group: dict[str, Rows] = {}
    for n, row in enumerate(project.weights):
        by_group.setdefault(row.group, []).append((n, row))
    for group, own in by_group.items():
        for kind, items, applying, called in sets:
            rows = [(n, w) for n, w in own if w.kind == kind and w.item in items]
            if rows:
                yield from _gap(group, items, called, rows)
                yield from _days(group, applying, called, rows)


def _sets(project: Project, left_out: set[str]) -> Iterator[tuple[str, tuple[str, ...], frozenset[str], str]]:
    """Each set: kind, items, those of them that apply to the project, and what it is called."""
    applying = {
        s.id: frozenset(c.id for c in s.criteria) - left_out for s in project.framework.matrix.sections
    }
    yield "section", tuple(applying), frozenset(s for s, own in applying.items() if own), "sections"
    for section in project.framework.matrix.sections:
        items = tuple(c.id for c in section.criteria)
        yield "criterion", items, applying[section.id], f"criteria of section {section.id}"


def _gap(group: str, items: tuple[str, ...], called: str, rows: Rows) -> Iterator[Problem]:
    """A group weights all items that belong together, or none: a gap would be a hidden zero."""
    spoken = {w.item for _, w in rows}
    absent = [i for i in items if i not in spoken]
    if absent:
        yield Problem(
            "weights",
            (rows[-1][0], "item"),
            f"Group {group} weights {len(spoken)} of {len(items)} {called}; weight all of them "
            f"(0 is allowed) or none. Missing: {listed(absent)}.",
        )


def _days(group: str, applying: frozenset[str], called: str, rows: Rows) -> Iterator[Problem]:
    """The set as it stood on each day on which something was written; the first fault is enough."""
    own = [(n, w) for n, w in rows if w.item in applying]
    for day in sorted({w.date for _, w in own}):
        standing = latest((w for _, w in own), lambda w: w.item, day)
        if len(standing) < len(applying):
            continue
        last = max(n for n, w in own if w.date == day)
        ways = sorted({WAYS[w.method] for w in standing.values()})
        if len(ways) > 1:
            yield Problem(
                "weights",
                (last, "method"),
                f"Group {group} weights the {called} in several ways at once ({', '.join(ways)}) "
                f"as of {day}; use one way for all of them.",
            )
            return
        if "equal" not in ways and not any(_positive(w) for w in standing.values()):
            yield Problem(
                "weights",
                (last, "value"),
                f"Group {group} gives all {called} a weight of 0 as of {day}.",
            )
            return


def _positive(row: WeightRow) -> bool:
    ends = (row.low, row.high) if row.value is None else (row.value,)
    return any(e is not None and e > 0 for e in ends)
