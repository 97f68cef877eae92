"""local_factors.csv: how much of posts gained or lost counts for the area, where jobs.csv leaves it open."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Positive, Text
from moothall.project.fields import OptionRef, PlaceRef

Factor = Literal["leakage", "displacement", "substitution", "multiplier"]
FACTORS: tuple[Factor, ...] = ("leakage", "displacement", "substitution", "multiplier")
SHARES: tuple[Factor, ...] = ("leakage", "displacement", "substitution")
"""Factors that are shares, in %; the fourth multiplies."""


class LocalFactorRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One factor between posts as counted and what they come to for the area: a figure, or a level.

    The closest row counts: one for the option and the place, then for the option, then for the place, then
    for all. A figure in jobs.csv goes before any of them.
    """

    factor: Annotated[Factor, Meta(description="which factor")]
    option: Annotated[OptionRef | None, Meta(description="empty: every option")] = None
    place: Annotated[PlaceRef | None, Meta(description="empty: every place")] = None
    level: Annotated[
        str,
        Meta(
            description="a level of the library's ready reckoner, as medium, or medium/region for a "
            "multiplier; it shows as an unverified default"
        ),
    ] = ""
    low: Annotated[Positive | None, Meta(description="low end: %, or a multiplier")] = None
    value: Annotated[Positive | None, Meta(description="%, or a multiplier")] = None
    high: Annotated[Positive | None, Meta(description="high end: %, or a multiplier")] = None
    source: Annotated[Text, Meta(description="where it comes from, or who chose the level and why")]
