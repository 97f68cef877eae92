"""What a change in demand for one sector's output sets off in all others: Leontief multipliers.

Sectors buy from each other. A table of what each bought from each in a year gives what one unit of a
sector's output needs of every other; the Leontief inverse adds up the needs of the needs. Type I stops at
firms; type II takes households in, who earn pay and spend it.

Source: Leontief 1936; Miller and Blair, Input-Output Analysis, chapters 2 and 6; Eurostat Manual of Supply,
Use and Input-Output Tables (2008), chapter 15.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

NEAR = 1e-9
"""So close to 1 the needs of needs hardly shrink from round to round, and no sum of them can be trusted."""


class NotProductiveError(ValueError):
    """A table whose sectors need more than a unit of output to make a unit: the needs never add up."""


def coefficients(flows: Numbers, output: Numbers) -> Numbers:
    """What a unit of each sector's output needs of every sector.

    flows : (sectors, sectors) money; row sells, column buys
    output : (sectors,) money; a sector without output needs nothing
    """
    made = np.where(output > 0, output, 1.0)
    return np.where(output > 0, flows / made, 0.0)


def per_unit(amounts: Numbers, output: Numbers) -> Numbers:
    """Pay, or jobs, for a unit of each sector's output; 0 where a sector has none.

    amounts, output : (sectors,)
    """
    return np.where(output > 0, amounts / np.where(output > 0, output, 1.0), 0.0)


def inverse(needs: Numbers) -> Numbers:
    """The Leontief inverse: output of each sector (row) for a unit of demand for each (column).

    needs : (sectors, sectors) coefficients
    NotProductiveError where the needs of needs grow without end.
    """
    if needs.size and float(np.max(np.abs(np.linalg.eigvals(needs)))) >= 1 - NEAR:
        raise NotProductiveError
    whole: Numbers = np.linalg.solve(np.eye(len(needs)) - needs, np.eye(len(needs))).astype(np.float64)
    return whole


def with_households(needs: Numbers, pay: Numbers, bought: Numbers, own: float = 0.0) -> Numbers:
    """The coefficients with households as one more sector, the last: it sells work and buys.

    needs : (sectors, sectors); pay : (sectors,) pay in a unit of output; bought : (sectors,) what households
    buy of each sector for a unit of income; own : what they buy of each other's work
    """
    return np.block([[needs, bought[:, None]], [pay[None, :], np.array([[own]])]])


def output_multipliers(whole: Numbers, sectors: int) -> Numbers:
    """Output of all sectors for a unit of demand for each; households' income is not output.

    whole : the inverse, with households last or without; sectors : how many sectors there are
    """
    found: Numbers = whole[:sectors, :sectors].sum(axis=0)
    return found


def effects(per_output: Numbers, whole: Numbers) -> Numbers:
    """Income, or jobs, in all sectors for a unit of demand for each.

    per_output : (sectors,) income or jobs in a unit of output; whole : the inverse
    """
    n = len(per_output)
    found: Numbers = per_output @ whole[:n, :n]
    return found


def income_effects_closed(whole: Numbers) -> Numbers:
    """Income of households for a unit of demand for each sector, where they are the last sector."""
    found: Numbers = whole[-1, :-1]
    return found


def ratios(total: Numbers, direct: Numbers) -> Numbers:
    """Total for each unit of direct effect; not a number where a sector has no direct effect."""
    return np.where(direct > 0, total / np.where(direct > 0, direct, 1.0), np.nan)
