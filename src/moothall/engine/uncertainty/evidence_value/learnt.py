"""An option's expected total as a function of what was learnt about some of its cells."""

from __future__ import annotations

import numpy as np

from moothall.engine.uncertainty.evidence_value.cells import Cells, Floats, Mask, Singles, Whole
from moothall.engine.uncertainty.evidence_value.draws import Draws
from moothall.engine.uncertainty.evidence_value.posterior import posterior
from moothall.engine.uncertainty.evidence_value.tables import Spectra, Tables, bin_means
from moothall.engine.uncertainty.tables.grid import chances

_NOTHING = 1e-12  # variance of a latent error that no signal moves


class Learner:
    """Expected totals, less their mean, given signals on cells.

    A signal on a cell is √g·z + √(1-g)·noise, with g the cell's gain; g = 1 tells the latent error itself.
    """

    def __init__(self, cells: Cells, samples: int, seed: int) -> None:
        section = np.unique(cells.section, return_inverse=True)[1].astype(np.intp)
        self.section: Whole = section
        self.rho_option, self.rho_section = cells.rho_option, cells.rho_section
        self.tables = Tables(cells, section)
        bins = cells.means.shape[2]
        self.chances, self._normal = chances(bins), bin_means(bins)
        self._draws = Draws(self.tables.section.shape[1], samples, seed)

    def from_one(self, options: Whole, criteria: Whole, gain: Floats) -> Floats:
        """Totals of options with a signal on one cell each, in every bin of the signal.

        options, criteria : (n,) int, the cell of each; gain : (options, criteria) float, above 0 there
        Returns (n, bins) float.
        """
        root = np.sqrt(gain[options, criteria])
        shared = self.rho_option + self.rho_section
        moved = np.stack([root, root * shared, root * self.rho_option], axis=1)
        section = self.section[criteria]
        cell = self.tables.spectrum[options, criteria]
        near = self.tables.section[options, section] - cell
        far = self.tables.total[options] - self.tables.section[options, section]
        spectra = np.stack([cell, near, far], axis=1)
        blurred = self.tables.blurred(spectra.reshape(-1, spectra.shape[2]), (1 - moved**2).ravel())
        exact = moved[:, 0] >= 1
        blurred[0::3][exact] = self.tables.cell[options, criteria][exact]
        read = self.tables.between(blurred, np.multiply.outer(moved.ravel(), self._normal))
        total: Floats = read.reshape(len(options), 3, len(self._normal)).sum(axis=1)
        return total

    def from_many(self, option: int, criteria: Whole, gain: Floats) -> Singles:
        """Totals of an option for draws of the signals on several of its cells.

        criteria : (k,) int, the cells; gain : (criteria,) float, of the option, above 0 at these cells
        Returns (samples,) float.
        """
        sections, section = np.unique(self.section[criteria], return_inverse=True)
        learnt = posterior(section, gain[criteria], self.rho_option, self.rho_section)
        spectra = self._spectra(option, criteria, sections)
        exact = learnt.left <= 0
        exact[len(criteria) :] = False
        blurred = ~exact & ((learnt.loadings**2).sum(axis=1) > _NOTHING)
        blurred[len(criteria) :] &= self._others(criteria, sections)
        tables = [
            *self.tables.cell[option, criteria[exact[: len(criteria)]]],
            *self.tables.blurred(spectra[blurred], learnt.left[blurred]),
        ]
        loadings = np.concatenate([learnt.loadings[exact], learnt.loadings[blurred]]).astype(np.float32)
        drawn = self._draws.of(option, sections, criteria)
        total = np.zeros(drawn.shape[1], np.float32)
        for table, latent in zip(tables, np.einsum("rk,kn->rn", loadings, drawn), strict=True):
            total += self.tables.nearest(table, latent)
        return total

    def _spectra(self, option: int, criteria: Whole, sections: Whole) -> Spectra:
        cell = self.tables.spectrum[option, criteria]
        whole = self.tables.section[option, sections]
        rest = whole.copy()
        np.subtract.at(rest, np.searchsorted(sections, self.section[criteria]), cell)
        return np.concatenate([cell, rest, (self.tables.total[option] - whole.sum(axis=0))[None]])

    def _others(self, criteria: Whole, sections: Whole) -> Mask:
        """Whether a cell without a signal is left in each of the sections, and outside them."""
        size = np.bincount(self.section)
        left = size[sections] > np.bincount(self.section[criteria], minlength=len(size))[sections]
        return np.append(left, len(size) > len(sections))
