"""comparators.csv: cases elsewhere that were looked at."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.project.fields import (
    GradeRef,
    Sources,
)


class ComparatorRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A case elsewhere that the project looked at, good or bad."""

    id: Annotated[Id, Meta(description="short id")]
    library: Annotated[
        Id | None, Meta(extra={"ref": "comparators"}, description="case of the library, if it is one")
    ] = None
    name: Annotated[Text, Meta(description="the case")]
    outcome: Annotated[
        Literal["failed", "mixed", "no_effect_found", "success_claimed", "succeeded"],
        Meta(description="how it came out"),
    ]
    lesson: Annotated[str, Meta(description="what it says for this project")] = ""
    source: Annotated[str, Meta(description="where it was found")] = ""
    grade: Annotated[GradeRef | None, Meta(description="grade letter")] = None
    evidence: Sources = ()
