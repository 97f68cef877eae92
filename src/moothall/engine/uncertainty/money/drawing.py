"""Runs of the simulation of money: draws split over threads, every value kept in its place."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import numpy as np
from numpy.typing import NDArray

from moothall.engine.uncertainty.money import kernel, ordering
from moothall.engine.uncertainty.money.indices import Sample
from moothall.engine.uncertainty.money.plan import NOTHING, Plan

PARTS_A_THREAD = 4
"""Pieces a thread, so that none waits long for the last."""
FEWEST = 4096
"""Draws below which a further thread is not worth its start."""

_run = cast("Callable[..., None]", kernel.run)
_vary = cast("Callable[..., None]", kernel.vary)
PASSES = (_run, _vary, *ordering.PASSES)
"""The compiled passes."""


def present_values(
    plan: Plan, first: int, last: int, *, draws: int, seed: int, threads: int
) -> NDArray[np.float32]:
    """Outputs first to last (excluded) in every draw, (last - first, draws), money.

    seed : 0 to 2^63 - 1. Same seed, same bytes, with any number of threads
    """
    out = np.empty((last - first, draws), np.float32)
    keys = _keys(seed)
    _spread(lambda begin, end: _run(begin, end, plan, first, last, *keys, out), draws, threads)
    return out


def sample(plan: Plan, *, draws: int, seed: int, threads: int) -> Sample:
    """The sum of all money of a plan in pairs of draws, with one input exchanged at a time.

    Pair i is draws i and draws + i of `present_values`. The rows of the changes: overrun, shortfall, delay,
    what lines and what events have in common, then each line's latent, then each event.
    """
    inputs = kernel.SHARED + len(plan.lines.latents) + len(plan.events.below)
    found = Sample(np.empty(draws), np.empty(draws), np.empty((inputs, draws), np.float32))
    keys = _keys(seed)
    _spread(lambda begin, end: _vary(begin, end, draws, plan, *keys, *found), draws, threads)
    return found


def compile_now() -> None:
    """Make the machine code of the passes, or read it from disk."""
    present_values(NOTHING, 0, 0, draws=0, seed=0, threads=1)
    sample(NOTHING, draws=0, seed=0, threads=1)
    ordering.compile_now()


def _keys(seed: int) -> tuple[np.uint32, np.uint32]:
    return np.uint32(seed & 0xFFFFFFFF), np.uint32(seed >> 32)


def _spread(work: Callable[[int, int], None], draws: int, threads: int) -> None:
    """Do the work on pieces of the draws, on several threads where that pays."""
    used = min(threads, max(1, draws // FEWEST))
    cuts = [draws * i // (used * PARTS_A_THREAD) for i in range(used * PARTS_A_THREAD + 1)]
    with ThreadPoolExecutor(used) as pool:
        list(pool.map(work, cuts[:-1], cuts[1:]))
