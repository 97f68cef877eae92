"""needs.csv: the needs of each option, and the realism test."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.project.fields import (
    Date,
    OptionRef,
    Sources,
)


class NeedRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an option needs, or an answer to the realism test, with who said so."""

    option: OptionRef
    need: Annotated[
        Id, Meta(extra={"ref": "needs"}, description="a need or realism question of the framework")
    ]
    answer: Annotated[Text, Meta(description="what was found")]
    name: Annotated[str, Meta(description="who answered")] = ""
    date: Annotated[Date | None, Meta(description="when")] = None
    evidence: Sources = ()
