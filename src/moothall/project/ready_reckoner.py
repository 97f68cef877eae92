"""Levels of the library's ready reckoner for local factors, by factor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from moothall.framework.jurisdictions import DatedFact
from moothall.project.local_factors import SHARES

BEGINNING = "additionality."
"""Of the ids of the dated facts that hold levels; the factor's name follows."""


def levels(facts: Sequence[DatedFact], factor: str) -> Mapping[str, tuple[float, DatedFact]]:
    """Level to its value and the fact that it comes from: a share in %, or a multiplier.

    A level within a level is named with a stroke, as medium/region.
    """
    scale = 100.0 if factor in SHARES else 1.0
    return {
        name: (scale * value, fact)
        for fact in facts
        if fact.id == BEGINNING + factor or fact.id.startswith(f"{BEGINNING}{factor}_")
        for name, value in _leaves(fact.value)
    }


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, float]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}/{key}" if path else str(key))
    elif isinstance(value, int | float):
        yield path, float(value)
