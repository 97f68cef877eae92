"""Voting power in bodies: who can decide what, beside the votes and the agreed shares (method note, M15)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import Count, Share, Votes
from moothall.findings.values import Named

Untold = Literal["no_quota", "quota_zero", "quota_too_high", "too_many_sums"]


class MemberPower(Struct, frozen=True, kw_only=True):
    """One member of a body; several seats of one member are one bloc."""

    member: str
    title: str
    kind: Annotated[str, Meta(description="what kind of member; of several, those of each seat")] = "public"
    rows: Annotated[Count, Meta(description="entries of seats that are counted as one bloc")] = 1
    votes: Votes
    vote_share: Annotated[Share, Meta(description="share of all votes, 0 to 1")]
    swings: Annotated[
        Count | None,
        Meta(description="groups of others that its vote turns from losing to winning; none: beyond 2^53"),
    ] = None
    banzhaf: Annotated[Share, Meta(description="share of all swings, 0 to 1; all members together 1")]
    shapley_shubik: Annotated[Share, Meta(description="share of all orders in which it is the pivot, 0 to 1")]
    swing_chance: Annotated[
        Share, Meta(description="chance that its vote decides, if the others vote by the toss of a coin")
    ]
    dummy: Annotated[bool, Meta(description="its vote never decides")] = False
    veto: Annotated[bool, Meta(description="nothing passes against it")] = False
    dictator: Annotated[bool, Meta(description="it decides alone")] = False
    agreed_share: Annotated[
        Share | None, Meta(description="share that was agreed, 0 to 1; none: not a partner, or not recorded")
    ] = None
    gap: Annotated[Share | None, Meta(description="Banzhaf share less agreed share")] = None


class Alike(Struct, frozen=True, kw_only=True):
    """Members with the same power, though their votes differ."""

    members: Annotated[tuple[str, ...], Meta(description="fewest votes first")]
    banzhaf: Share


class QuotaPower(Struct, frozen=True, kw_only=True):
    """What the power would be under other quotas: a run of quotas that come to the same."""

    first: Votes
    last: Votes
    banzhaf: Annotated[dict[str, Share], Meta(description="member to its share of all swings")]
    largest_gap: Annotated[Share | None, Meta(description="as for the body")] = None
    dummies: Annotated[tuple[str, ...], Meta(description="members whose vote would never decide")] = ()
    vetoes: Annotated[tuple[str, ...], Meta(description="members against whom nothing would pass")] = ()
    smallest: Annotated[bool, Meta(description="no other quota has a smaller largest gap")] = False
    in_force: Annotated[bool, Meta(description="the quota of the body is among them")] = False


class BodyPower(Struct, frozen=True, kw_only=True):
    """Power in one body, or why it cannot be told."""

    body: str
    title: str
    option: str | None = None
    kind: str = "other"
    quota: Votes | None = None
    votes: Votes = 0
    members: tuple[MemberPower, ...] = ()
    without_votes: Annotated[tuple[Named, ...], Meta(description="members with a seat and no vote")] = ()
    alike: tuple[Alike, ...] = ()
    coleman: Annotated[
        Share | None, Meta(description="share of all ways to vote in which something passes")
    ] = None
    both_ways: Annotated[
        bool, Meta(description="the quota is so low that a motion and its opposite can both pass")
    ] = False
    largest_gap: Annotated[
        Share | None, Meta(description="largest gap between power and agreed share, without its sign")
    ] = None
    largest_gap_of: Annotated[str | None, Meta(description="member with the largest gap")] = None
    tolerance: Annotated[Share | None, Meta(description="gap that is accepted")] = None
    declared: Annotated[bool, Meta(description="the tolerance was declared by the project")] = False
    quotas: Annotated[
        tuple[QuotaPower, ...], Meta(description="every quota above half of the votes, for small bodies")
    ] = ()
    untold: Annotated[Untold | None, Meta(description="why no power can be told")] = None
    missing: Annotated[
        tuple[str, ...], Meta(description="what is not recorded, without which nobody can tell")
    ] = ()

    def named(self, member: str) -> str:
        """Title of a member."""
        return next((m.title for m in self.members if m.member == member), member)
