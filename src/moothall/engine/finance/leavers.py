"""What becomes of an option, and of each partner, when a partner leaves (method note, M9).

Whoever stays bears what stays of the joint costs, shared anew in proportion to their shares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import fsum

from msgspec import Struct

from moothall.engine.finance.against import Against
from moothall.engine.finance.coalitions import FEWEST_PARTNERS, alone, parts
from moothall.engine.finance.placing import Line
from moothall.findings.financial_case import Leaver
from moothall.framework.transaction_costs import TransactionCost

MOST_SEARCHED = 12
"""Most partners among whom the smallest groups are looked for: the groups double with each partner."""


class Gains(Struct, frozen=True, kw_only=True):
    """What an option is worth to any group of partners against the baseline, present values."""

    fixed: float
    """Joint costs that stay whoever takes part"""
    each: Mapping[str, float]
    """What a partner brings before the fixed costs are shared"""
    shares: Mapping[str, float]

    def npv(self, members: Iterable[str]) -> float:
        """Net present value for a group together."""
        return fsum((*(self.each[m] for m in members), -self.fixed))

    def split(self, members: Sequence[str]) -> dict[str, float]:
        """Net present value of each in a group; equal parts of the fixed costs where none has a share."""
        whole = fsum(self.shares[m] for m in members)
        part = {m: self.shares[m] / whole if whole else 1 / len(members) for m in members}
        return {m: self.each[m] - self.fixed * part[m] for m in members}


def gains(
    against: Against, partners: Sequence[str], factors: Sequence[float], shares: Mapping[str, float]
) -> Gains:
    """What an option is worth to its partners; one without a baseline cost is held against nothing.

    factors : discount factor by year
    shares : of joint lines, each partner's, adding to 1
    """
    costs = parts(against, partners, factors, shares)
    now = {p: alone(against, p, factors, shares) or 0.0 for p in partners}
    return Gains(
        fixed=costs.fixed,
        each={p: now[p] - costs.each[p] for p in partners},
        shares={p: shares[p] for p in partners},
    )


def leavers(worth: Gains, exit_costs: Mapping[str, float | None]) -> tuple[Leaver, ...]:
    """The option without each partner in turn; `change` is against what the same stayers have now."""
    return tuple(_leavers(worth, exit_costs))


def _leavers(worth: Gains, exit_costs: Mapping[str, float | None]) -> Iterator[Leaver]:
    partners = tuple(worth.each)
    now = worth.split(partners)
    for leaver in partners:
        staying = [p for p in partners if p != leaver]
        if staying:
            npv = worth.npv(staying)
            yield Leaver(
                leaves=leaver,
                npv=npv,
                change=npv - fsum(now[p] for p in staying),
                stayers=worth.split(staying),
                exit_cost=exit_costs.get(leaver),
            )


def smallest(worth: Gains) -> tuple[tuple[str, ...], ...]:
    """Groups that break even and hold no smaller group that does, of at least two partners.

    Empty where there is none, and with more partners than can be searched.
    """
    partners = tuple(worth.each)
    if len(partners) > MOST_SEARCHED:
        return ()
    found: list[tuple[str, ...]] = []
    for size in range(FEWEST_PARTNERS, len(partners) + 1):
        found += [
            group
            for group in combinations(partners, size)
            if worth.npv(group) >= 0 and not any(set(less) < set(group) for less in found)
        ]
    return tuple(found)


def exit_costs(
    lines: Iterable[Line], categories: Iterable[TransactionCost], partners: Sequence[str]
) -> dict[str, float | None]:
    """Each partner's recorded cost of leaving, undiscounted; None where none is recorded for it.

    lines : of one option
    categories : those of the phase "exit" count
    """
    leaving = {c.id for c in categories if c.phase == "exit"}
    found: dict[str, float | None] = dict.fromkeys(partners)
    for line in lines:
        if line.kind == "cost" and line.category in leaving and line.partner in found:
            found[line.partner] = (found[line.partner] or 0.0) + fsum(line.by_year)
    return found
