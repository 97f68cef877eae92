"""lessons.csv: lessons from own experience."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.project.fields import (
    Date,
    Sources,
)


class LessonRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A lesson from the partners' own past sharing or commissioning."""

    id: Annotated[Id, Meta(description="short id")]
    title: Annotated[Text, Meta(description="what was done")]
    lesson: Annotated[Text, Meta(description="what was learned")]
    date: Annotated[Date | None, Meta(description="when")] = None
    source: Annotated[str, Meta(description="review, audit or report")] = ""
    evidence: Sources = ()
