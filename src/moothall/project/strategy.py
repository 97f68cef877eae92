"""strategy.csv: answers to the strategy checks."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.project.fields import (
    By,
    Date,
    Sources,
    StrategyRef,
)


class StrategyRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer to a strategy check."""

    check: StrategyRef
    answer: Annotated[Literal["yes", "partly", "no", "not_applicable"], Meta(description="the answer")]
    reason: Annotated[str, Meta(description="why")] = ""
    evidence: Sources = ()
    date: Date
    by: By
