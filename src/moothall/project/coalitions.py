"""coalitions.csv: what groups of partners would pay if they went on their own."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Amount
from moothall.project.fields import OptionRef, PartnerRef, Sources


class CoalitionRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an option costs one partner or several without the others, over the same span in every row."""

    option: OptionRef
    coalition: Annotated[
        tuple[PartnerRef, ...], Meta(min_length=1, description="partners, divided by semicolons")
    ]
    cost: Annotated[
        Amount, Meta(description="money; the same unit for every coalition, over any span, the same for all")
    ]
    evidence: Sources = ()
