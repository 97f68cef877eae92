"""options.yaml: the options, as facts about who relates to whom."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Count, Id, Percent, Positive, Share, Text, Year
from moothall.project.fields import By, Date, GradeRef, ModelRef, PartnerRef, Sources, TypeRef

HIGHEST = "highest"
"""What harmonised pay goes to where no partner is named: the best pay for the occupation."""


class Facts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the classifier asks. Leave out what is not known: it is then named as missing."""

    bodies: Annotated[
        tuple[PartnerRef, ...], Meta(description="public bodies that take part in the option")
    ] = ()
    private_runs_service: Annotated[
        bool | None, Meta(description="a private body runs the service under a contract for value")
    ] = None
    private_equity_pct: Annotated[
        Percent | None, Meta(description="share of equity that private bodies hold, in %")
    ] = None
    private_votes: Annotated[
        Count | None, Meta(description="votes that private bodies have on the board")
    ] = None
    board_votes: Annotated[Count | None, Meta(description="all votes on the board")] = None
    private_gain_share: Annotated[
        bool | None, Meta(description="a private body takes a share of gains or savings")
    ] = None
    shared_team: Annotated[bool | None, Meta(description="one team works for several bodies")] = None
    shared_budget: Annotated[bool | None, Meta(description="one budget serves several bodies")] = None
    lead: Annotated[
        PartnerRef | None,
        Meta(description="body that employs or manages the team by delegation or agreement"),
    ] = None
    joint_body: Annotated[
        Literal["none", "joint_committee", "joint_board", "public_company"] | None,
        Meta(description="joint body that decides, owned by public bodies only"),
    ] = None
    new_company: Annotated[bool | None, Meta(description="a company is newly formed")] = None
    work_outside_region: Annotated[
        bool | None, Meta(description="some work can be done outside the partners' region")
    ] = None
    outside_work_barred: Annotated[
        bool | None, Meta(description="a clause bars work outside the region and offshore")
    ] = None


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of an option that mixes types by function."""

    id: Annotated[Id, Meta(description="short id")]
    title: Annotated[Text, Meta(description="the function")]
    facts: Facts


class JointAsset(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something bought or built together."""

    id: Annotated[Id, Meta(description="short id")]
    title: Annotated[Text, Meta(description="what it is")]
    value: Annotated[Positive | None, Meta(description="money")] = None
    funded_by: Annotated[tuple[PartnerRef, ...], Meta(description="who funds it")] = ()
    owned_by: Annotated[tuple[str, ...], Meta(description="who owns it")] = ()
    used_by: Annotated[tuple[PartnerRef, ...], Meta(description="who uses it")] = ()


class SimplerForm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A simpler form that was looked at and rejected."""

    form: Annotated[Text, Meta(description="the simpler form")]
    reason: Annotated[str, Meta(description="why it was rejected")] = ""


class Dispute(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A partner's own view of the type; both stay visible."""

    type: Annotated[TypeRef, Meta(description="type that the partner holds to be right")]
    reason: Annotated[Text, Meta(description="why, in at least a sentence")]
    by: By
    date: Date


