"""equality.csv: the evidence that the equality duty asks for, question by question."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.project.fields import CharacteristicRef, Date, EqualityRef, OptionRef, Sources


class EqualityRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer to a question of the equality duty, for an option or for the whole project."""

    option: Annotated[OptionRef | None, Meta(description="empty: the whole project")] = None
    question: EqualityRef
    characteristic: Annotated[CharacteristicRef | None, Meta(description="empty: all of them")] = None
    answer: Annotated[
        Literal["yes", "partly", "no", "unknown", "not_applicable"], Meta(description="the answer")
    ]
    reason: Annotated[str, Meta(description="what was found, or why it does not apply")] = ""
    evidence: Sources = ()
    date: Date
    by: Annotated[str, Meta(description="who answered")] = ""
