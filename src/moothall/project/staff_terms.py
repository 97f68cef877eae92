"""staff_terms.csv: terms of staff now beside those of new starters, in figures."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Text
from moothall.project.fields import OptionRef, PartnerRef, Sources


class StaffTermRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One term of employment under an option: for staff of today, and for somebody newly hired."""

    option: OptionRef
    item: Annotated[Text, Meta(description="term, as yearly pay, employer's pension rate or days of leave")]
    occupation: Annotated[str, Meta(description="occupation; empty: all")] = ""
    partner: Annotated[PartnerRef | None, Meta(description="whose staff; empty: all")] = None
    unit: Annotated[str, Meta(description="unit")] = ""
    better: Annotated[Literal["higher", "lower"], Meta(description="which way is better for staff")] = (
        "higher"
    )
    now: Annotated[Amount | None, Meta(description="for staff of today, before the change")] = None
    staff: Annotated[Amount | None, Meta(description="for staff of today, under the option")] = None
    starters: Annotated[Amount | None, Meta(description="for a new starter, under the option")] = None
    evidence: Sources = ()
    note: Annotated[str, Meta(description="a remark")] = ""
