"""Weights that were set or changed after scoring had begun."""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Annotated

from msgspec import Meta, Struct

from moothall.project.project import Project
from moothall.project.weight_sets import standing
from moothall.project.weights import PAIRS, WeightRow


class LateChange(Struct, frozen=True, kw_only=True):
    """A weight set or changed after the first score that it bears on."""

    before: Annotated[WeightRow | None, Meta(description="the weight until then; none: equal")]
    after: WeightRow
    scored: Annotated[datetime.date, Meta(description="day of the first score")]
    scored_item: Annotated[str, Meta(description="what was scored then: the item, or the other of a pair")]


def first_scores(project: Project) -> Mapping[str, datetime.date]:
    """The day of the first score of each criterion, and of each section, that has one."""
    section_of = {c.id: s.id for s in project.framework.matrix.sections for c in s.criteria}
    first: dict[str, datetime.date] = {}
    for score in project.scores:
        if score.score is not None:
            for item in (score.criterion, section_of[score.criterion]):
                first[item] = min(first.get(item, score.date), score.date)
    return first


def late_changes(project: Project) -> tuple[LateChange, ...]:
    """Weights changed after the first score that they bear on, in the order of the table.

    A first weight counts as a change from equal; a row that repeats what stood does not. The answer to
    a pair bears on the scores of both items.
    """
    first = first_scores(project)
    section_of = {c.id: s.id for s in project.framework.matrix.sections for c in s.criteria}
    sets: dict[tuple[str, str, str | None], list[WeightRow]] = defaultdict(list)
    for row in project.weights:
        sets[row.group, row.kind, section_of.get(row.item)].append(row)
    late: list[LateChange] = []
    for row in project.weights:
        known = [i for i in (row.item, row.against) if i is not None and i in first]
        item = min(known, key=first.__getitem__, default=None)
        if item is not None and row.date > first[item]:
            before = _before(sets[row.group, row.kind, section_of.get(row.item)], row)
            if not _repeats(before, row):
                late.append(LateChange(before=before, after=row, scored=first[item], scored_item=item))
    return tuple(late)


def _before(rows: Iterable[WeightRow], row: WeightRow) -> WeightRow | None:
    """What stood in a row's place: on the same item or pair, or on one of its items in another way."""
    stood = standing(r for r in rows if r.date < row.date)
    same = (r for r in stood if r.about == row.about)
    other = (r for r in stood if len(r.about) != len(row.about) and set(r.about) & set(row.about))
    return next(same, None) or next(other, None)


def _repeats(before: WeightRow | None, row: WeightRow) -> bool:
    """Whether a row says what held already; a pair may be said the other way round."""
    if before is None:
        return row.method == "equal"
    if row.method == before.method == PAIRS and before.item != row.item and before.value and row.value:
        return math.isclose(before.value * row.value, 1)
    return _stated(before) == _stated(row)


def _stated(row: WeightRow) -> tuple[object, ...]:
    return ("equal",) if row.method == "equal" else (row.method, row.low, row.value, row.high)
