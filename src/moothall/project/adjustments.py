"""adjustments.csv: the users' own readings of the financial case, beside the three standing lines."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.project.fields import By, Date, OptionRef, Sources

Change = Annotated[float, Meta(ge=-100, le=10_000, description="a change in %, as 20 or -25")]
Delay = Annotated[float, Meta(ge=0, le=1200, description="months")]


class AdjustmentRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reading of the money: what if setting up costs more, savings come smaller, or later."""

    id: Annotated[Id, Meta(description="short id")]
    option: Annotated[OptionRef | None, Meta(description="empty: every option")] = None
    title: Annotated[Text, Meta(description="what it supposes, in a few words")]
    set_up: Annotated[Change, Meta(description="change of one-off costs, in %")] = 0.0
    running: Annotated[Change, Meta(description="change of costs that recur, in %")] = 0.0
    savings: Annotated[Change, Meta(description="change of savings and income, in %")] = 0.0
    delay: Annotated[Delay, Meta(description="months by which savings and income come later")] = 0.0
    promoted_only: Annotated[
        bool | None, Meta(description="yes: on the promoter's lines only; empty: on every line")
    ] = None
    optimism_bias: Annotated[
        bool | None, Meta(description="yes: with optimism bias on one-off costs; empty: without")
    ] = None
    reason: Annotated[str, Meta(description="why it is worth a look")] = ""
    by: By
    date: Date
    evidence: Sources = ()
