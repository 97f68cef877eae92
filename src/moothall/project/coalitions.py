"""coalitions.csv: what groups of partners would pay if they went on their own."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Amount
from moothall.project.fields import OptionRef, PartnerRef, Sources


class CoalitionRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The yearly cost of an option for one partner or several, without the others."""

    option: OptionRef
    coalition: Annotated[
        tuple[PartnerRef, ...], Meta(min_length=1, description="partners, divided by semicolons")
    ]
    cost: Annotated[Amount, Meta(description="money; the same unit and span for every coalition")]
    evidence: Sources = ()