class Dropped(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An option taken off the list; it stays on the record with the reason."""

    reason: Annotated[Text, Meta(description="why")]
    by: By
    date: Date


class OptimismBias(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What kind of project a part of the set-up cost is, and how much of its bias is already dealt with."""

    kind: Annotated[
        Id, Meta(description="kind of project, as the dated facts name it: standard_buildings and so on")
    ]
    share: Annotated[Share, Meta(description="share of the set-up cost that is of this kind, 0 to 1")] = 1.0
    mitigation: Annotated[
        Share,
        Meta(description="how far the causes are dealt with: 0 keeps the upper bound, 1 takes it all off"),
    ] = 0.0
    reason: Annotated[str, Meta(description="why this kind, and what the mitigation rests on")] = ""
    evidence: Sources = ()


class Harmonisation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pay brought to one level for like work: a line of the financial case, worked out from workforce.csv."""

    to: Annotated[
        Text, Meta(description="highest: the best pay for the occupation; or the partner whose pay all get")
    ] = HIGHEST
    occupations: Annotated[
        tuple[str, ...], Meta(description="occupations brought together, as in workforce.csv; empty: all")
    ] = ()
    on_costs: Annotated[
        Share, Meta(description="employer's pension and national insurance on top of pay, as 0.3")
    ]
    on_costs_low: Annotated[Share | None, Meta(description="low end of the on-costs; gives the low end")] = (
        None
    )
    on_costs_high: Annotated[
        Share | None, Meta(description="high end of the on-costs; gives the high end")
    ] = None
    first_year: Annotated[Year | None, Meta(description="first year; empty: year 0")] = None
    phased_over: Annotated[
        int, Meta(ge=1, le=50, description="years until the whole difference is paid, in equal steps")
    ] = 1
    source: Annotated[Text, Meta(description="where the on-costs and the agreement come from")]
    grade: Annotated[GradeRef | None, Meta(description="grade letter")] = None
    evidence: Sources = ()


class PensionStrain(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pensions paid early because posts go: a line of the financial case."""

    people: Annotated[Positive, Meta(description="people whose pension would be paid early")]
    low: Annotated[Positive | None, Meta(description="low end for each, money")] = None
    amount: Annotated[Positive | None, Meta(description="for each, money; empty: not known")] = None
    high: Annotated[Positive | None, Meta(description="high end for each, money")] = None
    year: Annotated[Year | None, Meta(description="year; empty: year 0")] = None
    partner: Annotated[PartnerRef | None, Meta(description="who pays; empty: by the cost shares")] = None
    source: Annotated[Text, Meta(description="where the figure comes from, as the actuary's letter")]
    grade: Annotated[GradeRef | None, Meta(description="grade letter")] = None
    evidence: Sources = ()


class CostShare(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a partner would pay of the whole cost of an option."""

    partner: PartnerRef
    share: Annotated[Share, Meta(description="share of the whole cost, 0 to 1")]


class Option(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to run the service."""

    id: Annotated[Id, Meta(description="short id")]
    title: Annotated[Text, Meta(description="the name that the project gives it")]
    summary: Annotated[str, Meta(description="what it is, in a few sentences")] = ""
    baseline: Annotated[
        Literal["as_is", "improved"] | None,
        Meta(description="as_is: the service as now; improved: improved in-house; else leave out"),
    ] = None
    facts: Facts = Facts()
    parts: Annotated[
        tuple[Part, ...], Meta(description="parts, where the option mixes types by function")
    ] = ()
    shares: Annotated[
        Literal["commissioning", "provision", "both", "neither"] | None,
        Meta(description="what is shared: commissioning, provision or both"),
    ] = None
    governance_form: Annotated[str, Meta(description="form of governance")] = ""
    governance_form_reason: Annotated[
        str, Meta(description="why this form, where it is not usual for the type")
    ] = ""
    employment_model: Annotated[ModelRef | None, Meta(description="employment model of the framework")] = None
    preparation_budget: Annotated[
        Positive | None, Meta(description="money spent on preparing the option")
    ] = None
    contract_years: Annotated[Positive | None, Meta(description="length of the contract")] = None
    asset_life_years: Annotated[Positive | None, Meta(description="life of the main assets")] = None
    joint_assets: tuple[JointAsset, ...] = ()
    optimism_bias: Annotated[
        tuple[OptimismBias, ...], Meta(description="optimism bias by kind of project; shares add to 1")
    ] = ()
    cost_shares: Annotated[
        tuple[CostShare, ...],
        Meta(description="how the partners would share its cost; empty: by their agreed shares"),
    ] = ()
    harmonisation: Harmonisation | None = None
    pension_strain: tuple[PensionStrain, ...] = ()
    rejected_simpler_forms: tuple[SimplerForm, ...] = ()
    dispute: Dispute | None = None
    dropped: Dropped | None = None
    preferred_since: Annotated[Date | None, Meta(description="since when a body calls it preferred")] = None
    evidence: Sources = ()
