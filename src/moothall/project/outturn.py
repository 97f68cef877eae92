"""outturn.csv: what was forecast, and what came."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Text, Year
from moothall.project.fields import (
    BenefitRowRef,
    Date,
    OptionRef,
    Sources,
)


class OutturnRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A forecast of a year, and what came; a further forecast of the same thing is a further row."""

    year: Annotated[Year, Meta(description="year that it is for; of several, the first")]
    until: Annotated[
        Year | None, Meta(description="last year that it is for, where it is of several; empty: one year")
    ] = None
    year_of: Annotated[
        Literal["result", "forecast"],
        Meta(description="forecast: the year is only that of the forecast; for which it is, nobody knows"),
    ] = "result"
    option: OptionRef
    benefit: Annotated[BenefitRowRef | None, Meta(description="benefit of benefits.csv, if it is one")] = None
    item: Annotated[Text, Meta(description="what was forecast; the same words in each row on the same thing")]
    forecast: Annotated[Amount | None, Meta(description="forecast")] = None
    forecast_low: Annotated[Amount | None, Meta(description="low end, where the forecast is a range")] = None
    forecast_high: Annotated[Amount | None, Meta(description="high end, where the forecast is a range")] = (
        None
    )
    forecast_on: Annotated[Date | None, Meta(description="when the forecast was made")] = None
    forecast_prices: Annotated[
        str, Meta(description="prices that the forecast is in, as 2026-27; empty: money as reported")
    ] = ""
    outturn: Annotated[
        Amount | None, Meta(description="what came, in one of the rows on the thing; empty: not yet known")
    ] = None
    outturn_prices: Annotated[
        str, Meta(description="prices that the outturn is in, as 2026-27; empty: money as reported")
    ] = ""
    unit: Annotated[str, Meta(description="unit; empty: the project's currency")] = ""
    evidence: Sources = ()
    note: Annotated[str, Meta(description="a remark")] = ""
