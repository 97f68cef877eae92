"""Stage 1: the principles every option is held against, and the rules of the screen."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Level, Text
from moothall.framework.items import Rule, Trace

Verdict = Literal["meets", "partly_meets", "fails", "not_assessed", "not_applicable"]


class Principle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One principle, with what meets it, partly meets it and fails it."""

    id: Annotated[Id, Meta(description="principle id")]
    group: Annotated[Id, Meta(description="group of principles")]
    title: Annotated[Text, Meta(description="short name")]
    level: Annotated[Level, Meta(description="judged once for the project, or for each option")]
    question: Annotated[Text, Meta(description="what is asked")]
    meets: Annotated[Text, Meta(description="what meets it")]
    partly_meets: Annotated[Text, Meta(description="what partly meets it")]
    fails: Annotated[Text, Meta(description="what fails it")]
    evidence_expected: tuple[str, ...] = ()
    must_pass_by_default: Annotated[
        Literal["yes", "no", "only_if_procurement"],
        Meta(description="our proposal to the partners, who adopt their own set"),
    ] = "no"
    must_pass_reason: Annotated[Text, Meta(description="why it is proposed, or not")]
    gate: Annotated[
        Literal["screening", "decision"],
        Meta(description="when a project-level principle is tested"),
    ] = "screening"
    applies_if: Annotated[
        Literal["procurement"] | None, Meta(description="fact without which it does not apply")
    ] = None
    proposed_by: Annotated[
        Literal["union_access", "employment_comparison"] | None,
        Meta(description="facts of the project from which the engine proposes a verdict"),
    ] = None
    trace: Trace = ()


class Screening(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All principles with the rules of the screen."""

    introduction: str = ""
    introduction_trace: Trace = ()
    groups: Annotated[dict[str, str], Meta(description="titles of the groups of principles")] = {}
    rules: tuple[Rule, ...] = ()
    note: str = ""
    principles: tuple[Principle, ...] = ()
