"""How far the groups' weights agree, and the assessors' scores."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import Count, Ratio, Share


class Agreement(Struct, frozen=True, kw_only=True):
    """Agreement between the groups that declared weights, at one level."""

    level: Annotated[
        Literal["sections", "criteria"],
        Meta(description="weights of the sections, or of all criteria (section's weight times own)"),
    ]
    groups: tuple[str, ...] = ()
    items: Annotated[Count, Meta(description="how many items were weighed")] = 0
    kendall_w: Annotated[
        Ratio | None, Meta(description="of the rankings, corrected for ties: 0 none, 1 the same order")
    ] = None
    chi_square: Ratio | None = None
    p: Annotated[
        Share | None,
        Meta(description="chance of so high a W if no group ranked alike; rough for fewer than 8 items"),
    ] = None
    consensus: Annotated[
        Ratio | None,
        Meta(
            description="of the weights, 0 to 1: AHP-OS consensus indicator for sections, "
            "relative homogeneity for criteria"
        ),
    ] = None
    band: Annotated[str | None, Meta(description="word for the consensus; sections only")] = None
    band_source: str = ""
    why_not: Annotated[str, Meta(description="what is missing and why, where anything is")] = ""


class ScoreAgreement(Struct, frozen=True, kw_only=True):
    """Agreement between those who scored the same cells: Krippendorff's alpha, 1 always, 0 as by chance."""

    scope: Annotated[
        Literal["everyone", "section", "group", "between_groups"],
        Meta(
            description="all assessors on all cells; on those of one section; the assessors of one group; or "
            "the groups, each by the mean of its assessors"
        ),
    ]
    of: Annotated[str, Meta(description="the section or group, where it is one")] = ""
    raters: Annotated[Count, Meta(description="assessors, or groups, that scored anything in it")] = 0
    cells: Annotated[Count, Meta(description="cells that at least two of them scored")] = 0
    ratings: Annotated[Count, Meta(description="scores in those cells")] = 0
    ordinal: Annotated[
        Ratio | None, Meta(description="alpha, scores taken as an order: the scale is anchored, not measured")
    ] = None
    interval: Annotated[Ratio | None, Meta(description="alpha, scores taken as equally far apart")] = None
    band: Annotated[str | None, Meta(description="word for the ordinal alpha")] = None
    band_source: str = ""
    band_unverified: Annotated[bool, Meta(description="nobody has looked the source up yet")] = False
    why_not: Annotated[
        Literal["one_rater", "no_cell_twice", "all_alike"] | None,
        Meta(
            description="why there is no alpha: a single rater; no cell with two scores; or all scores are "
            "equal, so that nothing could differ"
        ),
    ] = None
