"""What the business case must hold, by gate."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Trace


class CaseSection(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A section that the business case must hold."""

    id: Id
    title: Text
    must_contain: tuple[str, ...] = ()
    required_at: Literal["outline", "full", "decision"]
    filled_from: Annotated[Text, Meta(description="where its content comes from, in words")]
    filled_by: Annotated[
        tuple[str, ...],
        Meta(description="tables or findings, any of which fills it; 'narrative' is case/<id>.md"),
    ] = ("narrative",)
    public_by_default: Literal["yes", "redacted_if_privileged"] = "yes"
    trace: Trace = ()


class BusinessCase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Contents of the business case by gate."""

    gates: tuple[str, ...] = ()
    sections: tuple[CaseSection, ...] = ()
    rule: str = ""
