"""One line, one distribution: moments, quantiles and chances in closed form."""

import json

import numpy as np
import pytest
from scipy.stats import beta, triang

from moothall.engine.uncertainty.money.chances import money_chances

from .made import asked, event, line, option, saving

DRAWS = 400_000

TRIANGULAR = {"min": 10, "mode": 20, "max": 50}
TRIANGULAR_SAYS = {
    "mean": 26.666666666666668,
    "var": 72.22222222222223,
    "p50": 25.50510257216822,
    "p80": 34.508066615170335,
}
"""triangular_moments_quantiles of the worked cases: textbook formulae."""
PERT_SAYS = {"mean": 23.333333333333332, "var": 50.79365079365079}
"""beta_pert_moments of the worked cases, same ends: standard PERT, alpha 2 and beta 4."""


def impact(shape):
    """Present value of an option whose one event always strikes, from 10 over 20 to 50."""
    sure = event(chance=1.0, low=10.0, likely=20.0, high=50.0, shape=shape)
    (found,) = money_chances(asked(option(events=(sure,)), draws=DRAWS)).options
    return found.total


def deviation(total):
    return total.error * np.sqrt(DRAWS)


def test_triangular_impact():
    total = impact("triangular")
    assert -total.mean == pytest.approx(TRIANGULAR_SAYS["mean"], abs=4 * total.error)
    assert deviation(total) ** 2 == pytest.approx(TRIANGULAR_SAYS["var"], rel=0.01)
    assert -total.p50 == pytest.approx(TRIANGULAR_SAYS["p50"], abs=0.06)
    assert -total.p20 == pytest.approx(TRIANGULAR_SAYS["p80"], abs=0.06)


def test_pert_impact():
    total = impact("pert")
    assert -total.mean == pytest.approx(PERT_SAYS["mean"], abs=4 * total.error)
    assert deviation(total) ** 2 == pytest.approx(PERT_SAYS["var"], rel=0.01)
    exact = beta(2, 4, 10, 40)
    assert -np.array(total.steps[::-1]) == pytest.approx(exact.ppf(np.arange(1, 100, 2) / 100), abs=0.15)


@pytest.mark.parametrize(
    ("name", "says"), [("triangular_moments_quantiles", TRIANGULAR_SAYS), ("beta_pert_moments", PERT_SAYS)]
)
def test_worked_cases_are_typed_as_they_are_written(shared, name, says):
    path = shared / "cases" / f"{name}.json"
    case = json.loads(path.read_text())
    assert case["inputs"].items() >= TRIANGULAR.items()
    assert case["expected"].items() >= says.items()


def test_a_cost_has_its_central_value_in_the_middle():
    """Ends of 0.5 and 3 times the amount: its median is the amount, its mean is not."""
    (found,) = money_chances(asked(option(line(low=0.5, high=3.0)), draws=DRAWS)).options
    shape = triang(0.2, 0.5, 2.5)
    assert found.total.p50 == pytest.approx(-100, abs=0.5)
    assert found.total.mean == pytest.approx(-100 * shape.mean() / shape.median(), abs=4 * found.total.error)
    assert found.total.p5 == pytest.approx(-100 * shape.ppf(0.95) / shape.median(), abs=0.8)


def test_a_saving_is_doubted_the_other_way_by_its_grade():
    """Grade D runs from -20 to +60 % for a cost; a saving may be 60 % less or 20 % more."""
    (found,) = money_chances(asked(option(saving(grade="D")), draws=DRAWS)).options
    shape = triang(0.75, 0.4, 0.8)
    assert found.total.p5 == pytest.approx(100 * shape.ppf(0.05) / shape.median(), abs=0.5)
    assert found.total.p95 == pytest.approx(100 * shape.ppf(0.95) / shape.median(), abs=0.5)


def test_without_ends_or_grade_nothing_is_doubted():
    (found,) = money_chances(asked(option(line()), draws=1000)).options
    assert found.total.p5 == found.total.p95 == found.total.mean == -100
    assert found.total.error == 0


def test_lines_in_common_are_as_correlated_as_said():
    """Variance of a sum of two nearly normal lines grows by 1 + rho."""
    spread = {"low": 0.9, "high": 1.1, "shape": "pert"}
    two = (line(key="a", **spread), line(key="b", **spread))
    one, apart, together = (
        deviation(money_chances(asked(option(*some), rho_lines=rho, draws=DRAWS)).options[0].total)
        for some, rho in ((two[:1], 0.0), (two, 0.0), (two, 0.5))
    )
    assert apart / one == pytest.approx(np.sqrt(2), rel=0.01)
    assert together / one == pytest.approx(np.sqrt(3), rel=0.01)
