"""Pairwise comparison: the eigenvector, whatever the answers, and the answers that fit worst."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.weighting.pairwise import (
    Matrix,
    Principal,
    consistency_index,
    consistency_ratio,
    misfits,
    principal,
    ratios,
)

NAMES = "abcdefghijkl"
WEIGHTS = st.lists(st.floats(1e-3, 1e3), min_size=2, max_size=10)


@st.composite
def matrices(draw: st.DrawFn, least: float = 1 / 9, most: float = 9) -> Matrix:
    """Reciprocal matrices with any answers whatever."""
    n = draw(st.integers(2, 9))
    scale = st.floats(math.log(least), math.log(most)).map(math.exp)
    return ratios(NAMES[:n], {pair: draw(scale) for pair in combinations(NAMES[:n], 2)})


def consistent(weights: list[float]) -> Matrix:
    return [[a / b for b in weights] for a in weights]


@given(WEIGHTS)
def test_answers_that_agree_give_the_weights_behind_them(weights: list[float]) -> None:
    found = principal(consistent(weights))
    assert found.weights == pytest.approx([w / math.fsum(weights) for w in weights], rel=1e-9)
    assert found.eigenvalue == pytest.approx(len(weights))
    assert consistency_index(found.eigenvalue, len(weights)) == pytest.approx(0, abs=1e-12)
    assert misfits(consistent(weights), 3) == ()


def by_numpy(matrix: Matrix) -> Principal:
    values, vectors = np.linalg.eig(np.array(matrix))
    n = int(np.argmax(values.real))
    vector = np.abs(vectors[:, n].real)
    return Principal(tuple(vector / vector.sum()), float(values[n].real))


@given(matrices())
def test_the_eigenvector_is_that_of_a_second_reckoning(matrix: Matrix) -> None:
    found, wanted = principal(matrix), by_numpy(matrix)
    assert found.weights == pytest.approx(wanted.weights, rel=1e-8)
    assert found.eigenvalue == pytest.approx(wanted.eigenvalue, rel=1e-10)
    assert found.eigenvalue >= len(matrix) - 1e-9


@given(matrices(1e-15, 1e15))
def test_the_wildest_answers_have_an_eigenvector_too(matrix: Matrix) -> None:
    """Whatever a cell can hold ends in positive weights that the matrix only stretches."""
    found = principal(matrix)
    assert math.fsum(found.weights) == pytest.approx(1)
    assert min(found.weights) > 0
    product = [math.fsum(a * w for a, w in zip(row, found.weights, strict=True)) for row in matrix]
    assert product == pytest.approx([found.eigenvalue * w for w in found.weights], rel=1e-9)
    assert all(math.isfinite(m.implied) and m.implied > 0 for m in misfits(matrix, 3))


@pytest.mark.parametrize("ratio", [9.0, 1e9, 1e15])
@pytest.mark.parametrize("n", [3, 4, 7])
def test_answers_that_go_round_in_a_circle_weigh_the_same(n: int, ratio: float) -> None:
    """Each item counts far more than the next, and the last more than the first: powers turn in a circle."""
    said = dict.fromkeys(combinations(NAMES[:n], 2), 1.0)
    said |= {(NAMES[i], NAMES[i + 1]): ratio for i in range(n - 1)} | {(NAMES[0], NAMES[n - 1]): 1 / ratio}
    assert principal(ratios(NAMES[:n], said)).weights == pytest.approx([1 / n] * n, rel=1e-9)


@given(matrices())
def test_the_order_of_the_items_changes_nothing(matrix: Matrix) -> None:
    turned = list(range(len(matrix)))[::-1]
    found = principal([[matrix[i][j] for j in turned] for i in turned])
    assert found.weights[::-1] == pytest.approx(principal(matrix).weights, rel=1e-9)


def test_a_missing_pair_is_an_error() -> None:
    with pytest.raises(KeyError):
        ratios("abc", {("a", "b"): 2, ("b", "c"): 2})


def test_one_item_and_one_pair_cannot_be_inconsistent() -> None:
    assert principal([[1.0]]) == Principal((1.0,), 1.0)
    assert consistency_index(1.0, 1) == 0
    pair = ratios("ab", {("b", "a"): 4})
    assert principal(pair).weights == pytest.approx([0.2, 0.8])
    assert misfits(pair, 3) == ()


def test_the_ratio_is_in_units_of_the_random_index_that_is_given() -> None:
    assert consistency_ratio(0.0193, 0.58) == pytest.approx(0.0333, abs=1e-4)
    assert consistency_ratio(0.0193, 0.52) == pytest.approx(0.0371, abs=1e-4)


@given(WEIGHTS.filter(lambda w: len(w) > 3), st.data())
def test_one_wrong_answer_among_right_ones_is_named_with_what_the_others_imply(
    weights: list[float], data: st.DataObject
) -> None:
    i, j = sorted(data.draw(st.permutations(range(len(weights))))[:2])
    wrong = data.draw(st.sampled_from([0.1, 0.25, 4.0, 10.0]))
    matrix = [list(row) for row in consistent(weights)]
    matrix[i][j] *= wrong
    matrix[j][i] = 1 / matrix[i][j]
    worst = misfits(matrix, 3)[0]
    assert (worst.i, worst.j) == (i, j)
    assert worst.said == matrix[i][j]
    assert worst.implied == pytest.approx(weights[i] / weights[j], rel=1e-9)


@given(matrices())
def test_the_worst_come_first_and_are_no_more_than_asked(matrix: Matrix) -> None:
    weights = by_numpy(matrix).weights
    off = sorted(
        (
            abs(math.log(matrix[i][j] * weights[j] / weights[i]))
            for i, j in combinations(range(len(matrix)), 2)
        ),
        reverse=True,
    )
    found = [abs(math.log(matrix[m.i][m.j] * weights[m.j] / weights[m.i])) for m in misfits(matrix, 3)]
    assert found == pytest.approx([o for o in off[:3] if o > 3.2e-7], abs=1e-6)


def test_of_three_items_the_third_two_answers_imply_the_first() -> None:
    matrix = ratios("abc", {("a", "b"): 3, ("b", "c"): 3, ("a", "c"): 5})
    found = {(m.i, m.j): m for m in misfits(matrix, 3)}
    assert found[0, 2].implied == pytest.approx(9)
    assert found[0, 1].implied == pytest.approx(5 / 3)
