"""Protected characteristics among staff, by place.

Both those who have a characteristic and those who have not must be many, or nothing is told: a part that is
nobody, or everybody, tells of each person. Two or three characteristics that make up the whole but for a
few (women, men, others) are looked at together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from moothall.engine.workforce.grouping import Grouping, Parts
from moothall.engine.workforce.scope import NOWHERE, Scope, Unit
from moothall.engine.workforce.staff import StaffOf
from moothall.findings.workforce import GroupRow
from moothall.project.workforce import WorkforceRow


class Whole(Struct, frozen=True):
    """All staff of the units, counted by people or, where those are not recorded everywhere, by posts."""

    unit: str
    counts: Mapping[Unit, float]


class Counted(Struct, frozen=True):
    """What may be told of the characteristics: their counts by rows of units.

    together : characteristic to the units that stand in one row
    """

    whole: Whole
    parts: Parts
    together: Mapping[str, frozenset[Unit]]
    untold: tuple[str, ...]

    def blocks(self, characteristic: str) -> Iterator[tuple[Unit, ...]]:
        """Units of a characteristic that are told in one row."""
        own, together = self.parts[characteristic], self.together[characteristic]
        yield from ((u,) for u in own if u not in together)
        one = tuple(u for u in own if u in together)
        if one:
            yield one


def counted(
    rows: tuple[WorkforceRow, ...], staff: Mapping[Unit, tuple[StaffOf, ...]], scope: Scope, least: float
) -> Counted:
    """Characteristics that may be told; those that leave few people even over all places are left out."""
    named = tuple(dict.fromkeys(r.characteristic for r in rows if r.characteristic))
    whole = _whole(staff, all(r.headcount is not None for r in rows if r.characteristic))
    parts: dict[str, dict[Unit, float]] = {
        c: _part([r for r in rows if r.characteristic == c], staff, scope, whole) for c in named
    }
    parts = {c: own for c, own in parts.items() if own}
    while True:
        together = Grouping(whole.counts, parts, least)
        if together.gone is None:
            untold = tuple(c for c in named if c not in parts)
            return Counted(whole, parts, together.rows, untold)
        parts = {c: own for c, own in parts.items() if c != together.gone}


def _whole(staff: Mapping[Unit, tuple[StaffOf, ...]], heads: bool) -> Whole:
    """All staff of each unit whose rows all have a figure and may be told."""
    told = {u: s for u, s in staff.items() if all(r.apart for r in s)}
    if heads:
        people = {u: [r.heads for r in s] for u, s in told.items()}
        return Whole(
            "people", {u: float(sum(n or 0 for n in ns)) for u, ns in people.items() if None not in ns}
        )
    fte = {u: [r.fte for r in s] for u, s in told.items()}
    return Whole("FTE", {u: sum(n or 0.0 for n in ns) for u, ns in fte.items() if None not in ns})


def _part(
    rows: list[WorkforceRow], staff: Mapping[Unit, tuple[StaffOf, ...]], scope: Scope, whole: Whole
) -> dict[Unit, float]:
    """How many have it in each unit for which the rows speak for all staff."""
    by_unit: dict[Unit, list[WorkforceRow]] = {}
    for row in rows:
        by_unit.setdefault(scope.units[row.place or NOWHERE], []).append(row)
    found: dict[Unit, float] = {}
    for unit, own in by_unit.items():
        own = _for_all(own, staff.get(unit, ()))
        counts = [
            float(r.headcount) if whole.unit == "people" and r.headcount is not None else r.fte for r in own
        ]
        if own and unit in whole.counts and None not in counts:
            found[unit] = sum(n for n in counts if n is not None)
    return found


def _for_all(rows: list[WorkforceRow], staff: tuple[StaffOf, ...]) -> list[WorkforceRow]:
    """The rows that together stand for all staff of a unit: totals, or every occupation; else none."""
    listed = [r for s in staff for r in s.rows]
    occupations = {r.occupation for r in listed}
    totals = [r for r in rows if r.occupation not in occupations]
    if totals:
        sites = {(r.partner, r.place) for r in totals}
        return totals if sites == {(r.partner, r.place) for r in listed} and len(sites) == len(totals) else []
    keys = {(r.partner, r.place, r.occupation, r.pay_grade) for r in listed}
    own = {(r.partner, r.place, r.occupation, r.pay_grade) for r in rows}
    return rows if own == keys and len(own) == len(rows) else []


def group_rows(found: Counted, rows: tuple[WorkforceRow, ...]) -> Iterator[GroupRow]:
    """One row for each characteristic and row of units."""
    for c, own in found.parts.items():
        sources = tuple(dict.fromkeys(s for r in rows if r.characteristic == c for s in r.evidence))
        for block in found.blocks(c):
            yield GroupRow(
                characteristic=c,
                places=tuple(p for u in block for p in u),
                count=sum(own[u] for u in block),
                of=sum(found.whole.counts[u] for u in block),
                unit=found.whole.unit,
                sources=sources,
            )
