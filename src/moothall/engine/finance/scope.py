"""How much of an option may leave before it no longer pays (method note, M9).

Fixed costs stay, all else shrinks with the volume: variable costs, savings, income, and the baseline.
So the net present value is a straight line in the volume, and the unit cost rises as work leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from moothall.engine.finance.against import Against
from moothall.engine.finance.coalitions import present, stays
from moothall.engine.finance.leavers import gains, leavers, smallest
from moothall.findings.financial_case import Scope, ScopePoint

VOLUMES = tuple(n / 10 for n in range(10, 0, -1))
"""Parts of the volume that are shown, from all of it down."""


class Volume(Struct, frozen=True, kw_only=True):
    """An option by how it answers to volume, present values."""

    fixed: float
    """Costs that stay whatever leaves"""
    variable: float
    """Costs that go with the work"""
    gained: float
    """Savings, income, and the cost of the baseline"""

    def npv(self, share: float) -> float:
        """Net present value at a share of the volume, 0 to 1."""
        return share * (self.gained - self.variable) - self.fixed

    def unit_cost(self, share: float) -> float:
        """Cost of a unit of volume, before savings, against the full scope; 1 where nothing costs."""
        whole = self.fixed + self.variable
        return (self.fixed / share + self.variable) / whole if whole else 1.0

    def least(self) -> float | None:
        """Smallest share of the volume that breaks even, 0 to 1; None where not even all of it does."""
        if self.npv(1.0) < 0:
            return None
        return self.fixed / (self.gained - self.variable) if self.fixed > 0 else 0.0


def scope(
    against: Against,
    partners: Sequence[str],
    factors: Sequence[float],
    shares: Mapping[str, float],
    exit_costs: Mapping[str, float | None],
) -> Scope | None:
    """What remains of an option's worth as work or partners leave; None where no saving has its years.

    factors : discount factor by year
    shares : of joint lines, each partner's, adding to 1
    exit_costs : each partner's recorded cost of leaving, undiscounted; None: blank
    """
    if not any(line.kind == "saving" for line in against.own):
        return None
    worked = volume(_of_those_concerned(against, partners), factors)
    worth = gains(against, partners, factors, shares)
    return Scope(
        fixed=worked.fixed,
        points=tuple(ScopePoint(share=v, npv=worked.npv(v), unit_cost=worked.unit_cost(v)) for v in VOLUMES),
        least=worked.least(),
        leavers=leavers(worth, exit_costs),
        smallest=smallest(worth),
    )


def _of_those_concerned(against: Against, partners: Sequence[str]) -> Against:
    """Without the service of bodies that take no part: it runs on as it is, and none of it leaves."""
    parties = {None, *partners, *(line.partner for line in against.own if line.option == against.option)}
    return replace(
        against,
        own=tuple(line for line in against.own if line.partner in parties),
        base=tuple(line for line in against.base if line.partner in parties),
    )


def volume(against: Against, factors: Sequence[float]) -> Volume:
    """An option against the baseline, by what stays and what shrinks."""
    costs = [(stays(c, against), present(c, factors)) for c in against.own if c.kind == "cost"]
    return Volume(
        fixed=fsum(share * value for share, value in costs),
        variable=fsum((1 - share) * value for share, value in costs),
        gained=fsum(
            (
                *(present(line, factors) for line in against.own if line.kind != "cost"),
                *(-line.sign * present(line, factors) for line in against.base),
            )
        ),
    )
