"""How far the groups' weights agree."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct


class Agreement(Struct, frozen=True, kw_only=True):
    """Agreement between the groups that declared weights, at one level."""

    level: Annotated[
        Literal["sections", "criteria"],
        Meta(description="weights of the sections, or of all criteria (section's weight times own)"),
    ]
    groups: tuple[str, ...] = ()
    items: Annotated[int, Meta(description="how many items were weighed")] = 0
    kendall_w: Annotated[
        float | None, Meta(description="of the rankings, corrected for ties: 0 none, 1 the same order")
    ] = None
    chi_square: float | None = None
    p: Annotated[
        float | None,
        Meta(description="chance of so high a W if no group ranked alike; rough for fewer than 8 items"),
    ] = None
    consensus: Annotated[
        float | None,
        Meta(
            description="of the weights, 0 to 1: AHP-OS consensus indicator for sections, "
            "relative homogeneity for criteria"
        ),
    ] = None
    band: Annotated[str | None, Meta(description="word for the consensus; sections only")] = None
    band_source: str = ""
    why_not: Annotated[str, Meta(description="what is missing and why, where anything is")] = ""
