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


def size_weight(share: float, delta: float) -> float:
    """Lambda of the FLQ, 0 to 1: log2(1 + share) to the power of delta.

    share : jobs in the region over jobs in the nation, 0 to 1
    """
    return float(np.log2(1 + share) ** delta)


def flq(simple: Numbers, weight: float) -> Numbers:
    """Flegg's quotients: cross-industry ones, less the smaller the region is.

    simple : (sectors,) simple quotients; weight : lambda; returns (sectors, sectors)
    """
    return weight * cilq(simple)


def aflq(simple: Numbers, weight: float) -> Numbers:
    """Flegg's, augmented where the region is specialised in the buyer: times log2(1 + its quotient).

    simple : (sectors,) simple quotients; weight : lambda; returns (sectors, sectors)
    """
    return flq(simple, weight) * np.where(simple > 1, np.log2(1 + simple), 1.0)


def traded(method: Method, simple: Numbers, weight: float = 1.0) -> Numbers:
    """Share of each need that the region meets itself, 0 to 1: the quotients, capped at 1.

    Cutting the AFLQ off at 1 is the careful reading: a region never buys more at home than the nation does.

    simple : (sectors,) simple quotients; weight : lambda, for the FLQs; returns (sectors, sectors)
    """
    if method == "slq":
        found = np.repeat(simple[:, None], len(simple), axis=1)
    elif method == "cilq":
        found = cilq(simple)
    else:
        found = (flq if method == "flq" else aflq)(simple, weight)
    return np.minimum(1.0, found)


def households_buy(simple: Numbers, weight: float = 1.0) -> Numbers:
    """Share of what households buy that the region makes, 0 to 1.

    simple : (sectors,) simple quotients; weight : lambda, for the FLQs; returns (sectors,)
    """
    return np.minimum(1.0, weight * simple)
