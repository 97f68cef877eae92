"""Sobol indices: against scipy's and SALib's estimators, an additive model, and their own errors."""

import numpy as np
import pytest
from SALib.analyze.sobol import analyze
from scipy.stats import sobol_indices

from moothall.engine.uncertainty.money.arranging import arranged
from moothall.engine.uncertainty.money.drawing import sample
from moothall.engine.uncertainty.money.indices import Sample, indices

from .made import anything, asked, event, line, option

N = 512


def drawn(seed: int) -> Sample:
    """A sample of an option with lines, factors and events."""
    made = anything(seed)
    return sample(arranged(made).plan, draws=N, seed=seed, threads=1)


def linear(weights: list[float], n: int, seed: int) -> Sample:
    """A weighted sum of standard normals."""
    rng, w = np.random.default_rng(seed), np.array(weights)
    a, b = rng.standard_normal((2, len(w), n))
    return Sample(w @ a + 7, w @ b + 7, (w[:, None] * (b - a)).astype(np.float32))


@pytest.mark.parametrize("seed", range(4))
def test_same_as_scipy_on_the_same_sample(seed):
    made = drawn(seed)
    exchanged = made.one + made.changes.astype(float)
    theirs = sobol_indices(
        func={"f_A": made.one[None], "f_B": made.two[None], "f_AB": exchanged[:, None, :]}, n=N
    )
    mine = indices(made)
    assert mine.first == pytest.approx(theirs.first_order, abs=1e-9)
    assert mine.total == pytest.approx(theirs.total_order, abs=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_same_as_salib_on_the_same_sample(seed):
    """It takes off the mean of every value, the exchanged ones too."""
    made = drawn(seed)
    inputs = len(made.changes)
    exchanged = made.one + made.changes.astype(float)
    every = np.vstack([made.one, exchanged, made.two]).T.ravel()
    problem = {"num_vars": inputs, "names": [str(i) for i in range(inputs)], "bounds": [[0, 1]] * inputs}
    theirs = analyze(problem, every, calc_second_order=False, num_resamples=2, seed=1)
    mine = indices(made, centre=float(every.mean()))
    assert mine.first == pytest.approx(theirs["S1"], abs=1e-9)
    assert mine.total == pytest.approx(theirs["ST"], abs=1e-9)


def test_an_additive_model_has_its_analytic_indices():
    weights = [3.0, 2.0, 1.0, 0.0]
    found = indices(linear(weights, 1 << 16, 1))
    exact = np.square(weights) / 14
    assert np.abs(found.first - exact).max() < 4 * found.first_error.max()
    assert np.abs(found.total - exact).max() < 4 * found.total_error.max()
    assert found.first[3] == found.total[3] == 0


def test_the_standard_errors_are_those_of_many_samples():
    weights = [3.0, 1.0]
    many = [indices(linear(weights, 256, seed)) for seed in range(800)]
    for share, error in (("first", "first_error"), ("total", "total_error")):
        spread = np.std([getattr(m, share) for m in many], axis=0)
        said = np.mean([getattr(m, error) for m in many], axis=0)
        assert said == pytest.approx(spread, rel=0.12)


def test_lines_of_money_add_up_and_have_their_own_variances():
    """Without anything in common the present value is a sum: shares are those of the variances."""
    lines = [line(key=f"k{n}", by_year=(100.0 * n, 0, 0), low=0.5, high=1.5) for n in (1, 2, 3)]
    risky = event(chance=0.4, low=90.0, likely=120.0, high=180.0)
    made = asked(option(*lines, events=(risky,)), rho_lines=0.0, rho_events=0.0)
    found = indices(sample(arranged(made).plan, draws=1 << 15, seed=3, threads=1))
    of_lines = [(100 * n) ** 2 / 24 for n in (1, 2, 3)]
    mean, variance = 130.0, (90**2 + 120**2 + 180**2 - 90 * 120 - 90 * 180 - 120 * 180) / 18
    variances = np.array([0, 0, 0, 0, *of_lines, 0.4 * variance + 0.4 * 0.6 * mean**2])
    exact = variances / variances.sum()
    assert np.abs(found.first - exact).max() < 4 * found.first_error.max()
    assert found.total == pytest.approx(exact, abs=4 * found.total_error.max())
    assert found.first.sum() == pytest.approx(1, abs=4 * np.sqrt(np.sum(found.first_error**2)))


def test_what_is_shared_takes_its_part():
    """Two equal lines, nearly normal: of the variance of their sum 2 rho / (1 + rho) is shared."""
    lines = [line(key=f"k{n}", low=0.9, high=1.1, shape="pert") for n in (1, 2)]
    made = asked(option(*lines), rho_lines=0.5)
    found = indices(sample(arranged(made).plan, draws=1 << 15, seed=3, threads=1))
    assert found.total[3] == pytest.approx(2 / 3, abs=0.03)


def test_where_nothing_varies_there_are_no_indices():
    made = asked(option(line()))
    assert indices(sample(arranged(made).plan, draws=256, seed=1, threads=1)) is None
