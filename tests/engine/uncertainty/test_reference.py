"""The reference itself, against answers known without it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.uncertainty.reference import Case, simulate
from tests.engine.uncertainty.reference_readings import filled, readings
from tests.engine.uncertainty.reference_tables import Z, quantiles
from tests.engine.uncertainty.reference_weights import GroupWeights, Level, between, equal, ordered

SIZES = [7, 7, 8, 7, 6, 8, 5, 6, 7, 7, 6, 6]


def spread(mean: float, criteria: int) -> np.ndarray:
    """Scores 2 and 3 spread evenly over the criteria."""
    threes = round((mean - 2) * criteria)
    return 2 + np.diff(np.arange(criteria + 1) * threes // criteria)


def experiment() -> Case:
    """M4's four options: one assessor, all grade C, the same exact weight for each criterion."""
    scores = np.array([[spread(mean, sum(SIZES)) for mean in (2.5, 2.4, 2.3, 2.2)]])
    weights = equal(SIZES, "exact")
    weights = replace(weights, sections=Level("exact", np.array(SIZES, float)))
    return case(scores, 16.0, [0], [1.0], SIZES, [weights])


def case(
    scores: np.ndarray,
    n: float,
    group: list[int],
    shares: list[float],
    sizes: list[int],
    w: list[GroupWeights],
) -> Case:
    return Case(
        scores,
        np.full(scores.shape, n),
        np.array(group),
        np.array(shares),
        np.repeat(np.arange(len(sizes)), sizes),
        tuple(w),
        np.ones(scores.shape[1], dtype=bool),
    )


@pytest.mark.parametrize(
    ("rho", "share"), [((0, 0), 0.861), ((0, 0.3), 0.712), ((0.1, 0.2), 0.519), ((0.3, 0), 0.423)]
)
def test_the_experiment_of_the_method_note(rho: tuple[float, float], share: float) -> None:
    found = simulate(experiment(), 40_000, 1, rho=rho)
    assert found.first[0] == pytest.approx(share, abs=0.01)


def test_exact_scores_and_free_weights_give_the_closed_form() -> None:
    """Three options, two criteria: interval lengths by hand (cases/smaa2_exact_2criteria.json)."""
    scores = np.array([[[4.0, 0.0], [2.4, 2.8], [0.0, 4.0]]])
    made = case(scores, 0.0, [0], [1.0], [2], [equal([2])])
    found = simulate(made, 400_000, 2, model="free", exact_scores=True)
    ranks = [[4 / 11, 3 / 22, 1 / 2], [10 / 33, 23 / 33, 0], [1 / 3, 1 / 6, 1 / 2]]
    assert found.ranks == pytest.approx(np.array(ranks), abs=0.004)
    assert found.wins[0] == pytest.approx([0, 4 / 11, 1 / 2], abs=0.004)
    assert found.criteria[:, 0] == pytest.approx([9 / 11, 16 / 33, 1 / 6], abs=0.004)
    assert found.expected_rank == pytest.approx(np.array(ranks) @ [1, 2, 3], abs=0.01)


@given(st.sampled_from([0, 1, 2, 3, 4, 1.3]), st.sampled_from([0.5, 1, 4, 16, 64]))
def test_quantiles_are_those_of_drawn_values(score: float, n: float) -> None:
    rng = np.random.default_rng(3)
    m = np.clip(score + rng.random(100_000) - 0.5, 0, 4) / 4
    drawn = 4 * rng.beta(1 + n * m, 1 + n * (1 - m))
    at = [-1.5, -0.5, 0.0, 0.5, 1.5]
    below = [np.mean(drawn <= x) for x in np.interp(at, Z, quantiles(score, n))]
    assert below == pytest.approx([0.0668, 0.3085, 0.5, 0.6915, 0.9332], abs=0.008)


def test_no_score_or_no_evidence_is_uniform() -> None:
    assert np.interp(0.0, Z, quantiles(4, 0)) == pytest.approx(2.0)
    assert quantiles(-1, 64) == pytest.approx(quantiles(3, 0))


def test_an_order_is_uniform_on_its_region() -> None:
    """The mean of the ordered simplex is the rank-order centroid; ties share theirs; zero stays zero."""
    drawn = ordered(np.random.default_rng(4), 200_000, np.array([1.0, 5.0, 3.0, 3.0, 0.0]))
    assert drawn.mean(axis=0) == pytest.approx([1 / 16, 25 / 48, 10 / 48, 10 / 48, 0], abs=0.002)
    assert (drawn[:, 1] >= drawn[:, 2]).all()
    assert (drawn[:, 2] > drawn[:, 3]).mean() == pytest.approx(0.5, abs=0.01)


