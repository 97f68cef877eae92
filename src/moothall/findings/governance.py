"""Bodies: seats, votes, attendance and rotation, over time."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import CalendarYear, Count, Ratio, Share, Votes, YearNumber, Years


class SeatShare(Struct, frozen=True, kw_only=True):
    """A member of a body, with its share of the votes."""

    member: str
    kind: str
    seats: Count
    votes: Votes
    vote_share: Share | None = None
    attendance: Annotated[Share | None, Meta(description="meetings attended over held")] = None


class BodyFinding(Struct, frozen=True, kw_only=True):
    """A body as recorded."""

    body: str
    title: str
    kind: str
    option: str | None = None
    seats: tuple[SeatShare, ...] = ()
    non_public_votes: Annotated[
        Share | None, Meta(description="share of votes of private and adviser seats")
    ] = None


class RoleShare(Struct, frozen=True, kw_only=True):
    """What one partner had of a lead role, and what it was entitled to."""

    partner: str
    share: Annotated[Share, Meta(description="share of the partners that take part, 0 to 1")]
    held: Annotated[Years, Meta(description="years held")]
    exact: Annotated[Years, Meta(description="years that its share comes to")]
    largest_remainder: Annotated[YearNumber, Meta(description="whole years by largest remainder")]
    dhondt: Annotated[YearNumber, Meta(description="whole years by D'Hondt")]
    sainte_lague: Annotated[YearNumber, Meta(description="whole years by Sainte-Laguë")]
    deviation: Annotated[Years, Meta(description="years held less years that its share comes to")]


class CalendarTerm(Struct, frozen=True, kw_only=True):
    """Whose turn a term would be, given what was held."""

    start: datetime.date
    largest_remainder: Annotated[str, Meta(description="the partner furthest behind its share")]
    dhondt: Annotated[str, Meta(description="the partner with the largest share by years held and its term")]
    planned: Annotated[str | None, Meta(description="who is to hold it, as recorded")] = None


class RoleFinding(Struct, frozen=True, kw_only=True):
    """A lead role: who held it, who was entitled to it, and whose turn is next."""

    body: str
    title: str
    option: str | None = None
    role: str
    basis: Annotated[
        Literal["held", "planned"] | None,
        Meta(description="terms until today, or those to come where none has begun; none: not known"),
    ] = None
    start: datetime.date | None = None
    until: datetime.date | None = None
    years: Annotated[Years, Meta(description="years of all terms in it")] = 0.0
    shares_agreed: Annotated[bool, Meta(description="false: not recorded, taken as equal")] = True
    partners: tuple[RoleShare, ...] = ()
    never_held: Annotated[tuple[str, ...], Meta(description="entitled to a year or more, and had none")] = ()
    deviation: Annotated[
        Years | None, Meta(description="years that the role was with others than those entitled")
    ] = None
    jain: Annotated[
        Ratio | None,
        Meta(description="Jain index of years held by share: 1 where all are alike, 1/n where one has all"),
    ] = None
    next_rotation: datetime.date | None = None
    term_years: Years = 1.0
    calendar: tuple[CalendarTerm, ...] = ()


class Attended(Struct, frozen=True, kw_only=True):
    """Meetings of the members of a side."""

    held: Count
    attended: Count
    share: Annotated[Share | None, Meta(description="attended over held; none: no meeting was held")] = None


class SidePresence(Struct, frozen=True, kw_only=True):
    """Seats and attendance of a side on a body, before and after the decision."""

    side: Literal["staff", "union", "user"]
    seats_before: Count
    seats_after: Annotated[Count | None, Meta(description="none: no day of decision is set")] = None
    before: Attended | None = None
    in_year: Annotated[Attended | None, Meta(description="in the year of a decision that was taken")] = None
    after: Attended | None = None


class BodyPresence(Struct, frozen=True, kw_only=True):
    """Who of staff, unions and users sits on a body."""

    body: str
    title: str
    kind: str
    option: str | None = None
    sides: tuple[SidePresence, ...] = ()


class NonPublicYear(Struct, frozen=True, kw_only=True):
    """What private and adviser members have of a body; each a share, 0 to 1, and none where unknown."""

    year: Annotated[CalendarYear | None, Meta(description="none: as it stands now")] = None
    votes: Share | None = None
    seats: Share | None = None
    papers: Share | None = None


class NonPublic(Struct, frozen=True, kw_only=True):
    """Private and adviser members of a body over time."""

    body: str
    title: str
    option: str | None = None
    now: NonPublicYear
    years: tuple[NonPublicYear, ...] = ()


class GovernanceFindings(Struct, frozen=True, kw_only=True):
    """Governance as a whole."""

    bodies: tuple[BodyFinding, ...] = ()
    roles: tuple[RoleFinding, ...] = ()
    decision: Annotated[datetime.date | None, Meta(description="first day of decision in the timetable")] = (
        None
    )
    decided: Annotated[bool, Meta(description="that day has passed")] = False
    presence: tuple[BodyPresence, ...] = ()
    non_public: tuple[NonPublic, ...] = ()
