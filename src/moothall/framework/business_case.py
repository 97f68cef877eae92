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
    told_in: Annotated[
        tuple[str, ...],
        Meta(
            description="places of the document that tell it: a whole subject, as money, stands below the "
            "section that names it first; to any other place a link leads"
        ),
    ] = ()
    asked_of: Annotated[tuple[Id, ...], Meta(description="roles that are asked for it")] = ()
    public_by_default: Literal["yes", "redacted_if_privileged"] = "yes"
    trace: Trace = ()


class CasePart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the five cases: sections of the business case that answer one question together."""

    id: Id
    title: Text
    question: Annotated[str, Meta(description="what a reader wants to know from it")] = ""
    sections: Annotated[tuple[Id, ...], Meta(description="ids of sections, in reading order")] = ()
    trace: Trace = ()
    note: str = ""


class BusinessCase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Contents of the business case by gate."""

    gates: tuple[str, ...] = ()
    sections: tuple[CaseSection, ...] = ()
    before: Annotated[tuple[Id, ...], Meta(description="sections that stand before the cases")] = ()
    five_cases: Annotated[tuple[CasePart, ...], Meta(description="the cases, in reading order")] = ()
    after: Annotated[
        tuple[Id, ...], Meta(description="sections that stand after the cases; one with no place stands last")
    ] = ()
    rule: str = ""

    @property
    def placed(self) -> tuple[str, ...]:
        """Every id that a place is given to, in reading order; one that is named twice stands twice."""
        return (*self.before, *(id for part in self.five_cases for id in part.sections), *self.after)
