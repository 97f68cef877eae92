"""The equality duty: whom it protects, and which evidence it asks for."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Rule, Trace


class Characteristic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A protected characteristic, where a law names it."""

    id: Id
    title: Text
    jurisdictions: Annotated[
        tuple[str, ...],
        Meta(description="codes of jurisdictions whose law names it, as GB-ENG; GB takes in all"),
    ] = ()
    source: Annotated[Text, Meta(description="the law, with its date")]


class EqualityQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question that the duty asks to be answered from evidence before a decision."""

    id: Id
    title: Text
    question: Text
    asked_of: Annotated[
        Literal["project", "option"], Meta(description="asked once of the project, or of each option")
    ] = "option"
    evidence_expected: tuple[str, ...] = ()
    trace: Trace = ()


class Equality(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The equality duty as it is asked about."""

    note: str = ""
    characteristics: tuple[Characteristic, ...] = ()
    questions: tuple[EqualityQuestion, ...] = ()
    rules: tuple[Rule, ...] = ()
