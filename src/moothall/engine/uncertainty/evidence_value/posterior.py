"""What signals on some cells of an option tell about its other cells: the errors that they share."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from moothall.engine.uncertainty.evidence_value.cells import Floats, Whole

# Where the shared errors are the whole error, exact signals would contradict each other by rounding alone.
_LEAST_NOISE = 1e-9


@dataclass(frozen=True, eq=False)
class Posterior:
    """Expected latent errors given the signals, as sums of independent standard normal numbers.

    Rows are the k cells with a signal, then any other cell of each of their m sections, then any cell of a
    section without a signal. Columns are the option's error, the m sections' and the k cells' own.

    loadings : (k + m + 1, 1 + m + k) float
    left : (k + m + 1,) float, variance of the latent error that the signals leave open
    """

    loadings: Floats
    left: Floats


def signals(section: Whole, gain: Floats, rho_option: float, rho_section: float) -> Floats:
    """Loadings of the signals √g·z + √(1-g)·noise on independent standard normal numbers.

    section : (k,) int, 0 to m - 1; gain : (k,) float, squared correlation of signal and latent error
    Returns (k, 1 + m + k) float: the option's error, the sections', each cell's own with its noise.
    """
    root = np.sqrt(gain)
    of_section = np.equal.outer(section, np.arange(section.max() + 1))
    own = np.sqrt(np.maximum(1 - gain * (rho_option + rho_section), 0))
    return np.hstack(
        [
            (root * math.sqrt(rho_option))[:, None],
            of_section * (root * math.sqrt(rho_section))[:, None],
            np.diag(own),
        ]
    )


def posterior(section: Whole, gain: Floats, rho_option: float, rho_section: float) -> Posterior:
    """Condition the two-level factor model of the errors (method note, M4) on a signal on each cell.

    A section's signals tell of its factor, option's plus section's error, what their mean weighted by
    precision tells; the sections then tell of the option's error. Normal theory, in closed form.

    section : (k,) int, 0 to m - 1, each number used; gain : (k,) float, above 0 to 1
    rho_option, rho_section : share of variance that is the option's, the section's
    """
    own = 1 - (rho_option + rho_section)
    root, noise = np.sqrt(gain), np.maximum(1 - gain * (rho_option + rho_section), _LEAST_NOISE)
    of_section = np.equal.outer(np.arange(section.max() + 1), section)
    precision = np.bincount(section, gain / noise)
    weighted = of_section * (root / noise) / precision[:, None]
    spread = rho_section + 1 / precision
    option_left = 1 / (1 + float(np.sum(rho_option / spread)))
    # Sums by einsum, not by BLAS, whose rounding may depend on the number of threads.
    option = np.einsum("s,sk->k", option_left * rho_option / spread, weighted)
    kept = rho_section / spread
    factor = np.outer(1 - kept, option) + kept[:, None] * weighted
    factor_left = rho_option * option_left * (1 - kept) ** 2 + rho_section * (1 - kept)
    update = own * root / noise
    shrunk = 1 - update * root
    cell = shrunk[:, None] * factor[section] + np.diag(update)
    cell_left = own * (1 - gain) / noise + shrunk**2 * factor_left[section]
    rows = np.vstack([cell, factor, option[None]])
    left = np.concatenate([cell_left, factor_left + own, [rho_option * option_left + 1 - rho_option]])
    loadings = np.einsum("rk,kn->rn", rows, signals(section, gain, rho_option, rho_section))
    return Posterior(loadings, left)
