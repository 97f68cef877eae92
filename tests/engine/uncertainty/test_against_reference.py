"""The compiled pass against the independent NumPy reference: every output, within Monte Carlo error."""

from dataclasses import replace as replaced

import numpy as np
import pytest
from msgspec.structs import replace

from moothall.engine.uncertainty.leader import leader
from moothall.engine.uncertainty.leader_rule import Rule
from moothall.engine.uncertainty.runs import runs
from moothall.engine.uncertainty.simulation import Errors

from .engine_case import counted, field, observed, settings, specs
from .reference import Case, simulate
from .reference_weights import GroupWeights, Level
from .synthetic import Shape, appraisal
from .test_reference import experiment

KINDS = [
    {},
    {"model": "ordinal"},
    {"model": "free"},
    {"model": ("group", 1)},
    {"model": ("own", 0)},
    {"exact_weights": True},
    {"rho": (0.0, 0.0)},
    {"rho": (0.3, 0.0)},
    {"factor_n": 0.5},
    {"concentration": 25.0},
    {"exact_scores": True},
]


def case(seed: int, shape: Shape | None = None) -> Case:
    made = appraisal(np.random.default_rng(seed), shape)
    ranked = made.ranked.copy()
    ranked[-1] = seed % 2 == 0
    return replaced(made, ranked=ranked)


def z_scores(one: Case, draws: int, reference_draws: int, **kind) -> np.ndarray:
    """How far each probability lies from the reference's, in standard errors of the difference."""
    run, _ = counted(one, draws, 1, **kind)
    told = simulate(one, reference_draws, 2, **kind)
    order = np.flatnonzero(one.ranked)
    pairs = []
    for o, option in zip(order, run.options, strict=True):
        pairs += [(option.first.share, told.first[o]), (option.first_low.share, told.first_low[o])]
        pairs += [(option.first_high.share, told.first_high[o])]
        pairs += list(zip([r.share for r in option.ranks], told.ranks[o], strict=True))
    names = {f"o{i}": i for i in range(len(one.ranked))}
    for p in run.pairs:
        a, b = names[p.option], names[p.other]
        pairs += [(p.wins.share, told.wins[a, b]), (p.wins_low.share, told.wins_low[a, b])]
    pairs += [(u.would_win.share, told.would_win[names[u.option]]) for u in run.unranked]
    found = np.array(pairs)
    middle = np.clip(found.mean(axis=1), 1 / draws, 1 - 1 / draws)
    error = np.sqrt(middle * (1 - middle) * (1 / draws + 1 / reference_draws))
    return (found[:, 0] - found[:, 1]) / error


def check(z: np.ndarray) -> None:
    assert np.abs(z).max() < 4.8, np.round(z, 1)
    assert np.sqrt(np.mean(z**2)) < 1.6, np.round(z, 1)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_model_and_setting(kind):
    check(z_scores(case(11), 200_000, 30_000, **kind))


@pytest.mark.parametrize("seed", range(4))
def test_random_appraisals(seed):
    check(z_scores(case(seed), 200_000, 20_000))


def test_a_weight_of_nothing_stays_nothing_in_an_order():
    one = case(14)
    bare = Level("points", np.array([0.5, 0.0, 0.3, 0.2]))
    one = replaced(one, weights=tuple(GroupWeights(bare, own.criteria) for own in one.weights))
    check(z_scores(one, 200_000, 30_000, model="ordinal"))


def ordered_and_ranged() -> Case:
    one = case(20, Shape(sizes=(3, 4, 2)))
    sections = [
        Level("interval", np.array([100, 60, 30.0]), np.array([100, 40, 10.0]), np.array([100, 80, 50.0])),
        Level("order", np.array([3, 2, 2.0])),
        Level("order", np.array([1, 3, 2.0])),
    ]
    criteria = (
        Level("order", np.array([3.0, 1, 2])),
        Level(
            "interval",
            np.array([50, 100, 20, 0.0]),
            np.array([10, 100, 20, 0]),
            np.array([90, 100, 20, 0.0]),
            1,
        ),
        Level("points", np.array([0.3, 0.7])),
    )
    return replaced(one, weights=tuple(GroupWeights(s, criteria) for s in sections))


def test_orders_and_intervals_are_uniform_on_their_polytopes():
    one = ordered_and_ranged()
    check(z_scores(one, 200_000, 30_000))
    run, _ = counted(one, 200_000, 1)
    told = simulate(one, 30_000, 2)
    for option, sections in zip(run.options, told.sections[one.ranked], strict=True):
        if option.first.share > 0.05:
            assert list(option.central_weights.sections.values()) == pytest.approx(
                sections.tolist(), abs=0.02
            )


def test_values_regret_and_central_weights():
    one = case(12)
    run, _ = counted(one, 200_000, 1)
    told = simulate(one, 30_000, 2)
    order = np.flatnonzero(one.ranked)
    for o, option in zip(order, run.options, strict=True):
        assert option.value.mean == pytest.approx(told.value[o], abs=0.012)
        assert (option.value.low, option.value.high) == pytest.approx((told.low[o], told.high[o]), abs=0.03)
        assert option.regret == pytest.approx(told.regret[o], abs=0.012)
        assert option.expected_rank == pytest.approx(told.expected_rank[o], abs=0.04)
        if option.first.share > 0.1:
            assert list(option.central_weights.sections.values()) == pytest.approx(
                told.sections[o].tolist(), abs=0.02
            )
            assert list(option.central_weights.criteria.values()) == pytest.approx(
                told.criteria[o].tolist(), abs=0.03
            )


PUBLISHED = {(0.0, 0.0): 0.861, (0.0, 0.3): 0.712, (0.1, 0.2): 0.519, (0.3, 0.0): 0.423}
"""First-rank share of the first option in the experiment of the method note (M4), to be met within 0.01."""


@pytest.mark.parametrize(("rho", "share"), PUBLISHED.items())
def test_shared_errors_stop_a_winner_out_of_noise(rho, share):
    run, _ = counted(experiment(), 100_000, 1, rho=rho, exact_weights=True)
    assert run.options[0].first.share == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize(
    ("rho", "words"),
    [
        ((0.0, 0.0), "Option a leads: it comes first in about 86% of draws"),
        ((0.1, 0.2), "No clear winner between Option a (o0) and Option b (o1)"),
        (
            (0.3, 0.0),
            "No clear winner between Option a (o0), Option b (o1), Option c (o2) and Option d (o3): "
            "Option a comes first in about 42% of draws",
        ),
    ],
)
def test_the_experiment_in_words(rho, words):
    one = experiment()
    exact = replace(settings(100_000), errors=Errors(*rho), concentration=1e7)
    titles = {f"o{i}": f"Option {name}" for i, name in enumerate("abcd")}
    done = runs(field(one), observed(one), specs(one), exact)
    found = leader(done, titles, {}, Rule(first_min=0.65, pairwise_min=0.75, borderline_errors=2.0))
    assert found.words.replace(" (o0) leads", " leads").startswith(words)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [31, 32])
def test_four_million_draws(seed):
    check(z_scores(case(seed), 4_000_000, 4_000_000))


@pytest.mark.slow
def test_four_million_draws_of_orders_and_intervals():
    check(z_scores(ordered_and_ranged(), 4_000_000, 4_000_000))
