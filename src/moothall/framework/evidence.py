"""Grades of evidence, what each is worth, and the rules that cap them."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Severity, Text
from moothall.framework.items import Trace


class Grade(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far a claim can be trusted, and how many observations it is worth."""

    id: Annotated[Id, Meta(description="grade id")]
    label: Annotated[str, Meta(pattern="^[A-Z]$", description="letter written in the evidence table")]
    meaning: Annotated[Text, Meta(description="what earns the grade")]
    observations: Annotated[float, Meta(ge=0, description="n of the method note (M4)")]
    money_spread_pct: Annotated[
        tuple[float, float], Meta(description="suggested low and high spread of a money figure, in %")
    ]


class EvidenceRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that evidence must keep; a breach is flagged and may cap the grade."""

    id: Annotated[Id, Meta(description="rule id")]
    title: Annotated[Text, Meta(description="short name")]
    check: Annotated[Text, Meta(description="name of the engine's check")]
    applies_to: Annotated[
        Literal["project", "option", "claim", "saving"], Meta(description="what the rule looks at")
    ]
    checkable: Annotated[
        Literal["automatic", "human_with_fields"],
        Meta(description="from data alone, or from answers that people record"),
    ]
    detect: Annotated[Text, Meta(description="when it is flagged, in words")]
    severity: Severity
    message: Annotated[Text, Meta(description="what a flag says; {names} are filled from figures")]
    how_to_clear: Annotated[Text, Meta(description="what would settle it")]
    caps_at: Annotated[
        dict[str, str],
        Meta(description="cause (as the check names it) to cap: a grade letter, 'none', or 'one_grade_down'"),
    ] = {}
    needs: Annotated[tuple[str, ...], Meta(description="inputs it cannot do without")] = ()
    thresholds: Annotated[tuple[Id, ...], Meta(description="ids of the thresholds it uses")] = ()
    trace: Trace = ()


class Comparability(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question on whether a comparison is like for like."""

    id: Annotated[Id, Meta(description="question id, the column's name in the evidence table")]
    question: Annotated[Text, Meta(description="what is asked")]


class EvidenceStandard(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Grades and rules together."""

    grades: tuple[Grade, ...] = ()
    grades_note: str = ""
    rules: tuple[EvidenceRule, ...] = ()
    comparability: tuple[Comparability, ...] = ()
