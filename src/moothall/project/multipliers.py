"""multipliers.csv: multipliers of the project's own, as `moothall multipliers -o` writes them."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Positive, Text
from moothall.framework.multipliers import Kind


class MultiplierRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A multiplier of a sector; it takes the place of the library's of the same sector and kind."""

    sector: Annotated[Text, Meta(description="code of the sector, as spending.csv names it")]
    title: Annotated[str, Meta(description="its name")] = ""
    kind: Annotated[Kind, Meta(description="what is multiplied, and whether households are taken in")] = (
        "output_type_1"
    )
    low: Annotated[Positive | None, Meta(description="low end")] = None
    value: Annotated[Positive, Meta(description="in all sectors, for each unit in this one")]
    high: Annotated[Positive | None, Meta(description="high end")] = None
    source: Annotated[Text, Meta(description="table, year, area and method")]
