"""Stage 2: sections, criteria, the anchored scale and the value functions."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Trace


class Scale(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The anchored scale that every score stands on."""

    low: Annotated[int, Meta(description="lowest score")]
    high: Annotated[int, Meta(description="highest score")]
    meaning: Annotated[dict[str, str], Meta(description="what each score means in general")]
    not_assessed: Annotated[Text, Meta(description="how a missing score is treated")]
    not_applicable: Annotated[Text, Meta(description="when a criterion may be left out")]
    display: Annotated[Text, Meta(description="how scores are shown")]


class Indicator(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quantity that helps to judge a criterion."""

    id: Annotated[Id, Meta(description="indicator id")]
    name: Annotated[Text, Meta(description="what is counted or measured")]
    unit: Annotated[Text, Meta(description="unit")]
    better: Annotated[Literal["higher", "lower", "declared_target"], Meta(description="which way is better")]


class Criterion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question of a section, with anchors; some are measured and never scored by hand."""

    id: Annotated[Id, Meta(description="criterion id")]
    title: Annotated[Text, Meta(description="short name")]
    question: Annotated[Text, Meta(description="what is asked")]
    anchors: Annotated[dict[str, str], Meta(description="score (as text) to what earns it")]
    indicators: tuple[Indicator, ...] = ()
    evidence_expected: tuple[str, ...] = ()
    flag_if_zero: Annotated[
        str | None, Meta(description="what a zero here is called beside the rank; empty: listed only")
    ] = None
    overlaps: Annotated[tuple[Id, ...], Meta(description="criteria that may count the same thing")] = ()
    measured_by: Annotated[
        str | None, Meta(description="quantity that is measured instead of scored by hand")
    ] = None
    value_function: Annotated[
        tuple[tuple[float, float], ...],
        Meta(description="points (measurement, score) of a piecewise linear function, clipped outside"),
    ] = ()
    worked_out: Annotated[
        Literal[
            "npv_chance", "largest_excess", "power_gap", "access_change", "worst_place", "emissions_change"
        ]
        | None,
        Meta(
            description="measured by the engine from other tables: npv_chance (chance that the net present "
            "value against the as-is baseline is above zero), largest_excess (of any coalition, in %), "
            "power_gap (between voting power and agreed share, in points), access_change (of the level, in "
            "points), "
            "worst_place (net posts of the place that fares worst, in %) or emissions_change (against the "
            "as-is baseline, in %)"
        ),
    ] = None
    trace: Trace = ()


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One section of stage 2 with its criteria."""

    id: Annotated[Id, Meta(description="section id")]
    key: Annotated[Id, Meta(description="readable key")]
    title: Annotated[Text, Meta(description="name of the section")]
    lead_question: Annotated[Text, Meta(description="the question that the section answers")]
    criteria: tuple[Criterion, ...] = ()
    trace: Trace = ()


class Matrix(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole matrix of stage 2."""

    title: str = ""
    provenance: dict[str, str] = {}
    provenance_trace: Trace = ()
    scale: Scale | None = None
    roll_up: dict[str, str] = {}
    sections: tuple[Section, ...] = ()
