"""What an option does to posts, as finely as no count under the threshold can be worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from moothall.business_case.disclosure.adding import added, by, cells, groups, subsets
from moothall.project.jobs import JobsRow
from moothall.project.places import PlaceRow
from moothall.project.project import Project
from moothall.project.public import Step
from moothall.project.small_counts import small
from moothall.project.workforce import WorkforceRow

FACTORS = (
    "certainty", "probability", "leakage", "displacement", "substitution", "multiplier_low", "multiplier",
    "multiplier_high", "factors_from",
)  # fmt: skip
WHERE = ("origin", "destination")
RUNGS = (
    ("change", *WHERE, "partner", "occupation", "employer", "how", "extra_minutes", *FACTORS),
    ("change", *WHERE, "partner", "employer", *FACTORS),
    ("change", *WHERE, "partner", *FACTORS),
    ("change", "partner", *FACTORS),
    ("change", *FACTORS),
    ("change",),
)
"""Columns that tell rows of posts apart, the finest first; where none will do, no row is published."""
COUNTS = ("low", "posts", "high", "filled_by_displaced")
TOLD = ("partner", "place", "occupation")
"""Columns by which the staff there are now may be told."""
LEAVING = frozenset({"kept", "moved", "cut"})
"""Changes that say what becomes of posts there are now."""

Rows = tuple[JobsRow, ...]


def posts(
    project: Project, staff: tuple[WorkforceRow, ...], places: tuple[PlaceRow, ...], least: float
) -> tuple[Rows, tuple[Step, ...]]:
    """Rows of posts for the public copy, and what was done to them, option by option.

    staff, places : what is published of the staff there are now; what is left of them may not be small
    """
    if not least:
        return project.jobs, ()
    known = _Known(project, staff, places, least)
    found: list[JobsRow] = []
    steps: list[Step] = []
    for (option,), rows in groups(project.jobs, ("option",)).items():
        told, rung = known.finest(rows)
        found += told
        if len(told) != len(rows) or any(r.pay_grade for r in rows):
            step = Step(table="jobs", manner="added_up", about=option, by=rung, count=len(rows))
            steps.append(step if told else replace(step, manner="left_out"))
    return tuple(found), tuple(steps)


class _Known:
    """What is published of the staff there are now."""

    def __init__(
        self, project: Project, staff: tuple[WorkforceRow, ...], places: tuple[PlaceRow, ...], least: float
    ) -> None:
        self.least = least
        self.partner_of = {p.id: p.partner for p in places}
        whole = [r for r in staff if not r.characteristic]
        self.tables = [
            (dims, by(whole, cells(lambda r, f: getattr(r, f), dims), lambda r: r.fte))
            for dims in subsets(TOLD)
        ]
        told = [p for p in places if p.posts_in_scope is not None]
        self.tables += [
            (("place",), by(told, lambda p: (p.id,), lambda p: p.posts_in_scope)),
            (("partner",), by(told, lambda p: (p.partner,), lambda p: p.posts_in_scope)),
            ((), by(told, lambda _: (), lambda p: p.posts_in_scope)),
        ]

    def finest(self, rows: Sequence[JobsRow]) -> tuple[Rows, tuple[str, ...]]:
        """Rows of an option on the first rung that tells no small count."""
        for rung in RUNGS:
            found = tuple(self._summed(rows, rung))
            if not any(self._tells(found)):
                return found, rung
        return (), ()

    def _summed(self, rows: Sequence[JobsRow], rung: tuple[str, ...]) -> Iterator[JobsRow]:
        if "origin" not in rung:  # whose posts they are must not be lost with the place
            rows = [replace(r, partner=self._of(r, "partner")) for r in rows]
        for own in groups(rows, ("option", *rung)).values():
            for part in _by_known(own):
                yield added([_ranged(r, part) for r in part], COUNTS, _blank(rung))

    def _tells(self, rows: Rows) -> Iterator[bool]:
        """Whether a row, or what rows leave of the staff there are now, is small."""
        for row in rows:
            counts = [getattr(row, f) for f in COUNTS]
            if row.posts is not None and row.filled_by_displaced is not None:
                counts.append(row.posts - row.filled_by_displaced)
            yield any(n is not None and small(n, self.least) for n in counts)
        leaving = [r for r in rows if r.change in LEAVING]
        for dims, whole in self.tables:
            gone = by(leaving, cells(self._of, dims), lambda r: r.posts)
            yield any(small(n - gone[cell], self.least) for cell, n in whole.items() if cell in gone)

    def _of(self, row: JobsRow, field: str) -> str | None:
        if field == "place":
            return row.origin
        if field == "partner":
            return row.partner or self.partner_of.get(row.origin or "")
        return row.occupation or None


def _blank(rung: tuple[str, ...]) -> dict[str, Any]:
    """What stands in the columns that a rung does not tell; on the finest they stay, where rows agree."""
    if rung is RUNGS[0]:
        return {"pay_grade": ""}
    kept = {"option", "evidence", *rung, *COUNTS}
    return {f.name: f.default for f in msgspec.structs.fields(JobsRow) if f.name not in kept}


def _by_known(rows: Sequence[JobsRow]) -> Iterator[list[JobsRow]]:
    """Rows with a number of posts apart from those without: an unknown may not swallow what is known."""
    for known in (True, False):
        part = [r for r in rows if (r.posts is not None) is known]
        if part:
            yield part


def _ranged(row: JobsRow, beside: Sequence[JobsRow]) -> JobsRow:
    """A row with a range, where others beside it have one: its own number at both ends."""
    if not any(r.low is not None or r.high is not None for r in beside):
        return row
    return replace(
        row,
        low=row.posts if row.low is None else row.low,
        high=row.posts if row.high is None else row.high,
    )
