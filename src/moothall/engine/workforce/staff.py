"""Staff by occupation and grade, in each place; rows that are too small are told together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from moothall.engine.workforce.scope import NOWHERE, Scope, Unit
from moothall.findings.workforce import StaffRow
from moothall.project.small_counts import NEAR, any_small, summed, told_together
from moothall.project.workforce import WorkforceRow

T = TypeVar("T")
Key = tuple[str, str, str]
"""Partner, occupation and grade."""
UNLISTED: Key = ("", "", "")
"""Posts in scope that no row of staff names."""


class StaffOf(Struct, frozen=True):
    """Staff of a unit that are told in one row.

    keys : occupations with partner and grade; the rows of the unit have no key in common
    fte, heads : posts and people; none: not recorded for all of them
    apart : whether the row may be told
    """

    unit: Unit
    keys: tuple[Key, ...]
    rows: tuple[WorkforceRow, ...]
    fte: float | None
    heads: int | None
    apart: bool = True


def staff_by_unit(
    rows: Iterable[WorkforceRow], found: Scope, least: float
) -> dict[Unit, tuple[StaffOf, ...]]:
    """Rows of staff in each unit, the small ones together."""
    leaves: dict[Unit, dict[Key, list[WorkforceRow]]] = {}
    for row in rows:
        if not row.characteristic:
            key = (row.partner, row.occupation, row.pay_grade)
            unit = found.units[row.place or NOWHERE]
            leaves.setdefault(unit, {}).setdefault(key, []).append(row)
    return {u: tuple(_told(u, own, found.posts.get(u), least)) for u, own in leaves.items()}


def _told(
    unit: Unit, leaves: Mapping[Key, list[WorkforceRow]], posts: float | None, least: float
) -> Iterator[StaffOf]:
    table = {key: _counts(rows) for key, rows in leaves.items()}
    gap = 0.0 if posts is None else posts - sum(c["fte"] for c in table.values())
    if gap > NEAR:
        table[UNLISTED] = {"fte": gap, "heads": 0.0}
    together = told_together(table, least, kin={key: key[0] for key in table})
    for key in leaves:
        if key not in together:
            yield _row(unit, (key,), leaves, 0.0)
    if together - {UNLISTED}:
        keys = tuple(k for k in table if k in together)
        apart = not any_small(summed(table[k] for k in keys), least)
        yield _row(unit, keys, leaves, gap if UNLISTED in together else 0.0, apart)


def _counts(rows: list[WorkforceRow]) -> dict[str, float]:
    return {
        "fte": sum((r.fte or 0.0 for r in rows), 0.0),
        "heads": float(sum(r.headcount or 0 for r in rows)),
    }


def _row(
    unit: Unit,
    keys: tuple[Key, ...],
    leaves: Mapping[Key, list[WorkforceRow]],
    gap: float,
    apart: bool = True,
) -> StaffOf:
    rows = tuple(r for key in keys for r in leaves.get(key, ()))
    fte, heads = [r.fte for r in rows], [r.headcount for r in rows]
    return StaffOf(
        unit=unit,
        keys=keys,
        rows=rows,
        fte=None if None in fte else sum((n for n in fte if n), 0.0) + gap,
        heads=None if None in heads else sum(n for n in heads if n),
        apart=apart,
    )


def staff_row(found: StaffOf) -> StaffRow:
    """What is told of them. Pay stands only where the row is one; a mean over several tells their mix."""
    rows, alone = found.rows, len(found.keys) == 1
    return StaffRow(
        partner=same(r.partner for r in rows),
        places=found.unit,
        occupations=tuple(dict.fromkeys(r.occupation for r in rows)),
        pay_grades=tuple(dict.fromkeys(r.pay_grade for r in rows if r.pay_grade)),
        fte=found.fte if found.apart else None,
        headcount=found.heads if found.apart else None,
        pay=same(r.pay for r in rows) if alone and found.apart else None,
        pension=same(r.pension for r in rows) or "",
        terms=same(r.terms for r in rows) or "",
        unlisted=UNLISTED in found.keys,
        suppressed=not found.apart,
        sources=tuple(dict.fromkeys(s for r in rows for s in r.evidence)),
    )


def same(values: Iterable[T]) -> T | None:
    """The value that all have; none where they differ."""
    found = set(values)
    return next(iter(found)) if len(found) == 1 else None
