"""The equality duty: whom it protects, what the law of each place adds, and which evidence it asks for."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Rule, Trace

Jurisdictions = Annotated[
    tuple[str, ...],
    Meta(description="codes of the jurisdictions where it holds, each by itself, as GB-ENG"),
]
Sure = Annotated[
    Literal["looked-up", "from-memory"], Meta(description="from-memory shows as 'unverified default'")
]


class Characteristic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A protected characteristic, where a law names it."""

    id: Id
    title: Text
    jurisdictions: Jurisdictions = ()
    source: Annotated[Text, Meta(description="the law, with its date")]
    sure: Sure = "from-memory"
    note: str = ""


class Duty(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A duty of the law beside which the questions are asked; dated, and never advice."""

    id: Id
    title: Text
    asks: Annotated[Text, Meta(description="what it asks for, in our words")]
    jurisdictions: Jurisdictions = ()
    valid_from: Annotated[str, Meta(description="since when: a year, month or day; empty: not in force")] = ""
    source: Text
    sure: Sure = "from-memory"
    review_by: Annotated[str | None, Meta(description="when it must be looked at again")] = None
    note: str = ""


class EqualityQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question that the duty asks to be answered from evidence before a decision."""

    id: Id
    title: Text
    question: Text
    asked_of: Annotated[
        Literal["project", "option"], Meta(description="asked once of the project, or of each option")
    ] = "option"
    by_characteristic: Annotated[
        bool, Meta(description="an answer for each characteristic, or one for all of them")
    ] = False
    role: Annotated[
        Literal["assessment", "mitigation"] | None,
        Meta(
            description="what checks take the answer for: the assessment itself, or what is done about harm"
        ),
    ] = None
    evidence_expected: tuple[str, ...] = ()
    trace: Trace = ()
    note: str = ""


class Equality(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The equality duty as it is asked about."""

    note: str = ""
    characteristics: tuple[Characteristic, ...] = ()
    duties: tuple[Duty, ...] = ()
    questions: tuple[EqualityQuestion, ...] = ()
    rules: tuple[Rule, ...] = ()
