"""Draws in strata, errors in common, counts to findings."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.uncertainty.plan import SHELVES, STEPS, VALUE_UNIT, no_counts, pack
from moothall.engine.uncertainty.ranks import estimate, quantile, run_findings, shared_places
from moothall.engine.uncertainty.simulation import Chances, Errors, allotted, compile_now, compiled, mixing

CHANCES = st.lists(st.floats(0.001, 1), min_size=1, max_size=6).map(lambda x: np.array(x) / sum(x))


@given(readings=CHANCES, weights=CHANCES, draws=st.integers(1, 5000), seed=st.integers(0, 2**63 - 1))
def test_each_pair_gets_its_draws_rounded_up_or_down(readings, weights, draws, seed):
    strata = allotted(Chances(readings, weights), draws, seed)
    got = np.zeros((len(readings), len(weights)))
    got[strata.reading, strata.weights] = np.diff(strata.starts)
    assert strata.starts[0] == 0
    assert strata.starts[-1] == draws
    assert np.abs(got - np.outer(readings, weights) * draws).max() < 1 + 1e-6


def test_a_pair_of_little_chance_is_right_on_average():
    chances = Chances(np.array([0.999, 0.001]), np.ones(1))
    drawn = sum(np.diff(allotted(chances, 10, seed).starts)[1:].sum() for seed in range(20_000))
    assert drawn / 200_000 == pytest.approx(0.001, abs=0.0003)


def test_the_parts_of_the_latent_have_variance_one():
    assert np.sum(mixing(Errors(0.1, 0.2)) ** 2) == pytest.approx(1, abs=1e-6)
    assert mixing(Errors(0.0, 0.0)).tolist() == [0, 0, 1]


def test_a_table_packs_within_half_a_step():
    knots = np.sort(np.random.default_rng(1).random((3, 513)) * 4, axis=1)
    words = pack(knots, 4.0)
    left, rise = words >> np.uint32(16), words & np.uint32(0xFFFF)
    assert np.abs(left / STEPS * 4 - knots[:, :-1]).max() < 2.1 / STEPS
    assert np.abs((left + rise) / STEPS * 4 - knots[:, 1:]).max() < 2.1 / STEPS


def test_compiling_is_done_once():
    compile_now()
    assert compiled()


def test_an_estimate_never_claims_to_be_certain():
    assert estimate(0, 1000).error > 0
    assert estimate(1000, 1000).error > 0
    assert estimate(500, 10_000).error == pytest.approx(np.sqrt(0.05 * 0.95 / 10_000))


@given(st.lists(st.integers(0, 40), min_size=4, max_size=4))
def test_shared_places_keep_the_draws(level):
    places = np.zeros((4, 4), int)
    places[0, 0], places[0, 3], places[1, 1], places[2, 1] = level
    assert shared_places(places).sum() == pytest.approx(sum(level))
    assert shared_places(places)[0] == pytest.approx(level[0] + level[1] / 4)


def test_quantiles_from_shelves():
    values = np.random.default_rng(2).random(100_000) * 4
    shelves = np.bincount((values / 4 * STEPS).astype(int) >> 5, minlength=SHELVES)
    for p in (0.05, 0.5, 0.95):
        assert quantile(shelves, p, 4.0) == pytest.approx(np.quantile(values, p), abs=0.002)


def test_a_scale_that_begins_at_one():
    counts = no_counts(1, 1, 2)
    counts.value[0] = 10 * VALUE_UNIT * STEPS // 2
    counts.shelves[0, SHELVES // 2] = 10
    counts.top[0] = counts.value[0]
    counts.central[:] = 1
    run = run_findings(
        counts, ["a"], {}, {"s": ["c"]}, model="declared", test="", draws=10, base=1.0, top=4.0
    )
    assert run.options[0].value.mean == pytest.approx(3.0)
    assert run.options[0].value.low == pytest.approx(3.0, abs=0.01)
