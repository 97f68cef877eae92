"""The point scores and weights that the whole room works on, and the totals that they make."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct

from moothall.engine.scoring.totals import SAME


class Points(Struct, frozen=True, kw_only=True):
    """Point scores of the ranked options, with the weights that add them up.

    ValueError where weights that belong together are negative or do not add to 1.
    """

    options: Annotated[tuple[str, ...], Meta(description="the ranked ones, as listed")]
    sections: Annotated[dict[str, tuple[str, ...]], Meta(description="to its criteria that apply")]
    section_weights: Annotated[dict[str, float], Meta(description="add to 1")]
    criterion_weights: Annotated[dict[str, float], Meta(description="add to 1 within each section")]
    points: Annotated[
        dict[str, dict[str, float]],
        Meta(description="option to criterion to 0..4; a missing cell is the middle of what it may be"),
    ]
    low: Annotated[
        dict[str, dict[str, float]], Meta(description="option to criterion to 5th percentile, 0..4")
    ]
    high: Annotated[
        dict[str, dict[str, float]], Meta(description="option to criterion to 95th percentile, 0..4")
    ]
    group_section_weights: Annotated[
        dict[str, dict[str, float]], Meta(description="declared group to section to weight")
    ] = {}

    def __post_init__(self) -> None:
        _add_to_one("sections", [self.section_weights[s] for s in self.sections])
        for section, criteria in self.sections.items():
            _add_to_one(section, [self.criterion_weights[c] for c in criteria])
        for group, weights in self.group_section_weights.items():
            _add_to_one(group, [weights[s] for s in self.sections])


def _add_to_one(of: str, weights: list[float]) -> None:
    if not (all(w >= 0 for w in weights) and abs(math.fsum(weights) - 1) <= SAME):
        raise ValueError(f"weights of {of} must not be negative, and must add to 1")


def weighted(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    """Σ w·x over the items of values. weights, values : item to a number"""
    return math.fsum(weights[item] * x for item, x in values.items())


def section_scores(points: Points) -> dict[str, dict[str, float]]:
    """Option to section to its score, 0..4 (method note, M3)."""
    return {
        option: {
            section: weighted(points.criterion_weights, {c: points.points[option][c] for c in criteria})
            for section, criteria in points.sections.items()
        }
        for option in points.options
    }


def totals(points: Points) -> dict[str, float]:
    """Option to its total, 0..4 (method note, M3)."""
    return {o: weighted(points.section_weights, scores) for o, scores in section_scores(points).items()}
