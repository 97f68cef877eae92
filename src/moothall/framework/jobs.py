"""Questions on jobs by place."""

from msgspec import Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Rule, Trace


class JobsItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question on jobs by place."""

    id: Id
    title: Text
    question: Text
    inputs: tuple[str, ...] = ()
    formula: Text
    trace: Trace = ()


class Jobs(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Jobs items and their rules."""

    items: tuple[JobsItem, ...] = ()
    rules: tuple[Rule, ...] = ()
