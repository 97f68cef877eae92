"""measures.csv: measurements of measured criteria, by place and group."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Count
from moothall.project.fields import (
    CriterionRef,
    OptionRef,
    PlaceRef,
    Sources,
)


class MeasureRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A measurement for a measured criterion; without place and group it is the headline."""

    option: OptionRef
    criterion: CriterionRef
    place: Annotated[PlaceRef | None, Meta(description="empty: all places")] = None
    group: Annotated[str, Meta(description="group of people; empty: all")] = ""
    low: Annotated[Amount | None, Meta(description="low end")] = None
    likely: Annotated[Amount | None, Meta(description="the likely value")] = None
    high: Annotated[Amount | None, Meta(description="high end")] = None
    before: Annotated[Amount | None, Meta(description="the level now, where the change is worked out")] = None
    after: Annotated[Amount | None, Meta(description="the level under the option")] = None
    people: Annotated[Count | None, Meta(description="people that the row stands for")] = None
    unit: Annotated[str, Meta(description="unit")] = ""
    evidence: Sources = ()
    note: Annotated[str, Meta(description="a remark")] = ""
    settled: Annotated[
        bool, Meta(description="yes: worked out of rows that a public copy does not hold; counts only in one")
    ] = False
