"""Multipliers of the library: what spending in a sector sets off in an economy, each with its source."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Positive, Text

Kind = Literal[
    "output_type_1", "output_type_2", "income_type_1", "income_type_2", "jobs_type_1", "jobs_type_2"
]
"""Output, income or jobs; type I along the chain of suppliers, type II with what households spend too."""


class Multiplier(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One multiplier of a sector or product."""

    sector: Annotated[Text, Meta(description="code of the sector or product, as its source has it")]
    title: Annotated[Text, Meta(description="its name")]
    kind: Annotated[Kind, Meta(description="what is multiplied, and whether households are taken in")] = (
        "output_type_1"
    )
    value: Annotated[Positive, Meta(description="in all sectors, for each unit in this one")]


class Multipliers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Multipliers of one economy, as published."""

    source: Annotated[Text, Meta(description="where they were published")]
    area: Annotated[Text, Meta(description="economy that they are of")]
    vintage: Annotated[Text, Meta(description="year of the table behind them")]
    note: Annotated[str, Meta(description="what to know before using them")] = ""
    multipliers: tuple[Multiplier, ...] = ()
