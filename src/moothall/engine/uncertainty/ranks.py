"""From counts to probabilities with standard errors, ranks, values and central weights."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from moothall.engine.uncertainty.plan import SHELF_BITS, STEPS, VALUE_UNIT, Counts
from moothall.findings.ranking import (
    CentralWeights,
    Estimate,
    Pair,
    RankedOption,
    Run,
    Spread,
    UnrankedOption,
)

Sections = Mapping[str, Sequence[str]]

LOW, HIGH = 0.05, 0.95
"""Ends of the range of values, as probabilities."""


def run_findings(
    counts: Counts,
    options: Sequence[str],
    standings: Mapping[str, str],
    held: Sections,
    *,
    model: str,
    test: str,
    draws: int,
    base: float,
    top: float,
) -> Run:
    """One run in findings.

    options : all of them, the ranked ones first, as in the counts
    standings : of the options that are not ranked
    base, top : low end of the scale, and its height above that
    """
    ranked = options[: counts.wins.shape[0]]
    best = counts.top[0] / VALUE_UNIT
    return Run(
        model=model,
        test=test,  # type: ignore[arg-type]
        draws=draws,
        mean_weights=central(counts.central.sum(axis=0), draws, held),
        options=tuple(
            _ranked(counts, o, option, held, draws=draws, base=base, top=top, best=best)
            for o, option in enumerate(ranked)
        ),
        pairs=tuple(
            Pair(
                option=a,
                other=b,
                wins=estimate(counts.wins[i, j] / 2, draws),
                wins_low=estimate(counts.wins_low[i, j] / 2, draws),
            )
            for i, a in enumerate(ranked)
            for j, b in enumerate(ranked)
            if i != j
        ),
        unranked=tuple(
            UnrankedOption(
                option=option,
                standing=standings[option],
                value=_spread(counts, o, draws, base, top),
                would_win=estimate(counts.would_win[o], draws),
            )
            for o, option in enumerate(options)
            if o >= len(ranked)
        ),
    )


def estimate(count: float, draws: int) -> Estimate:
    """A share of draws with its standard error, √(p (1 - p) / N).

    Draws are laid in strata, which can only lower the true error, and ties count in parts, which
    lowers it too: so this one is on the safe side. A count of nothing, or of all, has the error that
    one further draw would give.
    """
    share = float(count) / draws
    inside = min(max(share, 1 / (draws + 1)), draws / (draws + 1))
    return Estimate(share=share, error=math.sqrt(inside * (1 - inside) / draws))


def shared_places(places: NDArray[np.int64]) -> NDArray[np.float64]:
    """Draws in each place, (A,): options level with each other share their places equally.

    places : (A, A) others ahead, others level
    """
    found = np.zeros(len(places))
    for ahead, level in zip(*np.nonzero(places), strict=True):
        found[ahead : ahead + level + 1] += places[ahead, level] / (level + 1)
    return found


def first_places(level: NDArray[np.int64]) -> float:
    """Draws won, from those with nobody ahead by how many are level."""
    return float(np.sum(level / (np.arange(len(level)) + 1)))


def _ranked(
    counts: Counts, o: int, option: str, held: Sections, *, draws: int, base: float, top: float, best: float
) -> RankedOption:
    places = shared_places(counts.places[o])
    return RankedOption(
        option=option,
        first=estimate(places[0], draws),
        first_low=estimate(first_places(counts.first_low[o]), draws),
        first_high=estimate(first_places(counts.first_high[o]), draws),
        ranks=tuple(estimate(p, draws) for p in places),
        expected_rank=float(np.dot(places, np.arange(1, len(places) + 1))) / draws,
        value=_spread(counts, o, draws, base, top),
        regret=max(0.0, float(best - counts.value[o] / VALUE_UNIT) / draws / STEPS * top),
        central_weights=central(counts.central[o], places[0], held),
    )


def central(sums: NDArray[np.int64], won: float, held: Sections) -> CentralWeights | None:
    """Mean weights of the draws that an option wins; the two levels multiply to the mean of all."""
    if not won:
        return None
    at = len(held)
    sections = dict(zip(held, (sums[:at] / sums[:at].sum()).tolist(), strict=True))
    criteria: dict[str, float] = {}
    for items in held.values():
        own = sums[at : at + len(items)].astype(np.float64)
        shares = own / own.sum() if own.sum() else np.full(len(items), 1 / len(items))
        criteria |= dict(zip(items, shares.tolist(), strict=True))
        at += len(items)
    return CentralWeights(sections=sections, criteria=criteria)


def _spread(counts: Counts, o: int, draws: int, base: float, top: float) -> Spread:
    return Spread(
        mean=base + float(counts.value[o]) / VALUE_UNIT / draws / STEPS * top,
        low=base + quantile(counts.shelves[o], LOW, top),
        high=base + quantile(counts.shelves[o], HIGH, top),
    )


def quantile(shelves: NDArray[np.int64], p: float, top: float) -> float:
    """Quantile of a value from its histogram, linear within a shelf (a 2000th of the scale)."""
    upto = np.cumsum(shelves)
    goal = p * upto[-1]
    shelf = int(np.searchsorted(upto, goal, side="left"))
    part = (goal - (upto[shelf] - shelves[shelf])) / shelves[shelf]
    return float(min((shelf + part) * (1 << SHELF_BITS) / STEPS * top, top))
