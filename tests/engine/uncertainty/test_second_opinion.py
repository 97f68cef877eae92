"""The compiled engine and the NumPy reference say the same, within Monte Carlo error."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from moothall.findings.ranking import Run
from tests.engine.uncertainty.by_engine import run
from tests.engine.uncertainty.reference import Case, simulate
from tests.engine.uncertainty.reference_tally import Result
from tests.engine.uncertainty.reference_weights import GroupWeights, Level, equal
from tests.engine.uncertainty.synthetic import Shape, appraisal

FAR = 4.5
"""Standard errors that no figure may be off: among a hundred, chance goes so far once in a thousand tests."""
WAYS: dict[str, dict[str, Any]] = {
    "declared": {},
    "ordinal": {"model": "ordinal"},
    "free": {"model": "free"},
    "group": {"model": ("group", 1)},
    "own": {"model": ("own", 0)},
    "half the evidence": {"factor_n": 0.5},
    "independent errors": {"rho": (0.0, 0.0)},
    "errors by option": {"rho": (0.3, 0.0)},
    "looser weights": {"concentration": 25.0},
    "exact scores": {"exact_scores": True, "model": "free"},
}


def mixed() -> Case:
    """Two assessors in one group with gaps, each way to give weights, one option beside the ranking."""
    case = appraisal(np.random.default_rng(31), Shape(options=5, sizes=(4, 3, 5)))
    scores, n = case.scores.copy(), case.observations.copy()
    scores[0, :, :5] = scores[:2, 2, 6] = scores[:, 3, 7] = -1
    n[:, 1, 8:] = 0
    order = Level("order", np.array([3.0, 1.0, 1.0]))
    some = Level(
        "interval", np.array([80.0, 100.0, 40.0]), np.array([60, 100, 10]), np.array([95, 100, 60]), 1
    )
    inside = case.weights[0].criteria
    zero = Level("points", np.array([0.5, 0.0, 0.3, 0.2]))
    weights = (
        GroupWeights(order, (zero, some, inside[2])),
        GroupWeights(some, (inside[0], order, inside[2])),
        case.weights[2],
    )
    return replace(
        case, scores=scores, observations=n, weights=weights, ranked=np.array([True, True, False, True, True])
    )


def z_scores(found: Run, known: Result) -> dict[str, float]:
    """How many standard errors each probability of the run is off."""
    off: dict[str, float] = {}

    def compare(name: str, a: float, b: float) -> None:
        p = min(max((a * found.draws + b * known.draws) / (found.draws + known.draws), 1e-9), 1 - 1e-9)
        error = (p * (1 - p) * (1 / found.draws + 1 / known.draws)) ** 0.5
        off[name] = abs(a - b) / max(error, 1 / found.draws)

    for option in found.options:
        o = int(option.option[1:])
        compare(f"{o} first", option.first.share, known.first[o])
        compare(f"{o} first, low end", option.first_low.share, known.first_low[o])
        compare(f"{o} first, high end", option.first_high.share, known.first_high[o])
        for place, held in enumerate(option.ranks):
            compare(f"{o} place {place}", held.share, known.ranks[o, place])
    for pair in found.pairs:
        a, b = int(pair.option[1:]), int(pair.other[1:])
        compare(f"{a} beats {b}", pair.wins.share, known.wins[a, b])
        compare(f"{a} beats {b}, low end", pair.wins_low.share, known.wins_low[a, b])
    for beside in found.unranked:
        compare(f"{beside.option} would win", beside.would_win.share, known.would_win[int(beside.option[1:])])
    return off


def assert_values_agree(found: Run, known: Result, within: float) -> None:
    for option in (*found.options, *found.unranked):
        o = int(option.option[1:])
        seen = (option.value.mean, option.value.low, option.value.high)
        assert seen == pytest.approx((known.value[o], known.low[o], known.high[o]), abs=within)
    for option in found.options:
        o = int(option.option[1:])
        assert option.regret == pytest.approx(known.regret[o], abs=within)
        if option.first.share > 0.05 and option.central_weights:
            assert list(option.central_weights.sections.values()) == pytest.approx(
                known.sections[o], abs=within
            )
            assert list(option.central_weights.criteria.values()) == pytest.approx(
                known.criteria[o], abs=within
            )


def agree(case: Case, draws: int, within: float, **how: Any) -> None:
    found, known = run(case, draws, 5, **how), simulate(case, draws, 6, **how)
    off = z_scores(found, known)
    assert not {name: z for name, z in off.items() if z > FAR}
    assert_values_agree(found, known, within)


@pytest.mark.parametrize("way", WAYS)
def test_every_model_agrees(way: str) -> None:
    agree(mixed(), 60_000, 0.02, **WAYS[way])


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_every_model_agrees_over_four_million_draws(way: str) -> None:
    agree(mixed(), 4_000_000, 0.003, **WAYS[way])


@pytest.mark.parametrize("first", [0, 4])
def test_stand_ins_of_the_group_and_from_outside_are_drawn_apart(first: int) -> None:
    """The first of the group left two gaps: one filled from his group, one from outside, each by 0 or 4.

    Who stands in for one gap says nothing of who stands in for the other, whatever the order of names.
    """
    scores = np.full((5, 2, 2), -1)
    scores[:, 1] = 3
    scores[[1, 2], 0, 0] = 4, 0
    scores[[3, 4], 0, 1] = first, 4 - first
    scores[3:, 0, 0] = 2
    weights = equal([2], "exact")
    case = Case(
        scores,
        np.full(scores.shape, 64.0),
        np.array([0, 0, 0, 1, 1]),
        np.array([1.0, 0.0]),
        np.zeros(2, int),
        (weights, weights),
        np.ones(2, bool),
    )
    agree(case, 60_000, 0.02)
