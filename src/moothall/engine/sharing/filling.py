"""The cheapest way to make a group up of smaller groups that are given."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from moothall.engine.sharing.errors import GameError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PLAIN = 12
"""Most partners for whom lists are quick enough; beyond, arrays."""
KEPT = 2_000_000
"""Most groups whose cheapest split is kept in memory where they are not all tabled."""


class Cheapest:
    """The cost of any group, looked for when it is asked for; a group that is given costs what it costs.

    Method: the first member of the group is in exactly one of its parts; each given group that holds it and
    lies within is tried, with the cheapest split of the rest.
    """

    def __init__(self, given: Mapping[int, float]) -> None:
        """Take the given groups: mask to cost; every single partner is among them."""
        self._given = given
        self._split: dict[int, float] = {0: 0.0}
        self._with_first: dict[int, list[tuple[int, float]]] = {}
        for mask, cost in given.items():
            self._with_first.setdefault(mask & -mask, []).append((mask, cost))

    def of(self, mask: int) -> float:
        """What a group would pay on its own; GameError where there are too many ways to split it."""
        return self._given[mask] if mask in self._given else self._cheapest(mask)

    def _cheapest(self, mask: int) -> float:
        known = self._split.get(mask)
        if known is None:
            if len(self._split) > KEPT:
                raise GameError(["There are too many ways to make up the groups that are not given."])
            parts = self._with_first[mask & -mask]
            known = min(c + self._cheapest(mask ^ part) for part, c in parts if part & mask == part)
            self._split[mask] = known
        return known


def table(given: Mapping[int, float], partners: int) -> list[float] | NDArray[np.float64]:
    """The costs of all groups by mask: a list up to `PLAIN` partners, an array beyond.

    given : mask to cost; every single partner is among them
    returns : (2 ** partners,)
    """
    if partners > PLAIN:
        return _array(given, partners)
    cheapest = Cheapest(given)
    return [cheapest.of(mask) if mask else 0.0 for mask in range(1 << partners)]


def _array(given: Mapping[int, float], partners: int) -> NDArray[np.float64]:
    import numpy as np

    order = np.fromiter(given.keys(), np.int64, len(given))
    cost = np.fromiter(given.values(), np.float64, len(given))
    whole = len(given) == (1 << partners) - 1
    filled = np.zeros(1 << partners) if whole else _splits(order, cost, partners)
    filled[order] = cost
    return filled


def _splits(order: NDArray[np.int64], cost: NDArray[np.float64], partners: int) -> NDArray[np.float64]:
    """The cheapest split of every group, those with the last partners first.

    Groups whose first member is partner i stand in the table at steps of 2 ** (i + 1), so that a given group
    and all that can join it are found by adding the masks of later partners who are not in it.
    """
    import numpy as np

    best = np.full(1 << partners, math.inf)
    best[0] = 0.0
    first = order & -order
    for i in reversed(range(partners)):
        for mask, own in zip(order[first == 1 << i].tolist(), cost[first == 1 << i].tolist(), strict=True):
            rest = _free(mask, i + 1, partners)
            best[rest | mask] = np.minimum(best[rest | mask], own + best[rest])
    return best


def _free(mask: int, start: int, partners: int) -> NDArray[np.int64]:
    """Every mask of partners from `start` on who are not in a group."""
    import numpy as np

    found = np.zeros(1, np.int64)
    for i in range(start, partners):
        if not mask >> i & 1:
            found = np.concatenate((found, found | 1 << i))
    return found
