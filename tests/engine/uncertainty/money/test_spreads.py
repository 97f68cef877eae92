"""The doubt of a line as a table: which spread counts, its median, how exact the table is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtr
from scipy.stats import beta, triang

from moothall.engine.uncertainty.money.plan import BELL_BITS, BINS, REACH, RISE_BITS
from moothall.engine.uncertainty.money.spreads import Spread, about_its_median, of_line, over_bell, packed
from moothall.engine.uncertainty.random_numbers import bell, normal

from .made import GRADES, line, saving

AT = np.linspace(-REACH, REACH, BINS + 1)
ENDS = st.tuples(st.floats(0.01, 10), st.floats(0, 5), st.floats(0, 5)).map(
    lambda x: (x[0], x[0] + x[1], x[0] + x[1] + x[2])
)


def test_own_ends_come_before_the_grade():
    assert of_line(line(low=0.9, high=1.3, grade="D", shape="pert"), GRADES) == Spread(0.9, 1.0, 1.3, "pert")


def test_a_grade_is_turned_round_for_savings_and_income():
    assert of_line(line(grade="D"), GRADES) == Spread(0.8, 1.0, 1.6)
    assert of_line(saving(grade="D"), GRADES) == of_line(saving(kind="income", grade="D"), GRADES)
    assert of_line(saving(grade="D"), GRADES) == Spread(0.4, 1.0, 1.2)


@pytest.mark.parametrize("said", [{}, {"grade": "X"}, {"grade": "unknown"}, {"low": 1.0, "high": 1.0}])
def test_where_no_doubt_is_stated_there_is_none(said):
    assert of_line(line(**said), GRADES) is None


def test_ends_of_a_negative_amount_come_the_other_way_round():
    assert of_line(line(low=1.2, high=0.8), GRADES) == Spread(0.8, 1.0, 1.2)


def test_ends_that_leave_out_the_central_value_are_stretched_to_it():
    assert of_line(line(low=1.1, high=1.5), GRADES) == Spread(1.0, 1.0, 1.5)


@given(ends=ENDS, shape=st.sampled_from(["triangular", "pert"]))
def test_half_of_the_chance_lies_on_either_side(ends, shape):
    knots = about_its_median(Spread(*ends, shape))
    assert knots[BINS // 2] == pytest.approx(1)
    assert np.all(np.diff(knots) >= 0)


def test_a_spread_whose_median_is_nothing_stays_as_recorded():
    spread = Spread(-9.0, -1.0, 1.0)
    assert about_its_median(spread) == pytest.approx(spread.quantiles(AT))


@pytest.mark.parametrize(
    ("spread", "exact"),
    [
        (Spread(10, 20, 50), triang(0.25, 10, 40)),
        (Spread(10, 20, 50, "pert"), beta(2, 4, 10, 40)),
        (Spread(10, 10, 50, "pert"), beta(1, 5, 10, 40)),
    ],
)
def test_quantiles_are_those_of_scipy(spread, exact):
    assert spread.quantiles(AT) == pytest.approx(exact.ppf(ndtr(AT)), abs=40 * 2e-5)


@given(ends=ENDS, shape=st.sampled_from(["triangular", "pert", None]), z=st.floats(-3.99, 3.99))
def test_a_packed_table_read_linearly_is_off_by_less_than_a_ten_thousandth(ends, shape, z):
    low, likely, high = ends
    spread = Spread(low, None, high) if shape is None else Spread(low, likely, high, shape)
    words, base, step = (part[0] for part in packed([spread.quantiles(AT)]))
    at = (z + REACH) * BINS / (2 * REACH)
    knot = int(at)
    height, rise = int(words[knot]) >> RISE_BITS, int(words[knot]) & ((1 << RISE_BITS) - 1)
    exact = float(spread.quantiles(np.array([z]))[0])
    assert base + step * (height + (at - knot) * rise) == pytest.approx(exact, abs=1e-4 * (high - low) + 1e-6)


def test_nothing_packs_to_nothing():
    assert [len(part) for part in packed([])] == [0, 0, 0]


@pytest.mark.parametrize("ends", [(2, 1, 3), (1, 4, 3), (3, None, 1), (float("-inf"), 0, 1)])
def test_ends_out_of_order_are_refused(ends):
    with pytest.raises(ValueError, match="in order"):
        Spread(*ends).quantiles(AT)


@given(ends=ENDS, shape=st.sampled_from(["triangular", "pert", None]), word=st.integers(0, 2**32 - 1))
def test_an_impact_is_read_at_the_normal_of_its_word(ends, shape, word):
    low, likely, high = ends
    spread = Spread(low, None, high) if shape is None else Spread(low, likely, high, shape)
    words, base, step = (part[0] for part in packed([over_bell(spread)]))
    number = int(bell(np.uint32(word)))
    knot, part = number >> BELL_BITS, (number & ((1 << BELL_BITS) - 1)) / (1 << BELL_BITS)
    height, rise = int(words[knot]) >> RISE_BITS, int(words[knot]) & ((1 << RISE_BITS) - 1)
    exact = float(spread.quantiles(np.array([normal(np.uint32(word))]))[0])
    assert base + step * (height + part * rise) == pytest.approx(exact, abs=1e-4 * (high - low) + 1e-6)
