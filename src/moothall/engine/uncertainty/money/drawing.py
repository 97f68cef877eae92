"""A run of the simulation of money: draws split over threads, every value kept in its place."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import numpy as np
from numpy.typing import NDArray

from moothall.engine.uncertainty.money import kernel
from moothall.engine.uncertainty.money.plan import Plan

PARTS_A_THREAD = 4
"""Pieces a thread, so that none waits long for the last."""
FEWEST = 4096
"""Draws below which a further thread is not worth its start."""
_run = cast("Callable[..., None]", kernel.run)


def present_values(
    plan: Plan, first: int, last: int, *, draws: int, seed: int, threads: int
) -> NDArray[np.float32]:
    """Outputs first to last (excluded) in every draw, (last - first, draws), money.

    seed : 0 to 2^63 - 1. Same seed, same bytes, with any number of threads
    """
    out = np.empty((last - first, draws), np.float32)
    used = min(threads, max(1, draws // FEWEST))
    cuts = [draws * i // (used * PARTS_A_THREAD) for i in range(used * PARTS_A_THREAD + 1)]
    keys = np.uint32(seed & 0xFFFFFFFF), np.uint32(seed >> 32)

    def part(i: int) -> None:
        _run(cuts[i], cuts[i + 1], plan, first, last, *keys, out)

    with ThreadPoolExecutor(used) as pool:
        list(pool.map(part, range(len(cuts) - 1)))
    return out
