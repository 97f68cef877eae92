"""Our side of the robust ranking's workloads, and the rate of its random numbers alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numba
import numpy as np
from numpy.typing import NDArray

from benchmarks.robust_ranking_case import SIZES, Appraisal, Shares, Textbook
from moothall.engine.uncertainty import kernel, weight_models
from moothall.engine.uncertainty.observed import FINE, Observed, Scored, knots
from moothall.engine.uncertainty.plan import Counts, Weights, pack
from moothall.engine.uncertainty.ranks import shared_places
from moothall.engine.uncertainty.readings import MISSING, Sheet, readings
from moothall.engine.uncertainty.simulation import Chances, Errors, simulate, threads_wanted
from moothall.engine.uncertainty.tables.quantities import quantity_table
from moothall.engine.weighting.specs import GroupSpec, SetSpec

TOP = 4.0
Simulate = Callable[[int, int], Shares]


def whole(case: Appraisal) -> Simulate:
    """The whole model under declared weights; tables are made before the clock starts, as NumPy's are."""
    pairs = [
        Scored(int(x), float(n)) for x, n in zip(case.scores.ravel(), case.observations.ravel(), strict=True)
    ]
    keys: tuple[Scored | None, ...] = (None, *dict.fromkeys(p for p in pairs if p.score >= 0))
    at = {key: i for i, key in enumerate(keys)}
    codes = np.array([at.get(p, MISSING) for p in pairs], np.int32).reshape(case.scores.shape)
    speak = readings(Sheet(codes, case.group.astype(np.int32), case.shares))
    speak.codes[speak.codes == MISSING] = 0
    silent = np.array([key is None or key.observations == 0 for key in keys], np.uint8)
    tables = pack(knots(Observed(readings=speak, keys=keys, silent=silent).tables(TOP)), TOP)
    given = weight_models.weights(specs(case), held(SIZES), "declared", case.concentration)

    def run(draws: int, seed: int) -> Shares:
        return shares(
            simulate(
                speak.codes,
                silent[speak.codes],
                tables,
                given,
                Chances(speak.chances, case.shares),
                Errors(*case.rho),
                ranked=case.scores.shape[1],
                draws=draws,
                seed=seed,
            ),
            draws,
        )

    return run


def textbook(case: Textbook) -> Simulate:
    """Triangular cells, each with a table of its own, and free weights at one level."""
    options, criteria = case.low.shape
    made = [
        quantity_table(float(low), float(likely), float(high), lambda q: q, bins=FINE)
        for low, likely, high in zip(case.low.ravel(), case.likely.ravel(), case.high.ravel(), strict=True)
    ]
    tables = pack(knots(np.array(made)), TOP)
    codes = np.arange(options * criteria, dtype=np.int32).reshape(1, options, criteria)
    silent = np.zeros(codes.shape, np.uint8)
    group = equal_group((criteria,))
    given: Weights = weight_models.weights([group], held((criteria,)), "free", 1.0)

    def run(draws: int, seed: int) -> Shares:
        chances = Chances(np.ones(1), np.ones(1))
        counts = simulate(
            codes, silent, tables, given, chances, Errors(0.0, 0.0), ranked=options, draws=draws, seed=seed
        )
        return shares(counts, draws)

    return run


def shares(counts: Counts, draws: int) -> Shares:
    """Counts as shares of draws."""
    ranks = np.array([shared_places(places) for places in counts.places])
    return Shares(ranks / draws, counts.wins / 2 / draws)


def held(sizes: tuple[int, ...]) -> dict[str, tuple[str, ...]]:
    """Sections and their criteria by name."""
    return {f"s{s}": tuple(f"s{s}c{c}" for c in range(k)) for s, k in enumerate(sizes)}


def specs(case: Appraisal) -> list[GroupSpec]:
    """Each group's points at both levels."""
    ends = np.cumsum(SIZES)[:-1]
    return [
        group_spec(share, sections, np.split(criteria, ends))
        for share, sections, criteria in zip(case.shares, case.sections, case.criteria, strict=True)
    ]


def equal_group(sizes: tuple[int, ...]) -> GroupSpec:
    """One group that weighs all alike."""
    return group_spec(1.0, np.full(len(sizes), 1 / len(sizes)), [np.full(k, 1 / k) for k in sizes])


def group_spec(share: float, sections: NDArray[np.float64], criteria: list[NDArray[np.float64]]) -> GroupSpec:
    """One group's points."""
    named = held(tuple(len(level) for level in criteria))

    def one(items: tuple[str, ...], weights: NDArray[np.float64]) -> SetSpec:
        return SetSpec(items=items, way="points", weights=tuple(weights.tolist()))

    inside = zip(named.items(), criteria, strict=True)
    return GroupSpec(
        group="",
        share=float(share),
        declared=True,
        sections=one(tuple(named), sections),
        criteria={s: one(items, level) for (s, items), level in inside},
    )


def random_numbers_a_second(options: int, sizes: tuple[int, ...], draws: int) -> float:
    """Draws a second if nothing is done but to make the random numbers of each draw, on as many threads."""
    items = len(sizes) + sum(sizes)
    threads = threads_wanted()
    compiled = numba.njit(nogil=True)(only_random)
    compiled(0, kernel.LANES, options, items)
    cuts = [draws * i // threads for i in range(threads + 1)]
    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda i: compiled(cuts[i], cuts[i + 1], options, items), range(threads)))
    return draws / (time.perf_counter() - start)


def only_random(begin: int, end: int, options: int, items: int) -> float:
    """Normals of the weights' items, and of each option with its sections and cells.

    Returns a sum of some, so that the compiler cannot leave them out.
    """
    z = np.empty(((items + 4) // 4 * 4, kernel.LANES), np.float32)
    some = 0.0
    for draw in range(begin, end, kernel.LANES):
        for j in range((items + 3) // 4):
            kernel.fill(kernel.LANES, z, 4 * j, j, draw, np.uint32(1), np.uint32(2))
        some += z[0, 0]
        for o in range(options):
            for j in range(z.shape[0] // 4):
                kernel.fill(kernel.LANES, z, 4 * j, 1000 * (o + 1) + j, draw, np.uint32(1), np.uint32(2))
            some += z[items, 0]
    return some
