"""Jobs by place: what is cut, created and moved, and whether it balances.

Figures follow from what may be told of posts (`findings.workforce`): `None` is a figure that is too small to
tell, would betray one that is, or is not recorded; never nothing. All are FTE posts.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from moothall.findings.units import Fte, Percent
from moothall.findings.values import Sources


class PlaceJobs(Struct, frozen=True, kw_only=True):
    """One place, or several that are told together."""

    places: Annotated[tuple[str, ...], Meta(description="place ids; '' where no place is given")]
    cut: Fte | None = None
    created: Fte | None = None
    genuinely_new: Fte | None = None
    moved_in: Fte | None = None
    moved_out: Fte | None = None
    net: Annotated[Fte | None, Meta(description="created less cut, moved in less moved out")] = None
    net_low: Fte | None = None
    net_high: Fte | None = None


class WorstPlace(Struct, frozen=True, kw_only=True):
    """The place that fares worst, in % of its posts in scope."""

    places: Annotated[tuple[str, ...], Meta(description="the place, or those among which it may be")] = ()
    sure: Annotated[bool, Meta(description="no other place can be worse")] = False
    low: Percent
    likely: Annotated[Percent | None, Meta(description="none: known only as a range")] = None
    high: Percent


class OptionJobs(Struct, frozen=True, kw_only=True):
    """One option over all places."""

    option: str
    created: Fte | None
    cut: Fte | None
    net: Annotated[Fte | None, Meta(description="created less cut")]
    net_low: Fte | None = None
    net_high: Fte | None = None
    filled_by_displaced: Fte | None = None
    genuinely_new: Annotated[Fte | None, Meta(description="created less those filled by displaced staff")]
    hoped: Annotated[Fte | None, Meta(description="only hoped for; never in the figures above")] = 0.0
    places: tuple[PlaceJobs, ...] = ()
    balanced: Annotated[bool | None, Meta(description="places add to the net; none: a place is missing")]
    worst: Annotated[WorstPlace | None, Meta(description="none: posts in scope are missing")] = None
    worst_needs: Annotated[tuple[str, ...], Meta(description="places whose posts in scope are missing")] = ()
    sources: Sources = ()


class JobsFindings(Struct, frozen=True, kw_only=True):
    """Jobs as a whole."""

    options: tuple[OptionJobs, ...] = ()
