"""control_totals.csv: sums of another ledger that the lines of money must come to."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Id, Positive, Text, Year
from moothall.project.fields import OptionRef, PartnerRef, Sources


class ControlTotalRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sum that some lines of finance.csv must come to; an empty field takes in every line."""

    id: Annotated[Id, Meta(description="short id")]
    title: Annotated[Text, Meta(description="what the sum is, and of which ledger")]
    option: OptionRef | None = None
    partner: PartnerRef | None = None
    kind: Annotated[Literal["cost", "saving", "income"] | None, Meta(description="kind of line")] = None
    category: Annotated[Id | None, Meta(extra={"ref": "categories"}, description="category of line")] = None
    year: Annotated[Year | None, Meta(description="financial year, by the year in which it starts")] = None
    price_base: Annotated[str, Meta(description="prices of the total; empty: the project's")] = ""
    total: Annotated[Amount, Meta(description="the sum; each line counts positive for its kind")]
    tolerance: Annotated[Positive, Meta(description="difference that is still taken for rounding")] = 0.5
    evidence: Sources = ()
