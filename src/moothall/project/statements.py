"""statements/*.md and case/BC*.md: texts printed as they were written."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Text
from moothall.project.fields import CaseRef, GroupRef


class Statement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement in a group's own words, printed unedited."""

    group: Annotated[GroupRef, Meta(description="group; the file's name is statements/<group>.md")]
    text: Annotated[Text, Meta(description="the statement")]


class Narrative(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What people wrote for one section of the business case."""

    section: Annotated[CaseRef, Meta(description="section; the file's name is case/<id>.md")]
    text: Annotated[Text, Meta(description="the text")]
