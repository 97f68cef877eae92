"""impacts.csv: effects by stakeholder group."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Count, Text
from moothall.project.fields import (
    GroupRef,
    OptionRef,
    PlaceRef,
    Sources,
)


class ImpactRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an option does to one stakeholder group; 'none' needs a reason."""

    option: OptionRef
    group: Annotated[Text, Meta(description="one of the groups that the framework asks for, or your own")]
    effect: Annotated[Literal["gain", "loss", "mixed", "none", "unknown"], Meta(description="the effect")]
    statement: Annotated[str, Meta(description="the effect in words, or why there is none")] = ""
    people: Annotated[Count | None, Meta(description="people affected")] = None
    place: Annotated[PlaceRef | None, Meta(description="where")] = None
    amount: Annotated[Amount | None, Meta(description="size of the effect")] = None
    unit: Annotated[str, Meta(description="unit of the size")] = ""
    said_by: Annotated[GroupRef | None, Meta(description="group that said so")] = None
    evidence: Sources = ()
