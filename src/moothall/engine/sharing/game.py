"""A game of costs, shared by every rule: who pays what, and who would rather go alone.

Passes the costs from rule to rule, rounds, and holds each result against every group.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from moothall.engine.sharing import simple
from moothall.engine.sharing.core import core_test
from moothall.engine.sharing.costs import TABLED, Costs, named
from moothall.engine.sharing.errors import GameError
from moothall.engine.sharing.groups import Coalition, ordered
from moothall.engine.sharing.rounding import rounded
from moothall.engine.sharing.shapley import shapley
from moothall.engine.sharing.shapley_sampled import PAIRS, sampled
from moothall.findings.sharing import Allocation, CoalitionCost, Game, Method, Objection

LISTED = 64
"""Groups up to which a game lists them all."""
SHARES_ADD = 1e-6
"""How far proposed shares may add to something else than 1."""
NUCLEOLUS_TO = 15
"""Most partners for whom the nucleolus is worked out."""


class Shares(NamedTuple):
    """The shares under a rule, before they are rounded and tested."""

    method: Method
    values: Sequence[float]
    errors: Sequence[float] | None = None


def game(
    costs: Mapping[Coalition, float],
    partners: Sequence[str],
    *,
    source: Literal["given", "lines"],
    option: str | None = None,
    unit: str = "",
    proposed: Mapping[str, float] | None = None,
    population: Mapping[str, float] | None = None,
    rounding: float = 0.01,
    nucleolus_to: int = NUCLEOLUS_TO,
    shapley_to: int = TABLED,
    pairs: int = PAIRS,
    seed: int = 0,
    objections: int | None = LISTED,
    solve: bool = True,
) -> Game:
    """Share the whole cost by every rule and test each; GameError with all that is wrong.

    costs : groups of partners to money; each partner alone and the whole must be there, a gap elsewhere is
        filled by the cheapest split into groups that are there
    proposed : partner to share of the whole, adding to 1
    population : partner to any driver of the cost, not negative
    rounding : unit of the rounded shares, in money
    nucleolus_to, shapley_to : most partners for an exact answer; beyond there is no nucleolus, and the
        Shapley value comes from `pairs` of orders drawn with `seed`, with standard errors
    objections : most that are listed for a rule, the largest first; none: all
    solve : false leaves out what needs NumPy to start up: nucleolus, and whether the core is empty
    """
    found = Costs(costs, partners)
    faults = [*_faults("The proposed shares", proposed, found), *_faults("The driver", population, found)]
    if proposed and abs(sum(proposed.values()) - 1) > SHARES_ADD:
        faults.append(f"The proposed shares add to {sum(proposed.values()):.6g}, not to 1.")
    if faults:
        raise GameError(faults)
    ways = [*_simple(found, proposed, population)]
    ways.append(_shapley(found, min(shapley_to, TABLED), pairs, seed))
    if solve:
        ways += _nucleoli(found, nucleolus_to)
    tested = _groups(found)
    return Game(
        option=option,
        source=source,
        partners=found.partners,
        total=found.total,
        alone=dict(zip(found.partners, found.alone, strict=True)),
        costs=_listed(found),
        core_empty=_core_empty(found, tested) if solve else None,
        allocations=tuple(_allocation(found, tested, way, rounding, objections) for way in ways),
        unit=unit,
    )


def _faults(what: str, values: Mapping[str, float] | None, costs: Costs) -> Iterator[str]:
    if values is None:
        return
    missing = [p for p in costs.partners if p not in values]
    if missing:
        yield f"{what} leave out {', '.join(missing)}; a blank is not zero."
    strange = [p for p in values if p not in costs.partners]
    if strange:
        yield f"{what} name {', '.join(strange)}, no partner of the game."
    if any(v < 0 or not math.isfinite(v) for v in values.values()):
        yield f"{what} must not be negative."


def _simple(
    costs: Costs, proposed: Mapping[str, float] | None, population: Mapping[str, float] | None
) -> Iterator[Shares]:
    total, alone = costs.total, costs.alone
    without = [costs.of(costs.whole ^ 1 << i) for i in range(len(costs.partners))]
    if proposed is not None:
        share = ordered(proposed, costs.partners)
        yield Shares("proposed", [total * s / sum(share) for s in share])
    yield Shares("equal", simple.equal(total, len(alone)))
    rules: list[tuple[Method, list[float] | None]] = [("proportional", simple.proportional(total, alone))]
    if population is not None:
        rules.append(("population", simple.proportional(total, ordered(population, costs.partners))))
    rules.append(("scrb", simple.scrb(total, without, alone)))
    for method, values in rules:
        if values is not None:
            yield Shares(method, values)


def _shapley(costs: Costs, exact_to: int, pairs: int, seed: int) -> Shares:
    if costs.table is not None and len(costs.partners) <= exact_to:
        return Shares("shapley", shapley(costs.table))
    return Shares("shapley", *sampled(costs.of, len(costs.partners), seed=seed, pairs=pairs))


def _nucleoli(costs: Costs, most: int) -> Iterator[Shares]:
    if costs.table is None or len(costs.partners) > most:
        return
    from moothall.engine.sharing.nucleolus import nucleolus

    yield Shares("nucleolus", nucleolus(costs.table))
    yield Shares("per_capita_nucleolus", nucleolus(costs.table, per_head=True))


def _groups(costs: Costs) -> Mapping[int, float]:
    """The groups that are asked: all up to as many as are soon asked, else those given.

    A group made up of given ones objects only where one of them does, so no test turns on it.
    """
    if costs.table is None or len(costs.partners) > NUCLEOLUS_TO:
        return costs.given
    return {mask: float(cost) for mask, cost in enumerate(costs.table) if mask}


def _core_empty(costs: Costs, tested: Mapping[int, float]) -> bool:
    from moothall.engine.sharing.nucleolus import core_is_empty

    groups = [mask for mask in tested if mask != costs.whole] or [costs.whole]
    return core_is_empty(groups, [tested[m] for m in groups], costs.total, len(costs.partners))


def _listed(costs: Costs) -> tuple[CoalitionCost, ...]:
    if costs.whole > LISTED:
        return ()
    order = sorted(range(1, costs.whole + 1), key=lambda mask: (mask.bit_count(), mask))
    return tuple(
        CoalitionCost(coalition=named(costs, m), cost=costs.of(m), filled=m not in costs.given) for m in order
    )


def _allocation(
    costs: Costs, tested: Mapping[int, float], way: Shares, rounding: float, most: int | None
) -> Allocation:
    shares = dict(zip(costs.partners, way.values, strict=True))
    found = core_test(tested, shares, scale=costs.scale)
    errors = dict(zip(costs.partners, way.errors, strict=True)) if way.errors is not None else None
    listed: tuple[Objection, ...] = found.objections[:most]
    return Allocation(
        method=way.method,
        shares=shares,
        rounded=rounded(shares, rounding),
        errors=errors,
        accepted=not found.objections,
        objections=listed,
        largest_excess=found.largest,
    )
