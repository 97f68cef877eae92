"""Jobs by place: what is cut, created and moved, and whether it balances."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from moothall.findings.values import Sources


class PlaceJobs(Struct, frozen=True, kw_only=True):
    """One place."""

    place: str
    title: str
    cut: float = 0.0
    created: float = 0.0
    moved_in: float = 0.0
    moved_out: float = 0.0
    net: float = 0.0


class OptionJobs(Struct, frozen=True, kw_only=True):
    """One option over all places, in FTE posts."""

    option: str
    created: float
    cut: float
    net: Annotated[float, Meta(description="created less cut")]
    filled_by_displaced: float = 0.0
    genuinely_new: Annotated[float | None, Meta(description="created less those filled by displaced staff")]
    hoped: Annotated[float, Meta(description="posts only hoped for; never in the figures above")] = 0.0
    places: tuple[PlaceJobs, ...] = ()
    balanced: Annotated[bool | None, Meta(description="places add to the net; none: a place is missing")]
    sources: Sources = ()


class JobsFindings(Struct, frozen=True, kw_only=True):
    """Jobs as a whole."""

    options: tuple[OptionJobs, ...] = ()
