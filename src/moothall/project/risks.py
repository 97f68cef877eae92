"""risks.csv: the risk register."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Id, Percent, Positive, Text, Year
from moothall.project.fields import (
    Date,
    GradeRef,
    OptionRef,
    PartnerRef,
    RiskRef,
    Shape,
    Sources,
)


class RiskRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A risk of an option: rated, or not applicable with a reason."""

    id: Annotated[Id, Meta(description="short id")]
    option: Annotated[OptionRef | None, Meta(description="empty: every option")] = None
    risk: Annotated[RiskRef | None, Meta(description="risk of the framework; empty: your own")] = None
    title: Annotated[Text, Meta(description="what may happen")]
    standing: Annotated[
        Literal["rated", "not_applicable"], Meta(description="rated, or not applicable with a reason")
    ] = "rated"
    cause: Annotated[str, Meta(description="why it may happen")] = ""
    effect: Annotated[str, Meta(description="what follows if it does")] = ""
    borne_by: Annotated[
        Literal["authority", "staff", "users", "supplier", "place"] | None,
        Meta(description="who bears it; a risk that staff bear is never netted off as a saving"),
    ] = None
    likelihood_low: Annotated[
        Percent | None, Meta(description="low end of the chance that it happens, in %")
    ] = None
    likelihood: Annotated[Percent | None, Meta(description="chance that it happens, in %")] = None
    likelihood_high: Annotated[
        Percent | None, Meta(description="high end of the chance that it happens, in %")
    ] = None
    impact_low: Annotated[Amount | None, Meta(description="low end")] = None
    impact: Annotated[Amount | None, Meta(description="likely")] = None
    impact_high: Annotated[Amount | None, Meta(description="high end")] = None
    impact_unit: Annotated[
        Literal["money", "months", "quality_points", "posts"], Meta(description="unit of the impact")
    ] = "money"
    shape: Annotated[
        Shape | None, Meta(description="between low, likely and high: triangular (as when empty), or pert")
    ] = None
    partner: Annotated[PartnerRef | None, Meta(description="who would pay; empty: all jointly")] = None
    year: Annotated[Year | None, Meta(description="year in which it would strike; empty: any year alike")] = (
        None
    )
    owner: Annotated[str, Meta(description="who owns it")] = ""
    next_review: Annotated[Date | None, Meta(description="when it is looked at next")] = None
    early_warning: Annotated[str, Meta(description="first sign")] = ""
    proximity: Annotated[str, Meta(description="when it may happen")] = ""
    mitigation: Annotated[str, Meta(description="response")] = ""
    mitigation_cost: Annotated[Positive | None, Meta(description="money")] = None
    likelihood_after: Annotated[Percent | None, Meta(description="mean after the response, in %")] = None
    impact_after: Annotated[Amount | None, Meta(description="mean after the response")] = None
    common_cause: Annotated[
        Literal["cost_overrun", "savings_shortfall", "delay"] | None,
        Meta(description="common factor that already covers it, if any"),
    ] = None
    grade: Annotated[GradeRef | None, Meta(description="grade letter")] = None
    evidence: Sources = ()
    reason: Annotated[str, Meta(description="why it is not applicable")] = ""
