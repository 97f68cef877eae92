"""Types of sharing, by who relates to whom, and the two baselines every appraisal needs."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Origin, Rule, Trace

Fact = Literal[
    "private_runs_service",
    "private_stake",
    "single_public_body",
    "shared_team",
    "shared_budget",
    "lead_body",
    "joint_body",
]


class Procurement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether choosing this type normally means a procurement."""

    triggered: Annotated[Literal["yes", "usually_not", "no"], Meta(description="yes, usually_not or no")]
    note: Annotated[Text, Meta(description="why, and what to confirm")]


class StaffRisk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Starting presumption of the risk that staff carry; rebuttable."""

    level_0_to_5: Annotated[int, Meta(ge=0, le=5, description="0 none to 5 highest")]
    reason: Annotated[Text, Meta(description="why")]
    status: Annotated[Text, Meta(description="standing of the presumption")]


class OptionType(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the types of sharing."""

    id: Annotated[Id, Meta(description="type id")]
    key: Annotated[Id, Meta(description="readable key")]
    title: Annotated[Text, Meta(description="name of the type")]
    definition: Annotated[Text, Meta(description="what it is")]
    signals: Annotated[tuple[str, ...], Meta(description="how to recognise it")]
    who_is_accountable: Annotated[Text, Meta(description="who answers to whom")]
    procurement: Procurement
    usual_employment_models: Annotated[tuple[str, ...], Meta(description="employment model ids")]
    default_staff_risk: StaffRisk
    usual_governance_forms: Annotated[tuple[str, ...], Meta(description="governance forms that fit")]
    extra_questions: Annotated[tuple[str, ...], Meta(description="what to ask of this type")]
    trace: Trace = ()
    source: Origin = "seed"


class Baseline(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reference that every appraisal must hold: as it is, or improved in-house."""

    id: Annotated[Id, Meta(description="baseline id")]
    key: Annotated[Literal["as_is", "improved"], Meta(description="which baseline an option declares")]
    title: Annotated[Text, Meta(description="name")]
    definition: Annotated[Text, Meta(description="what it is")]
    why: Annotated[Text, Meta(description="why it is mandatory")]
    ranked: Annotated[bool, Meta(description="ranked like any option, or a reference line only")]
    mandatory: bool = True
    trace: Trace = ()
    source: Origin = "product_addition"


class Classifier(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of the classification; the first step whose facts hold gives the type."""

    type: Annotated[Id, Meta(description="type given when the facts hold")]
    all: Annotated[tuple[Fact, ...], Meta(description="facts that must all be true")] = ()
    any: Annotated[tuple[Fact, ...], Meta(description="facts of which one must be true")] = ()
    none: Annotated[tuple[Fact, ...], Meta(description="facts that must all be false")] = ()
    because: Annotated[Text, Meta(description="the step in words")]
    rule: Annotated[Id | None, Meta(description="classification rule that the step carries out")] = None


class Typology(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Types, baselines, and how facts lead to a type."""

    types: tuple[OptionType, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    classification_rules: tuple[Rule, ...] = ()
    classifier: tuple[Classifier, ...] = ()
