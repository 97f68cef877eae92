"""The fastest honest NumPy of both workloads: one process, float32, flat gathers, the best chunk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.robust_ranking_case import SIZES, Appraisal, Shares, Textbook
from tests.engine.uncertainty.reference import tables
from tests.engine.uncertainty.reference_readings import readings
from tests.engine.uncertainty.reference_tables import Z

Simulate = Callable[[int, int], Shares]
"""Draws and seed to what was counted; all preparation lies behind it."""
Floats = NDArray[np.float32]
Reals = NDArray[np.floating[Any]]

WHOLE_CHUNK, TEXTBOOK_CHUNK = 256, 512
"""Draws at once: tried from 128 to 4096, the fastest on a core with 1 to 2 MB of second-level cache."""
KNOTS, REACH = 4096, 5.0
"""Entries of a table, over -REACH to REACH of the latent normal; the nearest is read."""
SILENCE = 10
"""The ranges for silence take every tenth chunk, as the method note allows."""
BINS = 4096
"""Of the histogram of values."""


def whole(case: Appraisal) -> Simulate:
    """The whole model under declared weights."""
    read = readings(case.scores, case.observations, case.group)
    fine, code = tables(read.score, read.n, False)
    at = np.linspace(-REACH, REACH, KNOTS)
    flat = np.concatenate([np.interp(at, Z, row) for row in fine]).astype(np.float32)
    base = (code * KNOTS).reshape(len(code), -1)
    silent = ((read.score < 0) | (read.n == 0)).astype(np.float32)
    section = np.repeat(np.arange(len(SIZES)), SIZES)
    ends = np.cumsum(read.chances(case.shares))[:-1]

    def simulate(draws: int, seed: int) -> Shares:
        rng = np.random.Generator(np.random.SFC64(seed))
        tally = Tally(case.scores.shape[1], sum(SIZES))
        noise = np.empty((WHOLE_CHUNK, *code.shape[1:]), np.float32)
        cell = np.empty((WHOLE_CHUNK, base.shape[1]), np.intp)
        x = np.empty((WHOLE_CHUNK, base.shape[1]), np.float32)
        for start in range(0, draws, WHOLE_CHUNK):
            size = min(WHOLE_CHUNK, draws - start)
            entries(rng, noise[:size], case.rho, section)
            np.copyto(cell[:size], noise[:size].reshape(size, -1), casting="unsafe")
            speaks = np.searchsorted(ends, rng.random(size))
            cell[:size] += base[speaks]
            np.take(flat, cell[:size], out=x[:size], mode="clip")
            w, within = points(rng, size, case)
            values = x[:size].reshape(size, *code.shape[1:])
            total = tally.add(values, w, within)
            if start // WHOLE_CHUNK % SILENCE == 0:
                tally.add_silence(total, values, silent[speaks], w)
        return tally.shares()

    return simulate


def entries(
    rng: np.random.Generator, out: Floats, rho: tuple[float, float], section: NDArray[np.int64]
) -> None:
    """Fill `out` (draws, options, criteria) with the table entries that the latent errors fall on."""
    step = (KNOTS - 1) / (2 * REACH)
    of_option, of_section, own = (np.float32(step * r**0.5) for r in (*rho, 1 - sum(rho)))
    rng.standard_normal(dtype=np.float32, out=out)
    out *= own
    shared = rng.standard_normal((*out.shape[:2], section[-1] + 1), dtype=np.float32)
    shared *= of_section
    shared += of_option * rng.standard_normal((*out.shape[:2], 1), dtype=np.float32)
    out += np.take(shared, section, axis=2)
    out += np.float32(KNOTS / 2)
    np.clip(out, np.float32(0), np.float32(KNOTS - 1), out=out)


def points(rng: np.random.Generator, size: int, case: Appraisal) -> tuple[Floats, Floats]:
    """Weights around the points of a group: of all criteria, and within their section (draws, criteria)."""
    drawn = np.bincount(rng.choice(len(case.shares), size, p=case.shares), minlength=len(case.shares))
    starts = np.cumsum((0, *SIZES[:-1]))
    of_sections, within = (
        np.concatenate(
            [
                rng.standard_gamma(shape, (n, len(shape)), dtype=np.float32)
                for shape, n in zip((case.concentration * level).astype(np.float32), drawn, strict=True)
            ]
        )
        for level in (case.sections, case.criteria)
    )
    of_sections /= of_sections.sum(axis=1, keepdims=True)
    within /= np.repeat(np.add.reduceat(within, starts, axis=1), SIZES, axis=1)
    return within * np.repeat(of_sections, SIZES, axis=1), within


def plain_textbook(case: Textbook) -> Simulate:
    """The textbook case as the manual of NumPy suggests: its own triangular and Dirichlet draws."""

    def simulate(draws: int, seed: int) -> Shares:
        rng = np.random.default_rng(seed)
        tally = Tally(*case.low.shape)
        for start in range(0, draws, TEXTBOOK_CHUNK):
            size = min(TEXTBOOK_CHUNK, draws - start)
            x = rng.triangular(*case, size=(size, *case.low.shape))
            w = rng.dirichlet(np.ones(case.low.shape[1]), size)
            tally.add(x, w, w)
        return tally.shares()

    return simulate


def textbook(case: Textbook) -> Simulate:
    """Triangular cells: (1 - c) min(u, v) + c max(u, v) of two uniforms, which needs no root and no table."""
    low, span = (a.astype(np.float32) for a in (case.low, case.high - case.low))
    rise = (case.likely - case.low).astype(np.float32)
    fall = span - rise

    def simulate(draws: int, seed: int) -> Shares:
        rng = np.random.Generator(np.random.SFC64(seed))
        tally = Tally(*low.shape)
        for start in range(0, draws, TEXTBOOK_CHUNK):
            size = min(TEXTBOOK_CHUNK, draws - start)
            u, v = rng.random((2, size, *low.shape), dtype=np.float32)
            x = np.minimum(u, v)
            x *= fall
            np.maximum(u, v, out=v)
            v *= rise
            x += v
            x += low
            w = rng.standard_exponential((size, low.shape[1]), dtype=np.float32)
            w /= w.sum(axis=1, keepdims=True)
            tally.add(x, w, w)
        return tally.shares()

    return simulate


class Tally:
    """Ranks, wins, mean values, histogram of values, regret and central weights, a chunk at a time."""

    def __init__(self, options: int, criteria: int) -> None:
        self.draws = 0
        self.ranks, self.wins = np.zeros((options, options)), np.zeros((options, options))
        self.value, self.regret = np.zeros(options), np.zeros(options)
        self.wins_low = np.zeros((options, options))
        self.first_low, self.first_high = np.zeros(options), np.zeros(options)
        self.central = np.zeros((options, criteria))
        self.histogram = np.zeros((options, BINS), np.int64)
        self.rows = np.arange(options, dtype=np.int32) * BINS

    def add(self, x: Reals, w: Reals, within: Reals) -> Reals:
        """Count values (draws, options, criteria) under weights (draws, criteria); the totals."""
        options = x.shape[1]
        total: Reals = np.matmul(x, w[:, :, None])[:, :, 0]
        above = total[:, :, None] > total[:, None, :]
        place = options - 1 - above.sum(axis=2)
        self.draws += len(x)
        self.wins += above.sum(axis=0)
        self.ranks += (place[:, :, None] == np.arange(options)).sum(axis=0)
        self.central += (place == 0).astype(np.float32).T @ within
        self.value += total.sum(axis=0, dtype=np.float64)
        self.regret += (total.max(axis=1, keepdims=True) - total).sum(axis=0, dtype=np.float64)
        bins = (total * np.float32(BINS / 4)).astype(np.int32).clip(0, BINS - 1) + self.rows
        self.histogram += np.bincount(bins.ravel(), minlength=options * BINS).reshape(options, BINS)
        return total

    def add_silence(self, total: Reals, x: Reals, silent: Floats, w: Reals) -> None:
        """Count first places and wins with an option's own silent cells all at 0, or at 4."""
        unsaid = np.matmul(x * silent, w[:, :, None])[:, :, 0]
        low = total - unsaid
        high = low + 4 * np.matmul(silent, w[:, :, None])[:, :, 0]
        others = ~np.eye(x.shape[1], dtype=bool)
        self.wins_low += ((low[:, :, None] > total[:, None, :]) & others).sum(axis=0)
        for own, first in ((low, self.first_low), (high, self.first_high)):
            ahead = ((total[:, None, :] > own[:, :, None]) & others).any(axis=2)
            first += (~ahead).sum(axis=0)

    def shares(self) -> Shares:
        """Shares of draws."""
        return Shares(self.ranks / self.draws, self.wins / self.draws)
