"""Questions on jobs by place."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Rule, Trace


class JobsItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question on jobs by place."""

    id: Id
    title: Text
    question: Text
    inputs: tuple[str, ...] = ()
    formula: Text
    answered_by: Annotated[
        Literal["net", "moves", "places", "forecast"] | None,
        Meta(description="which figures of each option answer it; none: it is only asked"),
    ] = None
    trace: Trace = ()


class Jobs(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Jobs items and their rules."""

    items: tuple[JobsItem, ...] = ()
    rules: tuple[Rule, ...] = ()
