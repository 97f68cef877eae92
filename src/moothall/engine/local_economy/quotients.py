"""How much of what a region's firms need is made in the region, from who works where: location quotients.

A quotient above 1 says that a sector is stronger in the region than in the nation, and can supply it; below 1
part of the need comes from outside. Coefficients of a national table are multiplied by it, at most by 1.

Source: Flegg and Webber 1997 (FLQ) and 2000 (AFLQ); Round 1978 (CILQ); Miller and Blair, chapter 8.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Method = Literal["slq", "cilq", "flq", "aflq"]
METHODS: tuple[Method, ...] = ("slq", "cilq", "flq", "aflq")
WITH_DELTA: frozenset[Method] = frozenset({"flq", "aflq"})
"""Methods that need delta: how strongly a small region leans on others."""


def slq(regional: Numbers, national: Numbers) -> Numbers:
    """Simple quotients: a sector's share of the region's jobs over its share of the nation's.

    regional, national : (sectors,) jobs; a sector that the nation has not either gets 0
    """
    shares = regional / regional.sum()
    there = np.where(national > 0, national / national.sum(), 1.0)
    return np.where(national > 0, shares / there, 0.0)


def cilq(simple: Numbers) -> Numbers:
    """Cross-industry quotients: seller's over buyer's; the simple one on the diagonal.

    simple : (sectors,) simple quotients. A buyer that the region has not at all is not held back by its size
    (its column counts for nothing); returns (sectors, sectors)
    """
    buyer = np.where(simple > 0, simple, 1.0)
    cross = np.where(simple > 0, simple[:, None] / buyer, np.where(simple[:, None] > 0, np.inf, 0.0))
    np.fill_diagonal(cross, simple)
    return cross


def size_weight(regional: float, national: float, delta: float) -> float:
    """Lambda of the FLQ, 0 to 1: log2(1 + jobs in the region / in the nation) to the power of delta."""
    return float(np.log2(1 + regional / national) ** delta)


def flq(regional: Numbers, national: Numbers, delta: float) -> Numbers:
    """Flegg's quotients: cross-industry ones, less the smaller the region is. (sectors, sectors)"""
    return size_weight(regional.sum(), national.sum(), delta) * cilq(slq(regional, national))


def aflq(regional: Numbers, national: Numbers, delta: float) -> Numbers:
    """Flegg's, augmented where the region is specialised in the buyer: times log2(1 + its quotient)."""
    simple = slq(regional, national)
    extra = np.where(simple > 1, np.log2(1 + simple), 1.0)
    return flq(regional, national, delta) * extra


def traded(method: Method, regional: Numbers, national: Numbers, delta: float = 0.0) -> Numbers:
    """Share of each need that the region meets itself, 0 to 1: the quotients, capped at 1.

    Cutting the AFLQ off at 1 is the careful reading: a region never buys more at home than the nation does.
    (sectors, sectors)
    """
    if method == "slq":
        found = np.repeat(slq(regional, national)[:, None], len(regional), axis=1)
    elif method == "cilq":
        found = cilq(slq(regional, national))
    else:
        found = (flq if method == "flq" else aflq)(regional, national, delta)
    return np.minimum(1.0, found)


def households_buy(method: Method, regional: Numbers, national: Numbers, delta: float = 0.0) -> Numbers:
    """Share of what households buy that the region makes, 0 to 1: simple quotients, by size for the FLQs.

    (sectors,)
    """
    weight = size_weight(regional.sum(), national.sum(), delta) if method in WITH_DELTA else 1.0
    return np.minimum(1.0, weight * slq(regional, national))
