"""Which past cases are in the class, and why others are not (method note, M9).

The project itself and what could not be known on the day of its decision would turn a forecast into
hindsight; a sum of cases that are in would count them twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from msgspec import Struct

from moothall.engine.reference_class.ratios import tells
from moothall.framework.reference_cases import ReferenceCase

Why = Literal["own", "aggregate", "published_later", "no_date", "not_chosen", "no_ratio"]


class Sorted(Struct, frozen=True, kw_only=True):
    """Cases in the class, and those left out with the reason, each in the order given."""

    used: tuple[ReferenceCase, ...]
    left_out: tuple[tuple[ReferenceCase, Why], ...]


def pooled(library: Iterable[ReferenceCase], own: Iterable[ReferenceCase]) -> tuple[ReferenceCase, ...]:
    """The library's cases and the project's; one of the project's replaces the library's of that id."""
    return tuple(({c.id: c for c in library} | {c.id: c for c in own}).values())


def sorted_out(
    cases: Sequence[ReferenceCase],
    *,
    chosen: Collection[str] | None,
    own_cases: Collection[str],
    decided: datetime.date,
) -> Sorted:
    """Each case in or out. Of several reasons the first counts, in this order: the project itself; not
    chosen; nothing to learn; no date of its source; published after the decision; a sum of cases that are in.

    chosen : ids of the class; None: nobody chose, so that every case may be in
    own_cases : ids that are the project itself
    decided : a case that was published on this day is in
    """
    why = {c.id: _why(c, chosen, own_cases, decided) for c in cases}
    kept = {id for id, reason in why.items() if reason is None}
    sums: dict[str, Why] = {
        c.id: "aggregate"
        for c in cases
        if why[c.id] is None and ((kept - {c.id}) | set(own_cases)) & set(c.members)
    }
    reasons = why | sums
    return Sorted(
        used=tuple(c for c in cases if reasons[c.id] is None),
        left_out=tuple((c, reason) for c in cases if (reason := reasons[c.id]) is not None),
    )


def _why(
    case: ReferenceCase,
    chosen: Collection[str] | None,
    own_cases: Collection[str],
    decided: datetime.date,
) -> Why | None:
    if case.id in own_cases:
        return "own"
    if chosen is not None and case.id not in chosen:
        return "not_chosen"
    if not tells(case):
        return "no_ratio"
    if case.published is None:
        return "no_date"
    return "published_later" if case.published > decided else None
