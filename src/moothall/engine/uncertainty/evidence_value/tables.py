"""What an option's total is expected to be, read from tables at the latent error and blurred around it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from moothall.engine.uncertainty.evidence_value.cells import Cells, Floats, Singles, Whole
from moothall.engine.uncertainty.tables.grid import REACH, chances, edges

Spectra = NDArray[np.complex64]


def bin_means(bins: int) -> Floats:
    """Mean of a standard normal number within each bin, the end bins with the tails.

    Returns (bins,) float, standard deviations.
    """
    density = np.exp(-(edges(bins) ** 2) / 2) / math.sqrt(2 * math.pi)
    density[0] = density[-1] = 0.0
    means: Floats = -np.diff(density) / chances(bins)
    return means


class Tables:
    """Weighted tables of all cells, each less its mean, with their spectra.

    A table is drawn out by its end values to twice its reach. There a convolution with a normal density is
    a product of spectra, exact for any width and any shape of table: Gauss–Hermite nodes would miss steps.

    expected : (options,) float, mean of each option's total, 0 to 4
    lower, scale : a latent error z is read in entry (z - lower) * scale of a table
    """

    def __init__(self, cells: Cells, section: Whole) -> None:
        bins = cells.means.shape[2]
        margin = (bins + 1) // 2
        mean = np.einsum("ocb,b->oc", cells.means, chances(bins))
        self.expected: Floats = np.einsum("oc,c->o", mean, cells.weights)
        self.scale = bins / (2 * REACH)
        self.lower = -REACH - margin / self.scale
        self.length = bins + 2 * margin
        weighted = ((cells.means - mean[:, :, None]) * cells.weights[:, None]).astype(np.float32)
        self.cell: Singles = np.pad(weighted, ((0, 0), (0, 0), (margin, margin)), "edge")
        # Single precision throughout; NumPy's types do not say so.
        self.spectrum: Spectra = np.fft.rfft(self.cell).astype(np.complex64)
        groups = int(section.max()) + 1 if section.size else 0
        self.section: Spectra = np.zeros((len(mean), groups, self.length // 2 + 1), np.complex64)
        for criterion, group in enumerate(section):
            self.section[:, group] += self.spectrum[:, criterion]
        self.total: Spectra = self.section.sum(axis=1)
        frequency = 2 * math.pi * np.fft.rfftfreq(self.length) * self.scale
        self._damping = (-frequency * frequency / 2).astype(np.float32)

    def blurred(self, spectra: Spectra, variance: Floats) -> Singles:
        """Tables as they are expected to read when the latent error is only known up to a normal error.

        spectra : (tables, frequencies) complex; variance : (tables,) float, of the latent error left open
        Returns (tables, length) float, each entry read at the expected latent error.
        """
        damped = np.exp(self._damping * variance.astype(np.float32)[:, None])
        blurred: Singles = np.fft.irfft(spectra * damped, self.length).astype(np.float32)
        return blurred

    def nearest(self, table: Singles, z: Singles) -> Singles:
        """Entries of one table whose bins hold the latent errors: quick, and right on average.

        table : (length,) float; z : (draws,) float. Returns (draws,) float.
        """
        entry = ((z - self.lower) * self.scale).astype(np.intp)
        read: Singles = table.take(entry, mode="clip")
        return read

    def between(self, tables: Singles, z: Floats) -> Floats:
        """Each table at its own latent errors, on the line between the middles of bins.

        tables : (tables, length) float; z : (tables, points) float. Returns (tables, points) float.
        """
        place = (z - self.lower) * self.scale - 0.5
        entry = place.astype(np.intp)
        low = np.take_along_axis(tables, entry, axis=1)
        high = np.take_along_axis(tables, entry + 1, axis=1)
        read: Floats = low + (place - entry) * (high - low)
        return read
