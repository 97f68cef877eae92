"""Pairwise comparison (AHP): weights from ratios, and how far the ratios agree with each other.

Method note, M5. Saaty (1980), The Analytic Hierarchy Process. A matrix here is (n, n) float, positive:
row i, column j says how many times as much i counts as j.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from moothall.engine.weighting.points import normalised

Matrix = Sequence[Sequence[float]]

CLOSE = 1e-13
"""Relative error at which an eigenvector counts as found."""
SQUARINGS = 60
"""More than any matrix of ratios that a cell can hold has needed: the power is then 2^60."""


class Principal(Struct, frozen=True):
    """Principal eigenvector of a matrix, as weights that add to 1, and its eigenvalue."""

    weights: tuple[float, ...]
    eigenvalue: float


class Misfit(Struct, frozen=True):
    """An answer at row i, column j: what was said, and what the other answers imply."""

    i: int
    j: int
    said: float
    implied: float


def ratios(items: Sequence[str], said: Mapping[tuple[str, str], float]) -> Matrix:
    """The reciprocal matrix of items from (item, against) to ratio; each pair once, either way round.

    KeyError where a pair is missing.
    """
    full = dict(said) | {(b, a): 1 / ratio for (a, b), ratio in said.items()}
    return [[1.0 if a == b else full[a, b] for b in items] for a in items]


def principal(matrix: Matrix) -> Principal:
    """Principal eigenvector and eigenvalue of a matrix, to 13 digits or as near as floats come.

    The matrix, its diagonal raised by about the eigenvalue, is squared again and again: each column of a
    high power is the eigenvector. Unlike plain power iteration this ends soon for answers that contradict
    each other wildly, too; the raised diagonal keeps those that go round in a circle from never settling.
    """
    size = _size(matrix)
    power: Matrix = [[x + size * (i == j) for j, x in enumerate(row)] for i, row in enumerate(matrix)]
    weights, value = _read(matrix, power)
    for _ in range(SQUARINGS):
        if _error(matrix, weights, value) < CLOSE:
            break
        power, _ = _squared(power)
        weights, value = _read(matrix, power)
    return Principal(weights, value)


def _size(matrix: Matrix) -> float:
    """The eigenvalue within a small factor: the 64th root of the largest entry of the 64th power."""
    power, logarithm, squarings = matrix, 0.0, 6
    for _ in range(squarings):
        power, top = _squared(power)
        logarithm = 2 * logarithm + math.log(top)
    return math.exp(logarithm / 2**squarings)


def _squared(matrix: Matrix) -> tuple[Matrix, float]:
    """The square divided by its largest entry, and that entry."""
    columns = list(zip(*matrix, strict=True))
    square = [[math.fsum(a * b for a, b in zip(row, c, strict=True)) for c in columns] for row in matrix]
    top = max(max(row) for row in square)
    return [[x / top for x in row] for row in square], top


def _read(matrix: Matrix, power: Matrix) -> tuple[tuple[float, ...], float]:
    weights = normalised([math.fsum(row) for row in power])
    return weights, math.fsum(_times(matrix, weights))


def _times(matrix: Matrix, weights: Sequence[float]) -> list[float]:
    return [math.fsum(a * w for a, w in zip(row, weights, strict=True)) for row in matrix]


def _error(matrix: Matrix, weights: Sequence[float], value: float) -> float:
    return max(
        abs(x / (value * w) - 1) if w else math.inf
        for x, w in zip(_times(matrix, weights), weights, strict=True)
    )


def consistency_index(eigenvalue: float, n: int) -> float:
    """(λmax - n) / (n - 1): 0 where all answers on n items agree, more where they do not."""
    return max(0.0, (eigenvalue - n) / (n - 1)) if n > 1 else 0.0


def consistency_ratio(index: float, random_index: float) -> float:
    """The consistency index in units of that of random answers. Always say whose random index it is."""
    return index / random_index


def misfits(matrix: Matrix, most: int) -> tuple[Misfit, ...]:
    """The answers that fit worst with all, worst first: those of the largest |log(a_ij w_j / w_i)|.

    What the other answers imply is the ratio of the weights that they give without this one: its place
    is filled with the ratio of the weights themselves (Harker 1987, doi 10.1016/0270-0255(87)90503-3).
    """
    n = len(matrix)
    weights = principal(matrix).weights
    off = {
        (i, j): abs(math.log(matrix[i][j]) + math.log(weights[j]) - math.log(weights[i]))
        for i, j in combinations(range(n), 2)
    }
    worst = sorted((p for p in off if off[p] > math.sqrt(CLOSE)), key=lambda p: (-off[p], p))[:most]
    return tuple(Misfit(i, j, matrix[i][j], _without(matrix, i, j)) for i, j in worst)


def _without(matrix: Matrix, i: int, j: int) -> float:
    """Ratio of the weights of i and j by all answers but the one between them."""
    open_ = [list(row) for row in matrix]
    open_[i][j] = open_[j][i] = 0.0
    open_[i][i] += 1
    open_[j][j] += 1
    weights = principal(open_).weights
    return weights[i] / weights[j]
