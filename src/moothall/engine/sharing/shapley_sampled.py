"""The Shapley value from a sample of orders of joining, with its standard errors.

Each order is taken together with its reverse: where a partner joins early in one, it joins late in the other,
so that the pair varies less. In every order the values add to the whole, so their means do too. Source:
Castro, Gómez and Tejada 2009, with antithetic pairs as in Mitchell and others 2022.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

PAIRS = 2000
"""Pairs of orders drawn where the caller names no number."""


def sampled(
    cost: Callable[[int], float], partners: int, *, seed: int, pairs: int = PAIRS
) -> tuple[list[float], list[float]]:
    """The Shapley value with the standard error of each share, the same for the same seed.

    cost : money for a mask; pairs : orders drawn, each with its reverse, at least 2
    returns : (partners,) money, (partners,) standard errors
    """
    import numpy as np

    draw = np.random.Generator(np.random.Philox(seed))
    found = np.empty((pairs, partners))
    for n in range(pairs):
        order = np.argsort(draw.random(partners)).tolist()
        one, other = _joining(cost, order), _joining(cost, order[::-1])
        found[n] = [(a + b) / 2 for a, b in zip(one, other, strict=True)]
    errors = found.std(axis=0, ddof=1) / np.sqrt(pairs)
    return found.mean(axis=0).tolist(), errors.tolist()


def _joining(cost: Callable[[int], float], order: Sequence[int]) -> list[float]:
    """What each partner adds when they join in an order."""
    added = [0.0] * len(order)
    mask, before = 0, 0.0
    for i in order:
        mask |= 1 << i
        now = cost(mask)
        added[i] = now - before
        before = now
    return added
