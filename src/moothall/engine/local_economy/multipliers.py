"""Multipliers of every sector from an input-output table, of a nation or cut down to a region.

Source: Miller and Blair, Input-Output Analysis, chapters 6 and 8.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from moothall.engine.local_economy import leontief, quotients
from moothall.framework.multipliers import Kind

Numbers = NDArray[np.float64]


class Economy(NamedTuple):
    """An input-output table as arrays; what a table has not is None."""

    flows: Numbers
    """(sectors, sectors) money; row sells, column buys"""
    output: Numbers
    """(sectors,) money"""
    pay: Numbers | None = None
    """(sectors,) money, compensation of employees"""
    jobs: Numbers | None = None
    """(sectors,) jobs"""
    households: Numbers | None = None
    """(sectors,) money, what households buy"""
    household_income: float | None = None
    """money; None: all pay of the table"""


class Trade(NamedTuple):
    """What of each need a region meets itself."""

    firms: Numbers
    """(sectors, sectors) shares 0 to 1"""
    households: Numbers
    """(sectors,) shares 0 to 1"""


def multipliers(economy: Economy, trade: Trade | None = None) -> dict[Kind, Numbers]:
    """Every multiplier that the table allows, (sectors,) each; not a number for a sector without output.

    Output: of all sectors for a unit of demand. Income and jobs: in all sectors for each unit in the sector
    itself. NotProductiveError where the table's needs grow without end.

    trade : cuts a national table down to a region; None: the table as it is
    """
    needs = leontief.coefficients(economy.flows, economy.output)
    if trade is not None:
        needs = needs * trade.firms
    n, there = len(needs), economy.output > 0
    first = leontief.inverse(needs)
    found: dict[Kind, Numbers] = {"output_type_1": leontief.output_multipliers(first, n)}
    pay = None if economy.pay is None else leontief.per_unit(economy.pay, economy.output)
    jobs = None if economy.jobs is None else leontief.per_unit(economy.jobs, economy.output)
    if pay is not None:
        found["income_type_1"] = leontief.ratios(leontief.effects(pay, first), pay)
    if jobs is not None:
        found["jobs_type_1"] = leontief.ratios(leontief.effects(jobs, first), jobs)
    if pay is not None and closes(economy):
        second = leontief.inverse(leontief.with_households(needs, pay, _bought(economy, trade)))
        found["output_type_2"] = leontief.output_multipliers(second, n)
        found["income_type_2"] = leontief.ratios(leontief.income_effects_closed(second), pay)
        if jobs is not None:
            found["jobs_type_2"] = leontief.ratios(leontief.effects(jobs, second), jobs)
    return {kind: np.where(there, values, np.nan) for kind, values in found.items()}


def closes(economy: Economy) -> bool:
    """Whether households can be taken in: they do not spend more of the table than they have.

    Where they spend more than all pay, other income must be given.
    """
    if economy.pay is None or economy.households is None:
        return False
    return float(economy.households.sum()) <= (economy.household_income or float(economy.pay.sum()))


def _bought(economy: Economy, trade: Trade | None) -> Numbers:
    """What households buy of each sector for a unit of their income."""
    assert economy.households is not None
    assert economy.pay is not None
    income = economy.household_income or float(economy.pay.sum())
    bought: Numbers = economy.households / income
    return bought if trade is None else bought * trade.households


class Ranged(NamedTuple):
    """A multiplier of every sector with its ends, (sectors,) each."""

    value: Numbers
    low: Numbers
    high: Numbers


class Region(NamedTuple):
    """A region beside its nation."""

    simple: Numbers
    """(sectors,) simple location quotients"""
    share: float
    """jobs of the region over those of the nation"""


def regional(
    economy: Economy, region: Region, method: quotients.Method, deltas: tuple[float, ...] = (0.0,)
) -> dict[Kind, Ranged]:
    """Multipliers of a region from a national table; the first delta gives the value, all give the ends.

    deltas : used by the FLQs alone, at least one
    """
    tried = [multipliers(economy, _trade(region, method, delta)) for delta in deltas]
    return {
        kind: Ranged(
            value, np.minimum.reduce([t[kind] for t in tried]), np.maximum.reduce([t[kind] for t in tried])
        )
        for kind, value in tried[0].items()
    }


def _trade(region: Region, method: quotients.Method, delta: float) -> Trade:
    weight = quotients.size_weight(region.share, delta) if method in quotients.WITH_DELTA else 1.0
    return Trade(
        quotients.traded(method, region.simple, weight), quotients.households_buy(region.simple, weight)
    )


def national(economy: Economy) -> dict[Kind, Ranged]:
    """Multipliers of the table as it is."""
    return {kind: Ranged(value, value, value) for kind, value in multipliers(economy).items()}
