"""A run of the simulation: draws laid in strata, split over threads, counted in one pass."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from moothall.engine.uncertainty import kernel
from moothall.engine.uncertainty.money import drawing as money
from moothall.engine.uncertainty.plan import Counts, Scores, Strata, Weights, no_counts
from moothall.engine.uncertainty.threads import THREADS as THREADS
from moothall.engine.uncertainty.threads import threads_wanted as threads_wanted

PARTS_A_THREAD = 4
"""Pieces a thread, so that none waits long for the last."""
FEWEST = 2048
"""Draws below which a further thread is not worth its start."""


class Errors(NamedTuple):
    """Shares of a cell's error that it has in common (method note, M4)."""

    option: float
    section: float


class Chances(NamedTuple):
    """Who speaks, with chances that add to 1 on either side."""

    readings: NDArray[np.float64]
    weights: NDArray[np.float64]


def simulate(
    codes: NDArray[np.int32],
    silent: NDArray[np.uint8],
    tables: NDArray[np.uint32],
    weights: Weights,
    chances: Chances,
    errors: Errors,
    *,
    ranked: int,
    draws: int,
    seed: int,
) -> Counts:
    """Count draws of weights and scores together.

    codes, silent : (R, O, C) table of each cell in each reading, and 1 where it says nothing
    tables : (T, BINS) packed
    chances : of the R readings, and of the G groups of weights
    ranked : the first options of O, which compete; the others stand beside
    seed : 0 to 2^63 - 1. Same seed, same counts, with any number of threads
    """
    strata = allotted(chances, draws, seed)
    scores = Scores(np.ascontiguousarray(codes), np.ascontiguousarray(silent), tables, mixing(errors))
    threads = min(threads_wanted(), max(1, draws // FEWEST))
    cuts = [draws * i // (threads * PARTS_A_THREAD) for i in range(threads * PARTS_A_THREAD + 1)]
    keys = np.uint32(seed & 0xFFFFFFFF), np.uint32(seed >> 32)

    def part(i: int) -> Counts:
        counts = no_counts(ranked, codes.shape[1], weights.central.shape[1])
        kernel.run(cuts[i], cuts[i + 1], strata, scores, weights, *keys, counts)
        return counts

    with ThreadPoolExecutor(threads) as pool:
        parts = list(pool.map(part, range(len(cuts) - 1)))
    return together(parts)


def compiled() -> bool:
    """Whether the machine code of every pass lies on disk for this Python, so that a run starts at once."""
    return all(_on_disk(code) for code in (kernel.run, *money.PASSES))


def _on_disk(code: Callable[..., Any]) -> bool:
    place = Path(code.stats.cache_path)  # type: ignore[attr-defined]
    line = code.py_func.__code__.co_firstlineno  # type: ignore[attr-defined]
    version = "".join(map(str, sys.version_info[:2]))
    file = code.__module__.rpartition(".")[2]
    return any(place.glob(f"{file}.{code.__name__}-{line}.py{version}*.nbi"))


def compile_now() -> None:
    """Make the machine code of every pass, or read it from disk: about half a minute, once."""
    money.compile_now()
    one = np.ones((1, 1, 1), np.int32)
    floats = np.ones((1, 1), np.float32)
    ways = np.zeros((1, 2), np.uint8)
    starts = np.arange(2, dtype=np.int64)
    items = np.ones((1, 2), np.float32)
    places = np.zeros((1, 2), np.int32)
    weights = Weights(starts, ways, items, places, places, places, items, items, places, floats)
    simulate(
        one * 0,
        one.astype(np.uint8),
        np.zeros((1, 1), np.uint32),
        weights,
        Chances(np.ones(1), np.ones(1)),
        Errors(0.0, 0.0),
        ranked=1,
        draws=0,
        seed=0,
    )


def together(parts: Sequence[Counts]) -> Counts:
    """Counts of several pieces as one; they are whole numbers, so the order is nothing."""
    return Counts(*(np.sum(same, axis=0) for same in zip(*parts, strict=True)))


def mixing(errors: Errors) -> NDArray[np.float32]:
    """Coefficients of the latent: what comes from the option, its section and the cell itself."""
    own = 1.0 - errors.option - errors.section
    parts = np.sqrt(np.array([errors.option, errors.section, max(own, 0.0)]))
    return np.asarray(parts, np.float32)


def allotted(chances: Chances, draws: int, seed: int) -> Strata:
    """Draws for each pair of a reading and a group of weights, in proportion, none left to luck.

    Systematic sampling: one random start from the seed, then equal steps, so that a pair's number of
    draws is its chance times the draws, rounded up or down, and right on average.
    """
    joint = np.outer(chances.readings, chances.weights).ravel()
    start = np.random.Generator(np.random.Philox(key=seed)).random()
    ends = np.floor(np.cumsum(joint) / math.fsum(joint) * draws + start).astype(np.int64)
    starts = np.concatenate([[0], np.minimum(ends, draws)])
    starts[-1] = draws
    reading, weights = np.divmod(np.arange(len(joint)), len(chances.weights))
    some = np.diff(starts) > 0
    return Strata(
        starts=np.concatenate([starts[:-1][some], [draws]]),
        reading=reading[some].astype(np.int32),
        weights=weights[some].astype(np.int32),
    )
