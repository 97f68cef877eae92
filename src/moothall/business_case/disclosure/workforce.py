"""Staff in aggregate, as finely as no count under the threshold can be worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from msgspec.structs import replace

from moothall.business_case.disclosure.adding import Key, added, by, cells, groups, total
from moothall.business_case.wording import _
from moothall.project.project import Project
from moothall.project.public import Step
from moothall.project.small_counts import NEAR, small
from moothall.project.workforce import WorkforceRow

COUNTS = ("fte", "headcount")
RUNGS = (
    ("partner", "place", "occupation"),
    ("partner", "place"),
    ("partner", "occupation"),
    ("partner",),
)
"""Columns that tell rows of staff apart, the finest first; where none will do, no row is published."""
PARTS = (("partner", "place"), ("partner",))
"""The same for rows that count a part of the staff, as women."""

Rows = tuple[WorkforceRow, ...]


def workforce(project: Project, least: float) -> tuple[Rows, tuple[Step, ...]]:
    """Rows of staff for the public copy, and what was done to them.

    Pay grades are never told apart. All staff are a partition of people by the columns of the first rung on
    which every count is nothing or large enough; parts of them are told only beside a whole from which they
    can be taken with the same result.
    """
    if not least:
        return project.workforce, ()
    whole = [r for r in project.workforce if not r.characteristic]
    some = [r for r in project.workforce if r.characteristic]
    staff, rung = _finest(project, whole, least)
    parts, manner = _parts(some, staff, rung, least)
    return (*staff, *parts), (*_step("", whole, staff, rung), *_step("characteristic", some, parts, manner))


def _step(about: str, before: Sequence[WorkforceRow], after: Rows, rung: tuple[str, ...]) -> tuple[Step, ...]:
    if not before or (len(before) == len(after) and all(not r.pay_grade for r in before)):
        return ()
    manner = Step(table="workforce", manner="added_up", about=about, by=rung, count=len(before))
    return (manner if after else replace(manner, manner="left_out"),)


def _finest(project: Project, whole: Sequence[WorkforceRow], least: float) -> tuple[Rows, tuple[str, ...]]:
    named = any(o.harmonisation is not None and o.harmonisation.occupations for o in project.options)
    for rung in RUNGS:
        if named and "occupation" not in rung:  # the options name occupations, which must then be there
            continue
        found = _summed(whole, rung)
        if not any(_small(r, least) for r in found):
            return found, rung
    return (), ()


def _small(row: WorkforceRow, least: float) -> bool:
    return any(n is not None and small(n, least) for n in (row.fte, row.headcount))


def _summed(rows: Sequence[WorkforceRow], rung: tuple[str, ...]) -> Rows:
    return tuple(_one(own, rung) for own in groups(rows, (*rung, "characteristic")).values())


def _one(rows: Sequence[WorkforceRow], rung: tuple[str, ...]) -> WorkforceRow:
    given = {"pay_grade": "", "pay": _mean_pay(rows)}
    if "place" not in rung:
        given["place"] = None
    if "occupation" not in rung:
        given["occupation"] = _("All occupations")
    return added(rows, COUNTS, given)


def _mean_pay(rows: Sequence[WorkforceRow]) -> float | None:
    """Mean pay by posts; none where a row has no pay or no posts."""
    if len(rows) == 1:
        return rows[0].pay
    weight = total(r.fte for r in rows)
    whole = total(None if r.pay is None or r.fte is None else r.pay * r.fte for r in rows)
    return whole / weight if weight and whole is not None else None


def _parts(
    some: Sequence[WorkforceRow], staff: Rows, rung: tuple[str, ...], least: float
) -> tuple[Rows, tuple[str, ...]]:
    """Rows on parts of the staff, on the first rung that tells nobody apart."""
    for fields in PARTS:
        if not set(fields) <= set(rung):
            continue
        found = _summed(some, fields)
        if not any(_tells(found, staff, fields, least)):
            return found, fields
    return (), ()


def _tells(found: Rows, staff: Rows, fields: tuple[str, ...], least: float) -> Iterator[bool]:
    """Whether a part of the staff of a place, or the rest of them, is small or nobody.

    Nobody tells too: where no one has a characteristic, it is known of each that they lack it.
    """
    for count in COUNTS:
        whole = by(staff, cells(getattr, fields), attrgetter(count))
        own: dict[tuple[Key, str], list[float]] = {}
        for row in found:
            n = getattr(row, count)
            if n is None:
                continue
            where = cells(getattr, fields)(row)
            own.setdefault((where, row.characteristic.partition(":")[0]), []).append(n)
            yield where not in whole or _few(n, least) or _few(whole[where] - n, least)
        for (where, _kind), counts in own.items():
            yield len(counts) > 1 and small(whole.get(where, 0.0) - sum(counts), least)


def _few(count: float, least: float) -> bool:
    return count < least - NEAR
