"""What the value of evidence is worked out from, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Whole = NDArray[np.intp]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Cells:
    """The ranked options' cells as distributions, with the errors that they share (method note, M4).

    means : (options, criteria, bins) float, 0 to 4, expected score when the cell's latent error lies in
        the bin; equal bins over -4 to 4 in standard deviations, the end bins with the tails; never falling
    weights : (criteria,) float, of the whole, not negative, sum 1
    section : (criteria,) int, any number that cells of one section share
    rho_option, rho_section : share of an error's variance that is the option's, the section's; sum at most 1
    gain : (options, criteria) float, 0 to 1, squared correlation between the cell's latent error and what
        one would read if its evidence were raised to the best grade
    Raises ValueError if shapes or ranges do not fit.
    """

    means: Floats
    weights: Floats
    section: NDArray[np.int64]
    rho_option: float
    rho_section: float
    gain: Floats

    def __post_init__(self) -> None:
        options, criteria, bins = self.means.shape
        if self.weights.shape != (criteria,) or self.section.shape != (criteria,):
            raise ValueError(f"weights and section need one entry for each of the {criteria} criteria")
        if self.gain.shape != (options, criteria):
            raise ValueError(f"gain needs {options} × {criteria} entries, not {self.gain.shape}")
        if bins < 1 or min(self.rho_option, self.rho_section) < 0 or self.rho_option + self.rho_section > 1:
            raise ValueError(
                "there must be a bin, and the two shares of variance lie in 0 to 1, as their sum"
            )
        if not bool(np.all((self.gain >= 0) & (self.gain <= 1))):
            raise ValueError("gain lies in 0 to 1")


@dataclass(frozen=True, eq=False)
class Set:
    """Cells that would be settled together: a criterion's, a section's, those that an item speaks to.

    mask : (options, criteria) bool, true for a cell of the set
    """

    kind: str
    id: str
    mask: Mask


@dataclass(frozen=True)
class Worth:
    """What settling a set is worth, in points of the total (0 to 4), never below zero.

    perfect : expected value of perfect information; raised : of evidence of the best grade
    Standard errors are 0 where nothing was drawn.
    """

    perfect: float
    perfect_error: float
    raised: float
    raised_error: float
