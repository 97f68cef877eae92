"""Triangular and PERT quantities, beside SciPy's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from moothall.engine.risks.shapes import parameters, quantile, variance
from moothall.project.risk_ranges import Range

ENDS = st.lists(st.floats(-1e4, 1e4), min_size=3, max_size=3, unique=True).map(sorted)
P = st.floats(0.001, 0.999)


def wide(ends: list[float]) -> bool:
    return ends[2] - ends[0] > 1e-3


@given(ENDS.filter(wide), P)
def test_a_triangular_quantity_is_that_of_scipy(ends: list[float], p: float) -> None:
    low, likely, high = ends
    held, other = Range(low, likely, high), stats.triang((likely - low) / (high - low), low, high - low)
    assert held.mean == pytest.approx(other.mean(), abs=1e-6)
    assert variance(held) == pytest.approx(other.var(), rel=1e-6)
    assert quantile(held, p) == pytest.approx(other.ppf(p), abs=1e-6 * (high - low))


@given(ENDS.filter(wide), P)
def test_a_pert_quantity_is_that_of_scipy(ends: list[float], p: float) -> None:
    held = Range(*ends, "pert")
    other = stats.beta(*parameters(held), ends[0], ends[2] - ends[0])
    assert held.mean == pytest.approx(other.mean(), abs=1e-6)
    assert variance(held) == pytest.approx(other.var(), rel=1e-6)
    assert quantile(held, p) == pytest.approx(other.ppf(p), abs=1e-6 * (ends[2] - ends[0]))


@pytest.mark.parametrize("shape", ["triangular", "pert"])
def test_a_point_has_no_spread(shape: str) -> None:
    point = Range(5, 5, 5, shape)  # type: ignore[arg-type]
    assert (point.mean, variance(point), quantile(point, 0.9)) == (5, 0, 5)
    with pytest.raises(ValueError, match="no shape"):
        parameters(point)
