"""Voting power in bodies: who can decide what, beside the votes and the agreed shares."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct


class MemberPower(Struct, frozen=True, kw_only=True):
    """One member of a body."""

    member: str
    title: str
    votes: int
    vote_share: Annotated[float, Meta(description="share of all votes, 0 to 1")]
    banzhaf: Annotated[float, Meta(description="share of all swings, 0 to 1; all members together 1")]
    shapley_shubik: Annotated[float, Meta(description="share of all orders in which it is the pivot, 0 to 1")]
    swing_chance: Annotated[
        float, Meta(description="chance that its vote decides, if the others vote by the toss of a coin")
    ]
    dummy: Annotated[bool, Meta(description="its vote never decides")] = False
    veto: Annotated[bool, Meta(description="nothing passes against it")] = False
    agreed_share: Annotated[float | None, Meta(description="share that was agreed, 0 to 1")] = None
    gap: Annotated[float | None, Meta(description="Banzhaf share less agreed share")] = None


class BodyPower(Struct, frozen=True, kw_only=True):
    """Power in one body, or why it cannot be told."""

    body: str
    title: str
    option: str | None = None
    quota: int | None = None
    votes: int = 0
    members: tuple[MemberPower, ...] = ()
    coleman: Annotated[
        float | None, Meta(description="share of all ways to vote in which something passes")
    ] = None
    largest_gap: Annotated[
        float | None, Meta(description="largest gap between power and agreed share, without its sign")
    ] = None
    tolerance: Annotated[float | None, Meta(description="gap that was declared to be accepted")] = None
    missing: Annotated[
        tuple[str, ...], Meta(description="what is not recorded, without which nobody can tell")
    ] = ()
