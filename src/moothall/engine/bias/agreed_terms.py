"""Did the terms stay as agreed once verdicts were given?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from moothall.engine.bias.context import Results
from moothall.engine.bias.names import named, phrase
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.project import Project

NONE_YET = "none"


class Change(Struct, frozen=True):
    """A term that was set: what, when, by whom, from what to what."""

    subject: str
    what: str
    """What it is and how it changed, in words."""
    date: datetime.date
    by: str
    before: str
    after: str
    reason: str


def dropped_after_screening(results: Results) -> Seen:
    """The must-pass set, a threshold or the worth of a grade changed after the first verdict (M8).

    A first must-pass set after that day counts as a change, for it should be adopted before any
    verdict; so does a first own threshold that differs from the framework's.
    """
    if not results.project.verdicts:
        return CannotTell(("dated verdicts (principles.csv)",))
    first = min(v.date for v in results.project.verdicts)
    return tuple(_late(c, first) for c in changes(results) if c.date > first and c.before != c.after)


def changes(results: Results) -> Iterator[Change]:
    """Every term that was set, oldest first of its kind."""
    yield from _must_pass(results)
    yield from _thresholds(results.project)
    yield from _grades(results.project)


def _must_pass(results: Results) -> Iterator[Change]:
    order = [p.id for p in results.project.framework.screening.principles]
    before: list[str] = []
    for entry in results.terms.must_pass_sets:
        after = sorted(set(entry.principles), key=order.index)
        gone, new = [p for p in before if p not in after], [p for p in after if p not in before]
        what = f"the must-pass set (dropped: {phrase(gone)}; added: {phrase(new)})"
        yield Change("must_pass", what, entry.date, entry.by, phrase(before), phrase(after), entry.reason)
        before = after


def _thresholds(project: Project) -> Iterator[Change]:
    held = {t.id: _words(t.value) for t in project.framework.thresholds}
    titles = [(t.id, t.title) for t in project.framework.thresholds]
    for entry in sorted(project.head.thresholds, key=lambda t: t.date):
        before, after = held[entry.id], _words(entry.value)
        what = f"threshold {named(titles, entry.id)}, from {before} to {after}"
        yield Change(entry.id, what, entry.date, entry.by, before, after, entry.reason)
        held[entry.id] = after


def _grades(project: Project) -> Iterator[Change]:
    held = {g.label: _words(g.observations) for g in project.framework.evidence.grades}
    for entry in sorted(project.head.grades, key=lambda g: g.date):
        before, after = held.get(entry.grade, NONE_YET), _words(entry.observations)
        what = f"worth of grade {entry.grade}, from {before} to {after} observations"
        yield Change(f"grade {entry.grade}", what, entry.date, entry.by, before, after, entry.reason)
        held[entry.grade] = after


def _words(value: Any) -> str:
    return phrase(value) if isinstance(value, tuple) else f"{value:g}"


def _late(change: Change, first: datetime.date) -> Sighting:
    return Sighting(
        subject=change.subject,
        figures={
            "what": f"{change.what}, by {change.by}",
            "changed": change.date.isoformat(),
            "verdict_date": first.isoformat(),
            "before": change.before,
            "after": change.after,
            "by": change.by,
            "reason": change.reason,
        },
    )
