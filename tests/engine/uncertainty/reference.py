"""An independent NumPy reference of the robust ranking, written from the method note (M4 to M6) alone.

Plain, float64 and slow: it says what the compiled engine must find, within Monte Carlo error.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tests.engine.uncertainty.reference_readings import readings
from tests.engine.uncertainty.reference_tables import Z, quantiles
from tests.engine.uncertainty.reference_tally import Result, Tally
from tests.engine.uncertainty.reference_weights import GroupWeights, Model, weights

CHUNK = 2000
"""Draws held in memory at once."""


@dataclass(frozen=True)
class Case:
    """All that the robust ranking of one project needs, as plain arrays.

    scores : (assessors, options, criteria) 0 to 4, -1 missing
    observations : (assessors, options, criteria) float, what the evidence of the score is worth (n)
    group : (assessors,) int, the group of each assessor
    shares : (groups,) float, declared shares
    section : (criteria,) int, the section of each criterion, in order
    weights : one set of weights a group
    ranked : (options,) bool; the others stand beside the ranking
    """

    scores: np.ndarray
    observations: np.ndarray
    group: np.ndarray
    shares: np.ndarray
    section: np.ndarray
    weights: tuple[GroupWeights, ...]
    ranked: np.ndarray


def simulate(
    case: Case,
    draws: int,
    seed: int,
    *,
    model: Model = "declared",
    concentration: float = 100.0,
    exact_weights: bool = False,
    rho: tuple[float, float] = (0.1, 0.2),
    factor_n: float = 1.0,
    exact_scores: bool = False,
) -> Result:
    """Rank the options in `draws` draws of weights and scores together.

    model : declared, ordinal, free, ("group", g): the weights of g; or ("own", g): its scores too
    concentration : of the Dirichlet around points, per level; `exact_weights` takes the points as given
    rho : share of a cell's latent variance common to its option, and to its option's section
    factor_n : factor on every n
    exact_scores : take the scores as given; only what nobody scored is uniform
    """
    rng = np.random.default_rng(seed)
    read = readings(case.scores, case.observations, case.group)
    table, code = tables(read.score, read.n * factor_n, exact_scores)
    silent = (read.score < 0) | ((read.n == 0) & (not exact_scores))
    own = model[1] if isinstance(model, tuple) and model[0] == "own" else None
    tally = Tally(case.ranked, case.section)
    for start in range(0, draws, CHUNK):
        size = min(CHUNK, draws - start)
        which = read.draw(rng, size, case.shares, own)
        ws, wc = weights(rng, size, case.weights, case.shares, model, concentration, exact_weights)
        x = look_up(table, code[which], latent(rng, size, len(case.ranked), case.section, rho))
        tally.add(x, silent[which], ws, wc)
    return tally.result()


def tables(score: np.ndarray, n: np.ndarray, exact: bool) -> tuple[np.ndarray, np.ndarray]:
    """Quantile tables of all (score, n) that occur, and each cell's row among them.

    Returns (tables, points) float 0 to 4, and (readings, options, criteria) int.
    """
    n = np.where(score < 0, 0.0, n)
    pairs, code = np.unique(np.stack([score.ravel(), n.ravel()], axis=1), axis=0, return_inverse=True)
    rows = [np.full(len(Z), x) if exact and x >= 0 else quantiles(x, m) for x, m in pairs]
    return np.array(rows), code.reshape(score.shape)


def latent(
    rng: np.random.Generator, size: int, options: int, section: np.ndarray, rho: tuple[float, float]
) -> np.ndarray:
    """Standard normal errors of the cells, (draws, options, criteria), in part shared."""
    by_option = rng.standard_normal((size, options, 1))
    by_section = rng.standard_normal((size, options, int(section.max()) + 1))[:, :, section]
    alone = rng.standard_normal((size, options, len(section)))
    z: np.ndarray = np.sqrt(rho[0]) * by_option + np.sqrt(rho[1]) * by_section + np.sqrt(1 - sum(rho)) * alone
    return z


def look_up(table: np.ndarray, code: np.ndarray, z: np.ndarray) -> np.ndarray:
    """Each cell's value at its latent z, 0 to 4, linear between the points of its table."""
    at = np.clip((z - Z[0]) / (Z[1] - Z[0]), 0, len(Z) - 1)
    left = np.minimum(at.astype(np.int64), len(Z) - 2)
    part = at - left
    x: np.ndarray = table[code, left] * (1 - part) + table[code, left + 1] * part
    return x
