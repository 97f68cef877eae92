"""spending.csv: what an option spends in a year, and how much of it stays in the area."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Count, Percent, Positive, Text
from moothall.project.fields import OptionRef, PlaceRef, Sources


class SpendingRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Yearly spending of an option on one group of staff or suppliers: the first round of local money."""

    option: OptionRef
    item: Annotated[Text, Meta(description="whom it is paid to, as staff, printers or software")]
    kind: Annotated[Literal["pay", "suppliers"], Meta(description="pay or suppliers")] = "suppliers"
    amount: Annotated[Positive | None, Meta(description="a year, money")] = None
    place: Annotated[PlaceRef | None, Meta(description="where it is spent; empty: the whole area")] = None
    local_share: Annotated[
        Percent | None, Meta(description="share of it that goes to people or firms in the area, %")
    ] = None
    respent_share: Annotated[
        Percent | None, Meta(description="share of what they receive that they spend in the area again, %")
    ] = None
    small_share: Annotated[
        Percent | None, Meta(description="share of it that goes to small firms in the area, %")
    ] = None
    firms: Annotated[Count | None, Meta(description="firms in the area that supply it")] = None
    sector: Annotated[str, Meta(description="sector of the library's multipliers, if one is to be used")] = ""
    evidence: Sources = ()
    note: Annotated[str, Meta(description="a remark")] = ""
