"""Who may do what, and what they may not."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Trace


class Role(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may do what, and what they may not."""

    id: Id
    title: Text
    may: tuple[str, ...] = ()
    may_not: tuple[str, ...] = ()
    voice: Annotated[
        Literal["officers", "unions", "users", "members"] | None,
        Meta(description="the voice that this role brings to an appraisal, if any"),
    ] = None
    trace: Trace = ()
