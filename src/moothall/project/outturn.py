"""outturn.csv: what was forecast, and what came."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Text, Year
from moothall.project.fields import (
    BenefitRowRef,
    Date,
    OptionRef,
    Sources,
)


class OutturnRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was forecast for a year, and what came."""

    year: Year
    option: OptionRef
    benefit: Annotated[BenefitRowRef | None, Meta(description="benefit of benefits.csv, if it is one")] = None
    item: Annotated[Text, Meta(description="what was forecast")]
    forecast: Annotated[Amount | None, Meta(description="forecast")] = None
    forecast_on: Annotated[Date | None, Meta(description="when the forecast was made")] = None
    outturn: Annotated[Amount | None, Meta(description="what came; empty: not yet known")] = None
    unit: Annotated[str, Meta(description="unit")] = ""
    evidence: Sources = ()
    note: Annotated[str, Meta(description="a remark")] = ""
