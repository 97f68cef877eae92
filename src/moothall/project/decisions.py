"""decisions.csv: decisions, conditions, overrides and dissent."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.project.fields import By, Date, OptionRef, Sources


class DecisionRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision, a condition, an override or a dissent, with its reason."""

    id: Annotated[Id, Meta(description="short id")]
    kind: Annotated[Literal["decision", "condition", "override", "dissent"], Meta(description="what it is")]
    option: Annotated[OptionRef | None, Meta(description="option that it is about")] = None
    about: Annotated[
        Id | None,
        Meta(extra={"ref": "overridable"}, description="principle or rule that is overridden"),
    ] = None
    body: Annotated[Text, Meta(description="the named body that decides")]
    reason: Annotated[Text, Meta(description="why, in at least a sentence")]
    owner: Annotated[str, Meta(description="who carries out a condition")] = ""
    due: Annotated[Date | None, Meta(description="by when")] = None
    outcome: Annotated[
        Literal["met", "partly_met", "not_met"] | None,
        Meta(description="what became of a condition; empty: nobody has said"),
    ] = None
    outcome_on: Annotated[Date | None, Meta(description="when that was so")] = None
    outcome_note: Annotated[str, Meta(description="how anyone can tell")] = ""
    evidence: Sources = ()
    date: Date
    by: By
