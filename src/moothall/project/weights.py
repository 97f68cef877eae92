"""weights.csv: weights of sections and criteria by group; append-only, the latest counts."""

import math
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Positive
from moothall.project.fields import (
    By,
    Date,
    GroupRef,
)

PAIRS = "pairwise"
"""The method that compares two items; every other weighs one."""


class WeightRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One group's weight of a section, or of a criterion in its section; or how two of them compare."""

    group: GroupRef
    kind: Annotated[Literal["section", "criterion"], Meta(description="what is weighted")]
    item: Annotated[Id, Meta(extra={"ref": "weighted"}, description="section or criterion id")]
    against: Annotated[
        Id | None,
        Meta(
            extra={"ref": "weighted"},
            description="pairwise only: what the item is compared with; each pair once, either way round",
        ),
    ] = None
    low: Annotated[
        Positive | None,
        Meta(description="swing points only: low end of a range; the top item has none, only a value"),
    ] = None
    value: Annotated[
        Positive | None,
        Meta(
            description="points, usually 100 for the top item; swing ranking: the place in the order "
            "(1 is first); pairwise: how many times as much the item counts as the other "
            "(below 1: it counts less)"
        ),
    ] = None
    high: Annotated[
        Positive | None,
        Meta(description="swing points only: high end of a range; not above the top item's value"),
    ] = None
    method: Annotated[
        Literal["swing_points", "direct_points", "swing_ranking", "pairwise", "equal"],
        Meta(description="how it was found"),
    ]
    date: Date
    by: By
    reason: Annotated[str, Meta(description="why; asked for a change")] = ""

    @property
    def about(self) -> tuple[str, ...]:
        """The item that it weighs, or the two that it compares, in alphabetical order."""
        return (self.item,) if self.against is None else tuple(sorted((self.item, self.against)))

    @property
    def points(self) -> float:
        """Its figure as one number; of an interval without a value, the middle of its ends."""
        if self.value is not None:
            return self.value
        ends = [e for e in (self.low, self.high) if e is not None]
        return math.fsum(ends) / len(ends) if ends else 0.0

    @property
    def interval(self) -> tuple[float, float | None] | None:
        """Low and high end of swing points that are not exact; no high end: up to the top item's."""
        if self.method != "swing_points" or (self.low is None and self.high is None):
            return None
        return None if self.low == self.high else (self.low or 0.0, self.high)
