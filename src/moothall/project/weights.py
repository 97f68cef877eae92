"""weights.csv: weights of sections and criteria by group; append-only, the latest counts."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Positive
from moothall.project.fields import (
    By,
    Date,
    GroupRef,
)


class WeightRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One group's weight of a section, or of a criterion in its section."""

    group: GroupRef
    kind: Annotated[Literal["section", "criterion"], Meta(description="what is weighted")]
    item: Annotated[Id, Meta(extra={"ref": "weighted"}, description="section or criterion id")]
    low: Annotated[Positive | None, Meta(description="low end, where an interval was given")] = None
    value: Annotated[Positive | None, Meta(description="points, or the place in the order (1 is first)")] = (
        None
    )
    high: Annotated[Positive | None, Meta(description="high end, where an interval was given")] = None
    method: Annotated[
        Literal["swing_points", "direct_points", "swing_ranking", "equal"],
        Meta(description="how it was found"),
    ]
    date: Date
    by: By
    reason: Annotated[str, Meta(description="why; asked for a change")] = ""
