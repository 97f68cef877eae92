"""How many people a row stands for: told of all rows that may be held against each other, or of none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeVar

from msgspec.structs import replace

from moothall.business_case.disclosure.adding import groups
from moothall.project.impacts import ImpactRow
from moothall.project.measures import MeasureRow
from moothall.project.public import Step
from moothall.project.small_counts import small

R = TypeVar("R", MeasureRow, ImpactRow)

ABOUT = {"measures": "criterion", "impacts": "group"}
"""Column whose rows speak of the same people, by table."""


def people(
    rows: tuple[R, ...], table: Literal["measures", "impacts"], least: float
) -> tuple[tuple[R, ...], tuple[Step, ...]]:
    """Rows without their numbers of people, where one is small or one taken from another would be."""
    tell = {
        about: found
        for (about,), own in groups(rows, (ABOUT[table],)).items()
        if (found := sum(r.people is not None for r in own)) and _tells(own, least)
    }
    told = tuple(replace(r, people=None) if getattr(r, ABOUT[table]) in tell else r for r in rows)
    steps = (Step(table=table, manner="left_out", about=a, count=n) for a, n in tell.items())
    return told, tuple(steps)


def amounts(
    rows: tuple[ImpactRow, ...], units: frozenset[str], least: float
) -> tuple[tuple[ImpactRow, ...], tuple[Step, ...]]:
    """Impacts without the sizes that count people or posts, where one of a group's is small.

    units : units of a size that count people or posts, as the threshold for small counts names them
    """
    counted = [r for r in rows if r.unit.strip().casefold() in units and r.amount is not None]
    tell: dict[str, int] = {}
    for (group,), own in groups(counted, ("group",)).items():
        if any(small(abs(r.amount or 0.0), least) for r in own):
            tell[group] = len(own)
    told = tuple(replace(r, amount=None) if r in counted and r.group in tell else r for r in rows)
    steps = (Step(table="impacts", manner="left_out", about=g, count=n) for g, n in tell.items())
    return told, tuple(steps)


def _tells(rows: Sequence[R], least: float) -> bool:
    return any(n is not None and small(n, least) for n in _counts(rows))


def _counts(rows: Sequence[R]) -> Iterator[float | None]:
    """Every number of people, and every difference between a whole and its parts, whatever the option."""
    yield from (r.people for r in rows)
    wholes = {(_place(r), _group(r), r.people) for r in rows if r.people is not None}
    for place, group, count in wholes:
        parts = [
            (p, g, n)
            for p, g, n in wholes
            if _within(p, place) and _within(g, group) and (p, g) != (place, group)
        ]
        yield from (count - n for _, _, n in parts)
        yield count - sum(n for p, g, n in parts if g == group)
        yield count - sum(n for p, g, n in parts if p == place)


def _within(part: str, whole: str) -> bool:
    return whole in ("", part)


def _place(row: R) -> str:
    return row.place or ""


def _group(row: R) -> str:
    """Group of people within what the rows speak of; of an impact there is none."""
    return row.group if isinstance(row, MeasureRow) else ""
