"""Which questions are worth about as much as the best of their kind."""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec.structs import replace

from moothall.findings.ranking import EvidenceValue

NEAR = 0.1
"""What is worth less than the best by no more than this share of it is worth about as much."""
SURE = 2
"""So many standard errors of a difference may be chance."""


def near_best(found: Iterable[EvidenceValue]) -> tuple[EvidenceValue, ...]:
    """The values in their order, those marked that are worth about as much as the best of their kind.

    The best is the one whose evidence is worth most to raise; of a kind of which none is, nothing is marked.
    """
    told = tuple(found)
    best: dict[str, EvidenceValue] = {}
    for value in told:
        if value.raised > 0 and (value.kind not in best or _rank(value) > _rank(best[value.kind])):
            best[value.kind] = value
    return tuple(
        replace(v, near_best=True) if v.kind in best and _about_equal(v, best[v.kind]) else v for v in told
    )


def _rank(value: EvidenceValue) -> tuple[float, float]:
    return value.raised, value.perfect


def _about_equal(value: EvidenceValue, best: EvidenceValue) -> bool:
    error = SURE * math.hypot(value.raised_error, best.raised_error)
    return best.raised - value.raised <= max(NEAR * best.raised, error)
