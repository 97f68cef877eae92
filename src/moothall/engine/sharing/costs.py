"""What each group of partners would pay on its own: as given, the gaps filled by the cheapest split.

A gap is filled by the cheapest way to make the group up of smaller groups that are given and share no
member: those partners can always part and go on in these groups. Each partner alone and the whole must be
given. Up to `TABLED` partners all groups stand in one table, by mask; beyond, a group's cost is looked for
when it is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from moothall.engine.sharing.errors import GameError
from moothall.engine.sharing.filling import Cheapest, table
from moothall.engine.sharing.groups import Coalition, ids, masks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = list[float] | NDArray[np.float64]

TABLED = 24
"""Most partners whose groups all stand in a table: 16.8 million groups, 134 MB."""


class Costs:
    """The costs of a game, in money.

    given : mask to cost, for the groups that were given
    table : (2 ** partners,) cost by mask, 0 for nobody; none beyond `TABLED` partners
    """

    def __init__(self, costs: Mapping[Coalition, float], partners: Sequence[str]) -> None:
        """Take the costs in; GameError with all that is wrong."""
        faults = _faults(costs, partners)
        if faults:
            raise GameError(faults)
        self.partners = tuple(partners)
        named = [group for group in costs if group]
        self.given = dict(sorted(zip(masks(named, partners), (costs[g] for g in named), strict=True)))
        self.whole = (1 << len(partners)) - 1
        self.table: Table | None = table(self.given, len(partners)) if len(partners) <= TABLED else None
        self._cheapest = Cheapest(self.given)

    @property
    def total(self) -> float:
        """What all pay together."""
        return self.given[self.whole]

    @property
    def alone(self) -> list[float]:
        """(partners,) what each would pay alone."""
        return [self.given[1 << i] for i in range(len(self.partners))]

    @property
    def scale(self) -> float:
        """The largest cost there is, without its sign: what rounding errors are held against."""
        return max(abs(cost) for cost in self.given.values())

    def of(self, mask: int) -> float:
        """What a group would pay on its own; nobody pays 0."""
        return float(self.table[mask]) if self.table is not None else self._cheapest.of(mask)


def _faults(costs: Mapping[Coalition, float], partners: Sequence[str]) -> list[str]:
    """All that is wrong with the costs of a game, in sentences."""
    if not partners:
        return ["There is no partner."]
    twice = sorted({p for p in partners if list(partners).count(p) > 1})
    strange = sorted({p for group in costs for p in group if p not in set(partners)})
    faults = [f'The partner "{p}" stands twice.' for p in twice]
    faults += [f'"{p}" is in a group, but is no partner.' for p in strange]
    faults += [
        f'The cost of "{p}" alone is missing.' for p in dict.fromkeys(partners) if frozenset([p]) not in costs
    ]
    if frozenset(partners) not in costs:
        faults.append(f"The cost of all together is missing: {' + '.join(partners)}.")
    bad = [group for group, cost in costs.items() if not math.isfinite(cost)]
    faults += [f"The cost of {' + '.join(sorted(group))} is not a number." for group in bad]
    return faults


def named(costs: Costs, mask: int) -> tuple[str, ...]:
    """The members of a group, by id, in the order of the partners."""
    return ids(mask, costs.partners)
