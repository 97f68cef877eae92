"""emissions.csv: greenhouse gases of each option, by scope and source."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Text, Year
from moothall.project.fields import OptionRef, PlaceRef, Shape, Sources


class EmissionRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Emissions of one source in a year, or in each of several; a blank amount is not zero."""

    option: OptionRef
    scope: Annotated[
        Literal["1", "2", "3"],
        Meta(description="1: burnt by the bodies themselves; 2: bought energy; 3: everything else"),
    ]
    source: Annotated[
        Literal["buildings", "vehicles", "staff_travel", "user_travel", "it", "purchases", "other"],
        Meta(description="what emits"),
    ]
    item: Annotated[Text, Meta(description="what it is, in a few words")]
    year: Annotated[Year | None, Meta(description="year, or the first; empty: each year appraised")] = None
    until: Annotated[Year | None, Meta(description="last year; empty: the same year")] = None
    low: Annotated[Amount | None, Meta(description="low end, tonnes of CO2 equivalent a year")] = None
    amount: Annotated[Amount | None, Meta(description="tonnes of CO2 equivalent a year")] = None
    high: Annotated[Amount | None, Meta(description="high end, tonnes of CO2 equivalent a year")] = None
    shape: Annotated[Shape | None, Meta(description="shape of the doubt")] = None
    place: Annotated[PlaceRef | None, Meta(description="where")] = None
    evidence: Sources = ()
    note: Annotated[str, Meta(description="a remark")] = ""
