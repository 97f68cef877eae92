"""What settling each set of cells is worth, against nested Monte Carlo and answers known beforehand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtr

from moothall.engine.uncertainty.evidence_value import Cells, Set, Worth, values

from .made import SECTION, Problem, criterion, everything, item, problem, section
from .nested import nested

SAMPLES = 10_000
RHOS = [(0.0, 0.0), (0.1, 0.2), (0.3, 0.0)]
SETS = [criterion(0), criterion(5), section(3), section(7), item()]


def worth(cells: Cells, one: Set, *, samples: int = SAMPLES, seed: int = 1) -> Worth:
    return values(cells, [one], samples=samples, seed=seed)[0]


@pytest.mark.parametrize("rho", RHOS)
@pytest.mark.parametrize("one", SETS, ids=lambda s: f"{s.kind} {s.id}")
def test_agrees_with_nested_monte_carlo(rho: tuple[float, float], one: Set) -> None:
    made = problem(rho)
    gain = np.random.default_rng(2).uniform(0, 1, made.shift.shape)
    found = worth(made.cells(gain), one)
    ones = np.ones_like(gain)
    perfect = nested(made.nested(), one.mask, ones, outer=1000, inner=256, seed=3)
    raised = nested(made.nested(), one.mask, gain, outer=1000, inner=256, seed=4)
    assert perfect.holds(found.perfect, found.perfect_error), (perfect, found)
    assert raised.holds(found.raised, found.raised_error), (raised, found)
    assert perfect.high - perfect.low < 0.005  # narrow enough to catch a mistake
    assert perfect.low > 0.01


def test_two_uniform_scores_in_closed_form() -> None:
    made = Problem(np.ones((2, 1)), np.zeros((2, 1)), np.ones(1), np.zeros(1, int))
    found = worth(made.cells(0.25), Set("criterion", "c", np.ones((2, 1), bool)))
    assert found.perfect == pytest.approx(8 / 3 - 2, abs=5e-6)
    # Given a signal y of correlation 1/2 the score is expected at 4·Φ(y/√7). By quadrature:
    nodes, shares = np.polynomial.legendre.leggauss(400)
    y = 8 * nodes
    greater = 2 * np.exp(-y * y / 2) / np.sqrt(2 * np.pi) * ndtr(y)
    known = 8 * np.sum(shares * greater * 4 * ndtr(y / np.sqrt(7))) - 2
    assert found.raised == pytest.approx(known, abs=5e-6)
    assert found.perfect_error == found.raised_error == 0


@pytest.mark.parametrize("rho", RHOS)
@pytest.mark.parametrize("at", [0, 4])
def test_a_criterion_agrees_with_quadrature_without_tables(rho: tuple[float, float], at: int) -> None:
    made = problem(rho)
    gain = np.random.default_rng(2).uniform(0.1, 1, made.shift.shape)
    found = worth(made.cells(gain), criterion(at))
    assert found.perfect == pytest.approx(by_quadrature(made, at, np.ones(3)), abs=1e-5)
    assert found.raised == pytest.approx(by_quadrature(made, at, gain[:, at]), abs=1e-5)


def by_quadrature(made: Problem, at: int, gain: np.ndarray) -> float:
    """Given y, a normal curve of the latent error is a flatter normal curve of y; then P(max < v)."""
    y = np.linspace(-8, 8, 40_001)
    density = np.exp(-y * y / 2) / np.exp(-y * y / 2).sum()
    share = np.where(made.section == made.section[at], sum(made.rho), made.rho[0])
    share[at] = 1
    curves = []
    for steep, shift, g in zip(made.steepness, made.shift, gain, strict=True):
        r = share * np.sqrt(g)
        flat = (steep * r * y[:, None] + shift) / np.sqrt(1 + steep**2 * (1 - r**2))
        curves.append(4 * ndtr(flat) @ made.weights)
    values = np.linspace(min(c[0] for c in curves), max(c[-1] for c in curves), 20_001)
    below = [np.interp(values, c, ndtr(y), left=0, right=1) for c in curves]
    best = max(float(c @ density) for c in curves)
    return float(values[-1] - np.trapezoid(np.prod(below, axis=0), values) - best)


def test_learning_one_option_beside_a_fixed_one() -> None:
    # E max(U, 2.5) - 2.5 for U uniform on 0 to 4, the other exactly 2.5.
    made = Problem(np.ones((2, 1)), np.zeros((2, 1)), np.ones(1), np.zeros(1, int)).cells(bins=4096)
    cells = replace(made, means=np.stack([made.means[0], np.full((1, 4096), 2.5)]))
    found = worth(cells, Set("item", "e", np.array([[True], [False]])))
    assert found.perfect == pytest.approx(1.5**2 / 8, abs=2e-6)


def test_everything_is_worth_the_best_of_each_draw() -> None:
    made = problem()
    found = worth(made.cells(), everything())
    known = made.nested()
    rng = np.random.default_rng(9)
    scatter = np.linalg.cholesky(known.covariance())
    totals = np.stack(
        [known.totals(o, rng.standard_normal((200_000, len(SECTION))) @ scatter.T) for o in range(3)]
    )
    best = totals[totals.mean(axis=1).argmax()]
    gain = totals.max(axis=0) - best
    error = np.hypot(gain.std() / np.sqrt(gain.size), found.perfect_error)
    assert found.perfect == pytest.approx(gain.mean(), abs=4 * error)


@pytest.mark.parametrize("one", SETS, ids=lambda s: f"{s.kind} {s.id}")
def test_raising_to_certainty_is_perfect_and_not_raising_is_worth_nothing(one: Set) -> None:
    perfect = worth(problem().cells(1.0), one)
    assert (perfect.raised, perfect.raised_error) == (perfect.perfect, perfect.perfect_error)
    nothing = worth(problem().cells(0.0), one)
    assert (nothing.raised, nothing.raised_error) == (0, 0)
    nearly = worth(problem().cells(1 - 1e-9), one)
    assert nearly.raised == pytest.approx(perfect.perfect, abs=1e-5)


def test_a_criterion_without_weight_is_worth_what_it_tells_of_others() -> None:
    made = problem((0.0, 0.0))
    weights = np.where(np.arange(8) == 1, 0, made.weights)
    weights = weights / weights.sum()
    alone = replace(made, weights=weights)
    assert worth(alone.cells(0.5), criterion(1)) == Worth(0, 0, 0, 0)
    assert worth(replace(alone, rho=(0.1, 0.2)).cells(), criterion(1)).perfect > 0.005


def test_exact_scores_and_a_front_out_of_reach_leave_nothing_to_learn() -> None:
    made = problem()
    exact = replace(made.cells(), means=np.repeat(made.cells().means[:, :, 500:501], 64, axis=2))
    far = replace(made.cells(), means=made.cells().means / 9 + np.array([3, 2, 1])[:, None, None])
    for cells in (exact, far):
        assert {worth(cells, one).perfect for one in SETS} == {0}


def test_taking_cells_as_independent_misses_most_of_the_worth() -> None:
    # Twenty alike criteria of one section: to learn one is to learn much of the section's common error.
    one = Set("criterion", "0", np.tile(np.arange(20) == 0, (4, 1)))
    shape = (4, 20)
    made = Problem(np.ones(shape), np.zeros(shape), np.full(20, 1 / 20), np.zeros(20, int), rho=(0.1, 0.2))
    shared = worth(made.cells(), one).perfect
    apart = worth(replace(made, rho=(0.0, 0.0)).cells(), one).perfect
    assert shared > 5 * apart > 0


def test_same_seed_same_bytes_whatever_else_is_asked() -> None:
    cells = problem().cells(0.4)
    together = values(cells, SETS, samples=1000, seed=8)
    assert together == values(cells, SETS, samples=1000, seed=8)
    assert together == tuple(worth(cells, one, samples=1000, seed=8) for one in SETS)
    other = values(cells, SETS, samples=1000, seed=9)
    assert [a == b for a, b in zip(together, other, strict=True)] == [True, True, False, False, False]


@pytest.mark.parametrize("one", [section(3), item()], ids=["section", "item"])
def test_the_standard_error_is_what_seeds_differ_by(one: Set) -> None:
    cells = problem().cells(0.5)
    runs = [worth(cells, one, samples=2000, seed=seed) for seed in range(60)]
    for figure in ("perfect", "raised"):
        found = np.array([getattr(run, figure) for run in runs])
        claimed = np.mean([getattr(run, f"{figure}_error") for run in runs])
        assert 0.7 < found.std(ddof=1) / claimed < 1.4


@given(seed=st.integers(0, 10_000), rho=st.tuples(st.floats(0, 0.5), st.floats(0, 0.5)))
@settings(max_examples=25, deadline=None)
def test_more_is_never_worth_less(seed: int, rho: tuple[float, float]) -> None:
    rng = np.random.default_rng(seed)
    made = problem(rho, seed=seed)
    gain = rng.uniform(0, 1, made.shift.shape)
    gain[rng.uniform(size=gain.shape) < 0.2] = 0
    small, large = rng.uniform(size=gain.shape) < 0.2, rng.uniform(size=gain.shape) < 0.3
    sets = [Set("item", "small", small), Set("item", "large", small | large)]
    less, more = values(made.cells(gain, bins=128), sets, samples=2000, seed=1)
    slack = 5 * (less.perfect_error + more.perfect_error) + 1e-5
    assert 0 <= less.raised <= less.perfect + slack
    assert less.perfect <= more.perfect + slack
    assert less.raised <= more.raised + slack


def test_errors_that_are_wholly_shared_tell_everything_by_one_cell() -> None:
    made = problem((1.0, 0.0))
    one, whole = worth(made.cells(), criterion(0)), worth(made.cells(), everything())
    assert one.perfect == pytest.approx(whole.perfect, abs=4 * whole.perfect_error + 2e-3)


def test_no_option_one_option_no_cell() -> None:
    made = problem()
    nobody = replace(made.cells(), means=np.zeros((0, 8, 16)), gain=np.zeros((0, 8)))
    single = replace(made.cells(), means=made.cells().means[:1], gain=np.ones((1, 8)))
    assert worth(nobody, Set("item", "e", np.zeros((0, 8), bool))) == Worth(0, 0, 0, 0)
    assert worth(single, Set("item", "e", np.ones((1, 8), bool))) == Worth(0, 0, 0, 0)
    assert worth(made.cells(), Set("item", "e", np.zeros((3, 8), bool))) == Worth(0, 0, 0, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"weights": np.ones(3)},
        {"section": np.zeros(3, int)},
        {"gain": np.ones((8, 3))},
        {"gain": np.full((3, 8), 1.1)},
        {"gain": np.full((3, 8), np.nan)},
        {"rho_option": -0.1},
        {"rho_section": 0.95},
        {"means": np.zeros((3, 8, 0))},
    ],
)
def test_misfits_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"gain|weights|shares"):
        replace(problem().cells(), **wrong)
