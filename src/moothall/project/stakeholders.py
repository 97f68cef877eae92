"""stakeholders.yaml: groups, their shares, their assessors and when they first had access."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Share, Text
from moothall.project.fields import Date


class Assessor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One who scores; a code, never a name."""

    id: Annotated[Id, Meta(description="code")]
    role: Annotated[str, Meta(description="role, as branch officer")] = ""


class Group(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stakeholder group. Groups, not heads, are the unit of every mean."""

    id: Annotated[Id, Meta(description="short id")]
    title: Annotated[Text, Meta(description="name of the group")]
    voice: Annotated[
        Literal["officers", "unions", "users", "members", "other"],
        Meta(description="the voice that the group brings"),
    ]
    share: Annotated[Share | None, Meta(description="declared share, 0 to 1; all left out: equal shares")] = (
        None
    )
    first_access: Annotated[
        Date | None, Meta(description="when the group first had access to the papers")
    ] = None
    assessors: tuple[Assessor, ...] = ()


class Stakeholders(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All groups."""

    groups: tuple[Group, ...] = ()
