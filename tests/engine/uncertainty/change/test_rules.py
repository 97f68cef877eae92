"""Other rules of adding up: published numbers, and input on which they are known to stumble."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pymcdm
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from msgspec.structs import replace

from moothall.engine.uncertainty.change import rules
from moothall.engine.uncertainty.change.points import Points, totals
from moothall.engine.uncertainty.change.rules import (
    promethee_2,
    rule_rankings,
    topsis,
    weighted_product,
    weighted_sum,
)
from tests.engine.uncertainty.change.made import plain, points_of

RULES = (rules.weighted_sum, rules.weighted_product, topsis, promethee_2)

# Hodgett, as carried in paterijk/MCDA, tests/TOPSIS.R
CARS = [[5490, 51.4, 8.5, 285], [6500, 70.6, 7, 288], [6489, 54.3, 7.5, 290]]
# Tzeng and Huang (2011), as carried in quatrope/scikit-criteria, tests/agg/test_topsis.py
TZENG = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]
# Zhao, Peng and Li (2013), Procedia CS 17:181-188, as carried in pymcdm, test/test_mcdm.py
ZHAO = [[4, 3, 2], [3, 2, 4], [5, 1, 3]]
# Wikipedia, Weighted product model, as carried in quatrope/scikit-criteria, tests/agg/test_simple.py
PRODUCT = [[25, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]]
# Kracka, Brauers and Zavadskas (2010), as carried in quatrope/scikit-criteria, tests/agg/test_simple.py
KRACKA = [
    [33.95, 23.78, 11.45, 39.97, 29.44, 167.1, 3.852],
    [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
    [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
    [30.44, 37.59, 13.91, 74.08, 45.1, 198.34, 2.186],
    [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.61],
    [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
]


def test_topsis_cars() -> None:
    found = topsis(CARS, [0.35, 0.25, 0.25, 0.15], [-1, 1, 1, 1])
    assert found == pytest.approx([0.4817, 0.5182, 0.178], abs=1e-4)


def test_topsis_tzeng_and_huang() -> None:
    assert topsis(TZENG, [0.3, 0.4, 0.3]) == pytest.approx([0.5037, 0.6581, 0.7482, 0.334], abs=1e-4)


def test_promethee_2_zhao() -> None:
    assert promethee_2(ZHAO, [0.5, 0.3, 0.2]) == pytest.approx([0.1, -0.3, 0.2], abs=1e-9)


def test_weighted_product_wikipedia() -> None:
    found = rules.weighted_product(PRODUCT, [20, 15, 40, 25], scaling="sum")
    assert np.log10(found) == pytest.approx([-0.50128589, -0.50448471, -0.52947246], abs=1e-7)


def test_weighted_sum_kracka() -> None:
    found = rules.weighted_sum(KRACKA, [20] * 7, [-1, -1, -1, -1, 1, -1, 1], scaling="sum")
    expected = [0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701]
    assert found == pytest.approx(expected, abs=1e-7)


@pytest.mark.parametrize(
    ("case", "matrix"),
    [
        ("topsis_hodgett_cars", CARS),
        ("topsis_tzeng2011", TZENG),
        ("promethee2_zhao2013", ZHAO),
        ("wpm_wikipedia", PRODUCT),
        ("wsm_kracka2010", KRACKA),
    ],
)
def test_the_matrices_typed_in_are_those_of_the_cases(shared: Path, case: str, matrix: Any) -> None:
    inputs = json.loads((shared / "cases" / f"{case}.json").read_text("utf-8"))["inputs"]
    assert inputs["matrix"] == matrix


@given(points_of())
def test_each_rule_orders_all_options_by_its_values(points: Points) -> None:
    found = rule_rankings(points)
    assert [r.rule for r in found] == ["weighted_sum", "weighted_product", "topsis", "promethee_2"]
    for ranking in found:
        assert tuple(ranking.values) == points.options
        assert sorted(ranking.order) == sorted(points.options)
        assert all(math.isfinite(v) for v in ranking.values.values())
        ordered = [ranking.values[o] for o in ranking.order]
        assert all(a >= b - 1e-8 for a, b in pairwise(ordered))


@given(points_of())
def test_the_weighted_sum_is_the_total_and_values_keep_to_their_range(points: Points) -> None:
    total, product, close, flow = (r.values for r in rule_rankings(points))
    assert total == pytest.approx(totals(points), abs=1e-12)
    for option in points.options:
        assert 1 - 1e-9 <= product[option] <= 1 + total[option] + 1e-9  # never above the arithmetic mean
        assert 0 <= close[option] <= 1
        assert -1 - 1e-9 <= flow[option] <= 1 + 1e-9
    assert sum(flow.values()) == pytest.approx(0, abs=1e-9)


@given(points_of())
def test_topsis_and_promethee_agree_with_their_formulas(points: Points) -> None:
    weights = np.array(
        [
            points.section_weights[s] * points.criterion_weights[c]
            for s, cs in points.sections.items()
            for c in cs
        ]
    )
    x = np.array(
        [[points.points[o][c] for cs in points.sections.values() for c in cs] for o in points.options]
    )
    _, _, close, flow = (list(r.values.values()) for r in rule_rankings(points))
    wins = [[sum(weights[x[a] > x[b]]) for b in range(len(x))] for a in range(len(x))]
    net = [(sum(wins[a]) - sum(row[a] for row in wins)) / (len(x) - 1) for a in range(len(x))]
    assert flow == pytest.approx(net, abs=1e-9)
    norms = np.sqrt((x**2).sum(axis=0))
    v = weights * x / np.where(norms > 0, norms, 1)
    best, worst = (np.sqrt(((v - e) ** 2).sum(axis=1)) for e in (v.max(axis=0), v.min(axis=0)))
    if (best + worst).max() > 1e-6:
        assert close == pytest.approx(worst / (best + worst), abs=1e-6)


@given(points_of(), st.integers(0, 4).map(float))
def test_options_that_are_the_same_stay_level_as_listed(points: Points, score: float) -> None:
    row = dict.fromkeys(points.criterion_weights, score)
    found = rule_rankings(replace(points, points=dict.fromkeys(points.options, row)))
    values = [set(round(v, 9) for v in r.values.values()) for r in found]
    assert values == [{round(score, 9)}, {round(score + 1, 9)}, {0.5}, {0.0}]
    assert {r.order for r in found} == {points.options}
    assert [r.places for r in found] == [dict.fromkeys(points.options, 1)] * 4


@given(points_of())
def test_as_many_stand_before_a_place_as_it_says(points: Points) -> None:
    for found in rule_rankings(points):
        values = {o: round(v, 9) for o, v in found.values.items()}
        assert list(found.places) == list(points.options)
        for option, place in found.places.items():
            assert place - 1 == sum(values[o] > values[option] for o in found.order)


def test_a_column_of_zeros_changes_nothing_but_its_share() -> None:
    with_zeros = plain({"x": (3, 0, 1), "y": (1, 0, 4)}, (0.3, 0.4, 0.3))
    without = plain({"x": (3, 1), "y": (1, 4)}, (0.5, 0.5))
    assert rule_rankings(with_zeros)[2].values == pytest.approx(rule_rankings(without)[2].values)


def test_one_zero_does_not_wipe_out_the_product() -> None:
    found = rule_rankings(plain({"x": (0, 4), "y": (1, 1)}, (0.5, 0.5)))[1]
    assert found.values == pytest.approx({"x": math.sqrt(5), "y": 2.0})
    assert found.order == ("x", "y")


def test_noise_in_the_last_digit_wins_no_criterion() -> None:
    level = plain({"x": (0.1 + 0.2, 1), "y": (0.3, 1)}, (0.5, 0.5))
    assert rule_rankings(level)[3].values == {"x": 0.0, "y": 0.0}
    assert rule_rankings(level)[2].values == {"x": 0.5, "y": 0.5}


def test_rules_may_disagree() -> None:
    found = {
        r.rule: r.order[0] for r in rule_rankings(plain({"x": (4, 0, 0), "y": (1, 1, 1)}, (0.4, 0.3, 0.3)))
    }
    assert found["weighted_sum"] == "x"
    assert found["promethee_2"] == "y"


@pytest.mark.parametrize("rule", RULES)
def test_criteria_without_weight_do_not_count(rule: Any) -> None:
    wide = rule([[3, 4, 1], [1, 0, 4]], [1, 0, 2])
    assert wide == pytest.approx(rule([[3, 1], [1, 4]], [1, 2]))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("weights", [[0, 0], [2, -1]])
def test_weights_that_weigh_nothing_are_refused(rule: Any, weights: list[float]) -> None:
    with pytest.raises(ValueError, match="weights must not be negative"):
        rule([[3, 1], [1, 4]], weights)


@pytest.mark.parametrize("rule", RULES[:2])
def test_a_cost_is_not_taken_as_given(rule: Any) -> None:
    with pytest.raises(ValueError, match="less is better"):
        rule([[3, 1], [1, 4]], [1, 1], [1, -1])


@given(
    matrix=arrays(np.float64, (4, 5), elements=st.floats(0.5, 4)),
    weights=st.lists(st.floats(0.05, 1), min_size=5, max_size=5),
    types=st.lists(st.sampled_from([-1, 1]), min_size=5, max_size=5),
)
def test_each_rule_is_that_of_pymcdm(matrix: Any, weights: list[float], types: list[int]) -> None:
    """A library that others use and test, as a second opinion."""
    assume((np.ptp(matrix, axis=0) > 1e-6).all())
    w, kinds = np.array(weights) / sum(weights), np.array(types)

    def theirs(method: Any) -> Any:
        return pytest.approx(method(matrix, w, kinds, validation=False).tolist(), abs=1e-9)

    scaled, vector = pymcdm.normalizations.sum_normalization, pymcdm.normalizations.vector_normalization
    assert weighted_sum(matrix, weights, types, "sum").tolist() == theirs(pymcdm.methods.WSM(scaled))
    assert weighted_product(matrix, weights, types, "sum").tolist() == theirs(pymcdm.methods.WPM(scaled))
    assert topsis(matrix, weights, types).tolist() == theirs(pymcdm.methods.TOPSIS(vector))
    assert promethee_2(matrix, weights, types).tolist() == theirs(pymcdm.methods.PROMETHEE_II("usual"))
