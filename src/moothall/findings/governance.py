"""Bodies: seats, votes, attendance and rotation, over time."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct


class SeatShare(Struct, frozen=True, kw_only=True):
    """A member of a body, with its share of the votes."""

    member: str
    kind: str
    seats: int
    votes: int
    vote_share: float | None = None
    attendance: Annotated[float | None, Meta(description="meetings attended over held")] = None


class BodyFinding(Struct, frozen=True, kw_only=True):
    """A body as recorded."""

    body: str
    title: str
    kind: str
    option: str | None = None
    seats: tuple[SeatShare, ...] = ()
    non_public_votes: Annotated[
        float | None, Meta(description="share of votes of private and adviser seats")
    ] = None


class GovernanceFindings(Struct, frozen=True, kw_only=True):
    """Governance as a whole."""

    bodies: tuple[BodyFinding, ...] = ()
