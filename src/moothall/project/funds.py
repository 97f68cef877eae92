"""funds.csv: money that partners pool in one budget, or align without pooling it."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Positive, Text, Year
from moothall.project.fields import OptionRef, PartnerRef, Sources


class FundRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one partner puts into a pooled budget, or sets beside the others' for one purpose."""

    id: Annotated[Id, Meta(description="short id")]
    option: OptionRef
    fund: Annotated[Text, Meta(description="name of the common purpose or pot")]
    mode: Annotated[
        Literal["pooled", "aligned"],
        Meta(description="pooled: one budget under one decision; aligned: own budgets, one plan"),
    ]
    partner: Annotated[PartnerRef | None, Meta(description="who puts it in; empty: somebody else")] = None
    other: Annotated[str, Meta(description="who puts it in, where it is no partner")] = ""
    year: Annotated[Year | None, Meta(description="year, or the first")] = None
    until: Annotated[Year | None, Meta(description="last year; empty: the same year")] = None
    amount: Annotated[Positive | None, Meta(description="a year, money")] = None
    decided_by: Annotated[str, Meta(description="body that decides how it is spent")] = ""
    evidence: Sources = ()
    note: Annotated[str, Meta(description="a remark")] = ""
