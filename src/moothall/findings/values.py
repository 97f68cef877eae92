"""The few shapes that findings share."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from moothall.findings.units import Points

Scalar = float | int | str | bool | None
Figures = Annotated[dict[str, Scalar], Meta(description="raw figures and dates (as 2026-05-31), by name")]
Sources = Annotated[tuple[str, ...], Meta(description="ids of the evidence items behind it")]


class Interval(Struct, frozen=True, kw_only=True):
    """A figure that is known only to lie between two ends; equal ends: a point."""

    low: Points
    high: Points


class Named(Struct, frozen=True, kw_only=True):
    """An id with its title, so that a reader of the file needs no other."""

    id: str
    title: str
