"""The Shapley value: what each partner adds to the cost, on average over every order of joining.

With `s` the size of a group and `n` that of the whole, joining a group of size `s` has the weight
`s! (n - s - 1)! / n!`. A group's cost so counts with `w(s - 1)` for its members and against the others with
`w(s)`. Each partner's value is the sum of `c(S) (w(s - 1) + w(s))` over its groups less one number that is
the same for all; that number follows from the values adding to the whole. So one pass over the table is
enough, whatever the number of partners.

Source: Shapley 1953, A value for n-person games.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from moothall.engine.sharing.filling import PLAIN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def shapley(costs: Sequence[float] | NDArray[np.float64]) -> list[float]:
    """The Shapley value, exactly.

    costs : (2 ** partners,) cost by mask, bit i for partner i; 0 for nobody
    returns : (partners,) they add to the cost of the whole
    """
    partners = len(costs).bit_length() - 1
    if partners <= PLAIN:
        sums = _sums(costs, partners)
    else:
        from moothall.engine.sharing.shapley_kernel import weighted_sums

        sums = weighted_sums(costs, weights(partners))
    return even(sums, float(costs[-1]))


def weights(partners: int) -> list[float]:
    """(partners + 1,) weight of a group's cost for its members, by the group's size; 0 for nobody."""
    joining = [1 / (partners * math.comb(partners - 1, s)) for s in range(partners)] + [0.0]
    return [0.0] + [joining[s - 1] + joining[s] for s in range(1, partners + 1)]


def even(sums: Sequence[float], whole: float) -> list[float]:
    """Each partner's weighted sum, less the same for all, so that they add to the whole."""
    less = (math.fsum(sums) - whole) / len(sums)
    return [value - less for value in sums]


def _sums(costs: Sequence[float] | NDArray[np.float64], partners: int) -> list[float]:
    by_size = weights(partners)
    parts = [cost * by_size[mask.bit_count()] for mask, cost in enumerate(costs)]
    return [math.fsum(p for mask, p in enumerate(parts) if mask >> i & 1) for i in range(partners)]
