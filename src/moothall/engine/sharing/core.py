"""The core test: which groups would pay more than they could have on their own, and by how much.

Source: Gillies 1959; the excess of a group is what it pays less its own cost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from moothall.engine.sharing.groups import Coalition, ids, masks, places, sums
from moothall.findings.sharing import Objection

CLOSE = 1e-9
"""Part of the largest cost below which an excess is error of arithmetic."""
FEW = 1 << 12
"""Groups up to which each is summed by itself."""
SUMMED = 16
"""Partners up to whom the sums of all groups are soon made at once."""


class Tested(NamedTuple):
    """How a way of sharing does in the core test."""

    objections: tuple[Objection, ...]
    """The largest excess first; of equal ones the smaller group."""
    largest: float | None
    """Largest excess in % of what the group would pay alone; 0: nobody objects; none: a group
    that objects would pay nothing."""


def largest_excess(costs: Mapping[Coalition, float], shares: Mapping[str, float]) -> float:
    """The largest excess of any group over what it would pay alone, in %; 0 where no group objects.

    A group that would pay nothing alone and must pay has an infinite excess.

    costs : groups of the partners and their costs; shares : partner to money
    """
    partners = tuple(shares)
    given = dict(zip(masks(costs, partners), costs.values(), strict=True))
    tested = core_test(given, shares, scale=max(map(abs, given.values()), default=0.0))
    return float("inf") if tested.largest is None else tested.largest


def core_test(costs: Mapping[int, float], shares: Mapping[str, float], *, scale: float) -> Tested:
    """Hold a way of sharing against the costs of groups; nobody and the whole are passed over.

    costs : mask to money; shares : partner to money, in the order of the bits
    scale : the size of the costs, against which errors of arithmetic are held
    """
    partners = tuple(shares)
    whole = (1 << len(partners)) - 1
    groups = [mask for mask in costs if 0 < mask < whole]
    paid = payments(groups, list(shares.values()))
    over = [(p - costs[m], m, p) for m, p in zip(groups, paid, strict=True) if p - costs[m] > CLOSE * scale]
    over.sort(key=lambda found: (-found[0], found[1].bit_count(), found[1]))
    found = tuple(
        Objection(coalition=ids(m, partners), pays=p, alone=costs[m], excess=excess) for excess, m, p in over
    )
    return Tested(found, _largest(found, CLOSE * scale))


def _largest(found: Sequence[Objection], small: float) -> float | None:
    if any(abs(o.alone) <= small for o in found):
        return None
    return max((100 * o.excess / abs(o.alone) for o in found), default=0.0)


def payments(groups: Sequence[int], shares: Sequence[float]) -> list[float]:
    """What each group pays in all.

    groups : masks; shares : (partners,) money
    """
    if len(groups) <= FEW:
        return [sum(shares[i] for i in places(mask)) for mask in groups]
    if len(shares) <= SUMMED:
        whole = sums(shares)
        return [whole[mask] for mask in groups]
    from moothall.engine.sharing.least_excess import members

    return [float(p) for p in members(groups, len(shares)) @ shares]
