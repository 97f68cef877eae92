"""governance.yaml: bodies, seats, votes, rotation."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Count, Id, Share, Text, Year
from moothall.project.fields import Date, OptionRef, PartnerRef


class Attendance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Meetings of a member in a year."""

    year: Year
    held: Annotated[Count, Meta(description="meetings held")]
    attended: Annotated[Count, Meta(description="meetings attended")]


class Seat(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Seats and votes of one member of a body."""

    member: Annotated[Text, Meta(description="partner id, or the name of another member")]
    kind: Annotated[
        Literal["public", "private", "adviser", "union", "staff", "user", "other"],
        Meta(description="what kind of member"),
    ] = "public"
    seats: Annotated[Count, Meta(description="seats")] = 1
    votes: Annotated[Count, Meta(description="votes")] = 1
    since: Annotated[Date | None, Meta(description="first day of the seat; empty: from the start")] = None
    until: Annotated[Date | None, Meta(description="last day of the seat; empty: still")] = None
    papers: Annotated[Count | None, Meta(description="papers that the member spoke to")] = None
    held: Annotated[Count | None, Meta(description="meetings held")] = None
    attended: Annotated[Count | None, Meta(description="meetings attended")] = None
    attendance: Annotated[tuple[Attendance, ...], Meta(description="attendance year by year")] = ()


class VotesInPeriod(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Share of votes that non-public members held in a year."""

    year: Year
    non_public_share: Annotated[Share, Meta(description="share of the votes, 0 to 1")]
    seats_share: Annotated[Share | None, Meta(description="share of the seats, 0 to 1")] = None
    papers_share: Annotated[Share | None, Meta(description="share of the papers spoken to, 0 to 1")] = None


class Term(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One holder's term."""

    partner: PartnerRef
    start: Annotated[Date, Meta(description="first day")]
    end: Annotated[Date | None, Meta(description="last day; empty: still")] = None


class LeadRole(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A lead role that rotates, with who held it."""

    role: Annotated[Text, Meta(description="chair, host or lead post")]
    holders: Annotated[tuple[Term, ...], Meta(description="who held it, from when to when")] = ()
    term_years: Annotated[
        Annotated[float, Meta(ge=0.02, le=100)] | None,  # a week at least: a calendar of seconds has no end
        Meta(description="length of a term, years, a week (0.02) at least; empty: one year"),
    ] = None
    next_rotation: Annotated[Date | None, Meta(description="when it passes on")] = None


class DecisionClass(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A class of material decisions, and whose members can reserve it or call it in."""

    title: Annotated[Text, Meta(description="class of decisions, as annual budget")]
    material: bool = True
    reserved_to: Annotated[
        tuple[PartnerRef, ...], Meta(description="partners to whose members it is reserved")
    ] = ()
    call_in_by: Annotated[
        tuple[PartnerRef, ...], Meta(description="partners whose members can call it in")
    ] = ()


class Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body that decides, or a working group."""

    id: Annotated[Id, Meta(description="short id")]
    title: Annotated[Text, Meta(description="name of the body")]
    option: Annotated[OptionRef | None, Meta(description="option that it belongs to; empty: the project")] = (
        None
    )
    kind: Annotated[
        Literal[
            "joint_committee",
            "joint_board",
            "company_board",
            "partnership_board",
            "working_group",
            "officer_group",
            "contract_board",
            "other",
        ],
        Meta(description="kind of body"),
    ]
    seats: tuple[Seat, ...] = ()
    start: Annotated[Date | None, Meta(description="first day of the body; empty: from the start")] = None
    end: Annotated[Date | None, Meta(description="last day of the body; empty: still")] = None
    quota: Annotated[Count | None, Meta(description="votes needed to carry a decision")] = None
    quorum: Annotated[Count | None, Meta(description="members needed to meet")] = None
    public_majority: Annotated[bool | None, Meta(description="public members hold a majority")] = None
    reserved_matters: tuple[str, ...] = ()
    publication_scheme: Annotated[bool | None, Meta(description="papers are published by rule")] = None
    scrutiny_date: Annotated[Date | None, Meta(description="next scrutiny")] = None
    review_date: Annotated[Date | None, Meta(description="next review of the body")] = None
    decisions: tuple[DecisionClass, ...] = ()
    lead_roles: tuple[LeadRole, ...] = ()
    votes_by_year: tuple[VotesInPeriod, ...] = ()


class Governance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything in governance.yaml."""

    bodies: tuple[Body, ...] = ()
    power_gap_tolerance: Annotated[
        Share | None, Meta(description="gap between power and agreed share that is accepted")
    ] = None
