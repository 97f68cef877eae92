"""Weights read back in sentences, wherever on the site they were typed or moved."""

from __future__ import annotations

from collections.abc import Mapping

from moothall.engine.weighting.read_back import read_back
from moothall.engine.weighting.specs import GroupSpec, SetSpec
from moothall.framework.criteria import Matrix
from moothall_web.ui.tongue import tongue


def read_in_words(
    matrix: Matrix, sections: Mapping[str, float], criteria: Mapping[str, Mapping[str, float]]
) -> tuple[str, ...]:
    """What weights imply, in the language of the page; nothing where all are equal.

    sections : section to its share, adding to 1
    criteria : by section, criterion to its share within it
    """
    inner = {id: _set(within) for id, within in criteria.items() if within}
    spec = GroupSpec(group="", share=1.0, declared=True, sections=_set(sections), criteria=inner)
    return tuple(
        sentence
        for found in read_back(matrix, (spec,), tongue().catalogue.gettext)
        for sentence in found.words
    )


def _set(weights: Mapping[str, float]) -> SetSpec:
    return SetSpec(items=tuple(weights), way="points", weights=tuple(weights.values()))