def test_intervals_are_uniform_on_their_region() -> None:
    """Against plain rejection from the whole simplex."""
    level = Level("interval", np.ones(3), np.array([100, 20, 50]), np.array([100, 60, 90]), 0)
    rng = np.random.default_rng(5)
    found = between(rng, 200_000, level)
    plain = rng.dirichlet(np.ones(3), 3_000_000)
    ratio = 100 * plain / plain[:, :1]
    plain = plain[((ratio >= level.low) & (ratio <= level.high))[:, 1:].all(axis=1)]
    assert found.mean(axis=0) == pytest.approx(plain.mean(axis=0), abs=0.001)
    assert np.cov(found.T) == pytest.approx(np.cov(plain.T), abs=1e-4)


def test_gaps_come_from_the_group_then_from_everyone() -> None:
    scores = np.array([[[1, -1, -1, -1]], [[-1, 2, -1, -1]], [[3, 3, -1, -1]], [[-1, 4, 4, -1]]])
    n = np.full(scores.shape, 4.0)
    group = np.array([0, 0, 0, 1])
    sheet = [filled(scores, n, [0, k])[0].tolist() for k in range(4)]
    assert sheet[1] == [[1, 2, -1, -1]]
    assert sheet[2] == [[1, 3, -1, -1]]
    read = readings(scores, n, group)
    assert read.score[read.index[0, (1, 2), (3,)]].tolist() == [[1, 2, 4, -1]]
    assert read.score[read.index[1, (0, 2), (3,)]].tolist() == [[1, 2, 4, -1]]
    assert read.score[read.index[1, (2, 0), (3,)]].tolist() == [[3, 2, 4, -1]]
    assert read.score[read.index[3, (), (2, 0, 1)]].tolist() == [[3, 4, 4, -1]]
    assert len(read.index) == 3 * 2 + 6


def test_groups_and_not_heads_are_the_unit() -> None:
    """Three assessors of one group weigh as much as one of the other."""
    group = np.array([0, 0, 0, 1])
    read = readings(np.zeros((4, 1, 1)), np.ones((4, 1, 1)), group)
    drawn = read.draw(np.random.default_rng(6), 40_000, np.array([0.5, 0.5]))
    alone = [at for (a, _, _), at in read.index.items() if a == 3]
    assert np.isin(drawn, alone).mean() == pytest.approx(0.5, abs=0.01)
    only = read.draw(np.random.default_rng(7), 1000, np.array([0.5, 0.5]), own=1)
    assert np.isin(only, alone).all()


def test_silence_widens_the_first_share_to_both_sides() -> None:
    scores = np.array([[[3, -1, 2, 2], [2, 2, 2, 2], [1, 3, 2, 2]]])
    found = simulate(case(scores, 16.0, [0], [1.0], [2, 2], [equal([2, 2])]), 8000, 8)
    assert found.first_low[0] < found.first[0] - 0.1 < found.first_high[0] - 0.2
    assert found.first_low[1:] == pytest.approx(found.first[1:])
    assert found.wins_low[0, 1] < found.wins[0, 1] - 0.1
    assert found.wins_low[1:] == pytest.approx(found.wins[1:])


def test_ties_are_shared() -> None:
    made = case(np.full((1, 3, 4), 2), 16.0, [0], [1.0], [2, 2], [equal([2, 2])])
    found = simulate(made, 100, 9, exact_scores=True)
    assert found.ranks == pytest.approx(np.full((3, 3), 1 / 3))
    assert found.wins == pytest.approx(0.5 * (1 - np.eye(3)))


def test_own_weights_and_scores_are_one_groups_alone() -> None:
    sides = [equal([1, 1], "exact"), equal([1, 1], "exact")]
    sides = [replace(w, sections=Level("exact", np.eye(2)[g])) for g, w in enumerate(sides)]
    scores = np.array([[[4, 0], [0, 4]], [[0, 4], [4, 0]]])
    made = case(scores, 64.0, [0, 1], [0.5, 0.5], [1, 1], sides)
    for g, option in ((0, 0), (1, 0)):
        assert simulate(made, 500, 10, model=("own", g)).first[option] > 0.99
    assert simulate(made, 10_000, 11, model=("group", 0)).first[0] == pytest.approx(0.5, abs=0.02)


def test_an_unranked_option_stands_beside() -> None:
    made = replace(experiment(), ranked=np.array([False, True, True, True]))
    found = simulate(made, 5000, 12)
    assert found.first.sum() == pytest.approx(1)
    assert found.first[0] == 0
    assert found.ranks.shape == (4, 3)
    assert 0.4 < found.would_win[0] < 0.6
