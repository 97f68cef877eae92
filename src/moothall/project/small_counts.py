"""Small counts: which figures must be told together, so that none under the threshold can be worked out.

A count of people or posts below the threshold could point to a person. To leave it out is not enough where
totals are told: what is missing is the total less the others. So counts are not struck out one by one. Rows
of a table are told together until every sum that is told is either nothing or large enough, and everything
else that is told follows from those sums (framework rule on small counts).

Why that is enough: in a table whose rows and columns have told totals, a cell that is not told may be
anything between its least and its largest value, and those lie min(r, c, n - r, n - c) apart (Fréchet's
bounds; r, c and n are the totals of its row, its column and the table). All four are nothing or large
enough, so a small cell can never be told from a large one.

A zero is nobody, and may be told. Only of a part of people, as women among staff, it tells of each of them.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

R = TypeVar("R", bound=Hashable)
C = TypeVar("C", bound=Hashable)

NEAR = 1e-6
"""Posts that rounding may add or lose."""


def small(count: float, least: float) -> bool:
    """Whether a count is too small to be told: more than nothing, and below the threshold."""
    return NEAR < count < least - NEAR


def summed(rows: Iterable[Mapping[C, float]]) -> dict[C, float]:
    """Columns added up over rows."""
    found: dict[C, float] = {}
    for row in rows:
        for column, count in row.items():
            found[column] = found.get(column, 0.0) + count
    return found


def told_together(
    table: Mapping[R, Mapping[C, float]],
    least: float,
    *,
    seed: Collection[R] = (),
    kin: Mapping[R, object] | None = None,
) -> frozenset[R]:
    """Rows of which only the sums may be told; every other row may be told as it is.

    table : row to column to count, 0 or more
    seed : rows that must be among them
    kin : row to what it belongs to, as a place to its partner; rows alike go together first

    Empty where nothing is small. Where even all rows together leave a small sum, all are given back: then
    not even their sum may be told (see `any_small`).
    """
    together = {r for r in table if any_small(table[r], least)} | {r for r in seed if r in table}
    belongs = kin or {}
    while together and any_small(summed(table[r] for r in together), least):
        near = {belongs.get(r) for r in together}
        others = [r for r in table if r not in together and any(n > NEAR for n in table[r].values())]
        if not others:
            break
        together.add(min(others, key=lambda r: (belongs.get(r) not in near, sum(table[r].values()), str(r))))
    return frozenset(together)


def any_small(counts: Mapping[C, float], least: float) -> bool:
    """Whether a count of a row is too small to be told."""
    return any(small(n, least) for n in counts.values())


def columns_together(totals: Mapping[C, float], least: float, order: Sequence[C]) -> frozenset[C]:
    """Columns of which only the sum may be told, as their totals are too small; empty where none is.

    order : which column to take with them, the one that is missed least first
    """
    together = {c for c, n in totals.items() if small(n, least)}
    for column in order:
        if not together or (len(together) > 1 and not small(_sum(totals, together), least)):
            break
        if totals.get(column, 0.0) > NEAR:
            together.add(column)
    return frozenset(together)


def few(totals: Mapping[C, float], together: Collection[C], least: float) -> frozenset[C]:
    """Columns told together of which it may be said that they are fewer than the threshold.

    Not where that would narrow the others down: the rest must have room for the largest small counts.
    """
    found = {c for c in together if small(totals[c], least)}
    room = _sum(totals, together) >= least * (1 + len(found)) - NEAR
    return frozenset(found) if room else frozenset()


def pooled(counts: Mapping[C, float], least: float) -> dict[frozenset[C], float]:
    """Kinds of one whole whose total is told; small ones pooled with the next smallest.

    Kinds with no count are left out. Empty where the whole itself is too small.
    """
    some = {c: n for c, n in counts.items() if n > NEAR}
    if small(sum(some.values()), least):
        return {}
    together = told_together({c: {"": n} for c, n in some.items()}, least)
    found = {frozenset({c}): n for c, n in some.items() if c not in together}
    return found | ({together: _sum(some, together)} if together else {})


def _sum(counts: Mapping[C, float], of: Collection[C]) -> float:
    return sum(counts[c] for c in of)
