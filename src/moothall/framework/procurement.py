"""What a procurement plan must answer, where an option triggers one; never advice."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Rule, Trace


class ProcurementItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An item of the checklist of a procurement plan."""

    id: Id
    title: Text
    question: Text
    subject: Annotated[
        Text, Meta(description="what it is about: comparator, workforce, disclosure and so on")
    ]
    evidence_expected: tuple[str, ...] = ()
    trace: Trace = ()


class Procurement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The checklist and its rules."""

    note: str = ""
    items: tuple[ProcurementItem, ...] = ()
    rules: tuple[Rule, ...] = ()
