"""Staff in aggregate, and what becomes of their posts; counts that are too small are told together.

Every count here is nothing, or at least the threshold for small counts. `None` means that it is not told,
for it is too small or would betray one that is, or that it is not recorded; never that it is nothing.
Places that are told together stand in one row.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from moothall.findings.units import Count, Fte, Minutes, Money, OwnUnit, People, Share
from moothall.findings.values import Sources

Places = Annotated[
    tuple[str, ...], Meta(description="place ids, told together where several; '' where no place is given")
]


class StaffRow(Struct, frozen=True, kw_only=True):
    """Staff of one occupation and grade, or of several that are told together."""

    partner: Annotated[str | None, Meta(description="none: several")]
    places: Places
    occupations: tuple[str, ...]
    pay_grades: tuple[str, ...] = ()
    fte: Annotated[Fte | None, Meta(description="posts")] = None
    headcount: Annotated[People | None, Meta(description="people")] = None
    pay: Annotated[Money | None, Meta(description="average yearly pay; none for rows told together")] = None
    pension: Annotated[str, Meta(description="empty: several, or not recorded")] = ""
    terms: Annotated[str, Meta(description="empty: several, or not recorded")] = ""
    unlisted: Annotated[bool, Meta(description="posts that no row of staff names are among them")] = False
    suppressed: Annotated[bool, Meta(description="too few to tell, even together")] = False
    sources: Sources = ()


class GroupRow(Struct, frozen=True, kw_only=True):
    """A protected characteristic: how many of the staff of a place have it."""

    characteristic: str
    places: Places
    count: OwnUnit
    of: Annotated[OwnUnit, Meta(description="all staff there, counted alike")]
    unit: Annotated[str, Meta(description="people, or FTE where people are not counted")]
    sources: Sources = ()


class Spread(Struct, frozen=True, kw_only=True):
    """The range of a count, from the rows that give one."""

    low: Fte
    high: Fte


class Posts(Struct, frozen=True, kw_only=True):
    """What becomes of posts, FTE. All but those created are posts that are there now."""

    now: Annotated[Fte | None, Meta(description="posts there now")] = None
    kept: Annotated[Fte | None, Meta(description="same place, same employer")] = None
    transferred: Annotated[Fte | None, Meta(description="same place, another employer")] = None
    moved: Annotated[Fte | None, Meta(description="to another place, whoever employs them there")] = None
    cut: Fte | None = None
    not_said: Annotated[Fte | None, Meta(description="of which nothing is said")] = None
    together: Annotated[Fte | None, Meta(description="sum of the changes that are not told apart")] = None
    created: Annotated[Fte | None, Meta(description="likely ones by their chance, hoped-for ones not")] = None
    filled_by_displaced: Fte | None = None
    genuinely_new: Annotated[Fte | None, Meta(description="created less filled by displaced staff")] = None
    moved_in: Annotated[Fte | None, Meta(description="from another place")] = None
    spreads: Annotated[dict[str, Spread], Meta(description="change to its range; empty: none told")] = {}


class Member(Struct, frozen=True, kw_only=True):
    """A place of a row that stands for several."""

    places: Places
    now: Fte | None = None


class PlacePosts(Struct, frozen=True, kw_only=True):
    """A place, or several told together."""

    places: Places
    partner: Annotated[str | None, Meta(description="whose posts they are; none: several, or not known")]
    posts: Posts
    members: tuple[Member, ...] = ()


class PartnerPosts(Struct, frozen=True, kw_only=True):
    """Posts by whose they are now: of a partner, or of several told together."""

    partners: Annotated[tuple[str, ...], Meta(description="'': whose they are is not recorded")]
    posts: Posts


class OccupationPosts(Struct, frozen=True, kw_only=True):
    """Posts of an occupation and grade in a place, or of several told together."""

    places: Places
    partner: str | None
    occupations: tuple[str, ...]
    pay_grades: tuple[str, ...] = ()
    posts: Posts


class Move(Struct, frozen=True, kw_only=True):
    """Posts that move from a place to another, and what that does to the journey to work."""

    origin: Places
    destination: Places
    posts: Fte
    minutes_low: Annotated[Minutes | None, Meta(description="least change, minutes each way")] = None
    minutes_high: Annotated[Minutes | None, Meta(description="largest change, minutes each way")] = None


class Kind(Struct, frozen=True, kw_only=True):
    """Posts of one kind, or of several told together; '' is not recorded, or as now for an employer."""

    kinds: tuple[str, ...]
    posts: Fte


class GroupEffect(Struct, frozen=True, kw_only=True):
    """What share of a group's posts goes or moves, as far as its places tell, against that of all staff.

    A range, for where places are told together nobody can see where in them the group works.
    """

    characteristic: str
    low: Annotated[Share, Meta(description="least share of the group, 0 to 1")]
    high: Annotated[Share, Meta(description="largest share of the group, 0 to 1")]
    all_staff: Annotated[Share, Meta(description="of all staff in the same places, 0 to 1")]
    uneven: Annotated[
        bool, Meta(description="even the least share is above that of all staff, and clearly so")
    ]


class OptionPosts(Struct, frozen=True, kw_only=True):
    """What an option does to posts: in all, by partner, by place, by occupation."""

    option: str
    total: Posts
    not_apart: Annotated[tuple[str, ...], Meta(description="changes told only as one sum")] = ()
    few: Annotated[tuple[str, ...], Meta(description="changes that are fewer than the threshold")] = ()
    hoped: Annotated[Fte | None, Meta(description="posts only hoped for, in no other figure")] = 0.0
    partners: tuple[PartnerPosts, ...] = ()
    places: tuple[PlacePosts, ...] = ()
    occupations: tuple[OccupationPosts, ...] = ()
    moves: tuple[Move, ...] = ()
    journey: Annotated[
        Minutes | None, Meta(description="mean change of the journey of all that move, minutes each way")
    ] = None
    how: Annotated[tuple[Kind, ...], Meta(description="posts cut, by how")] = ()
    transferred_to: Annotated[tuple[Kind, ...], Meta(description="posts transferred, by employer")] = ()
    moved_to: Annotated[tuple[Kind, ...], Meta(description="posts moved, by employer there")] = ()
    certainty: Annotated[tuple[Kind, ...], Meta(description="posts created, by how certain")] = ()
    effects: tuple[GroupEffect, ...] = ()
    uncounted: Annotated[Count, Meta(description="rows without a number of posts: figures are at least")] = 0
    sources: Sources = ()


class WorkforceFindings(Struct, frozen=True, kw_only=True):
    """The workforce as a whole."""

    place_posts: Annotated[
        dict[str, Fte], Meta(description="place to its posts in scope, where that may be told")
    ] = {}
    staff: tuple[StaffRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    groups_untold: Annotated[
        tuple[str, ...], Meta(description="characteristics of which no count is told")
    ] = ()
    options: tuple[OptionPosts, ...] = ()
