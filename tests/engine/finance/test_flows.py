"""What an option costs and brings by year, against the baseline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.finance.flows import Change, beside, delayed, streams
from moothall.engine.finance.placing import Line
from tests.engine.finance.made_case import as_now, cost, once, running, saving

AMOUNTS = st.floats(0, 1e6)
YEARS = st.lists(AMOUNTS, min_size=4, max_size=4)
HARD = Change(set_up=2.0, running=1.5, savings=0.5, delay=12.0)


def lines() -> st.SearchStrategy[list[Line]]:
    one = st.one_of(
        YEARS.map(lambda y: running(*y)),
        YEARS.map(lambda y: cost(*y)),
        YEARS.map(lambda y: cost(*y, one_off=True, promoted=False)),
        YEARS.map(lambda y: saving(*y, cashable=True)),
        YEARS.map(lambda y: saving(*y, kind="income", category="fees")),
    )
    return st.lists(one, max_size=6)


def test_a_change_reaches_its_own_kind_of_line_and_never_the_running_cost() -> None:
    found = streams(
        [running(10, 10), once(4, 1), cost(2, 2), saving(6, 6), running(1, 1, one_off=True)], 1, HARD
    )
    assert found.running == (11, 11)
    assert found.costs == (4 * 2 + 2 * 1.5, 2 * 1.5)
    assert found.gains == (0, 3)


def test_only_the_promoters_lines_count_in_the_promoted_case() -> None:
    found = streams([cost(2, 2), cost(5, 5, promoted=False)], 1, Change(promoted_only=True))
    assert found.costs == (2, 2)


def test_what_is_cashable_is_kept_apart() -> None:
    found = streams([saving(6, 6, cashable=True), saving(4, 4, cashable=False), saving(1, 1)], 1)
    assert (found.gains, found.cashable) == ((11, 11), (6, 6))
    earned = streams([saving(6, 6, kind="income"), saving(4, 4, kind="income", cashable=False)], 1)
    assert earned.cashable == (10, 10)


def test_weights_take_a_part_of_each_partners_lines() -> None:
    found = streams(
        [cost(2, 0, partner="a"), cost(4, 0, partner="b"), cost(10, 0)], 1, weights={"a": 1.0, None: 0.3}
    )
    assert found.costs == (5, 0)


def test_a_running_cost_below_the_baselines_is_a_benefit_and_above_it_a_cost_year_by_year() -> None:
    found = beside(streams([running(12, 7)], 1), streams([running(10, 10)], 1))
    assert (found.costs, found.benefits, found.net) == ((2, 0), (0, 3), (-2, 3))
    assert found.cashable == (0, 3)


def test_income_that_the_baseline_has_and_the_option_not_is_a_cost() -> None:
    found = beside(streams([cost(1, 1)], 1), streams([saving(5, 5, kind="income")], 1))
    assert (found.costs, found.benefits) == ((6, 6), (0, 0))


def test_set_up_does_not_hide_a_running_cost_that_falls() -> None:
    found = beside(streams([once(8, 0), running(5)], 0), streams([running(10)], 0))
    assert (found.costs, found.benefits) == ((8,), (5,))


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (0, (1, 2, 4, 8)), (12, (0, 1, 2, 4)), (6, (0.5, 1.5, 3, 6)), (18, (0, 0.5, 1.5, 3)),
        (48, (0, 0, 0, 0)), (600, (0, 0, 0, 0)),
    ],
)  # fmt: skip
def test_a_delay_moves_amounts_and_the_end_drops_off(months: float, expected: tuple[float, ...]) -> None:
    assert delayed((1.0, 2.0, 4.0, 8.0), months) == expected


@given(YEARS, st.floats(0, 60), st.floats(0, 60))
def test_a_longer_delay_never_brings_more_by_any_year(amounts: list[float], one: float, other: float) -> None:
    soon, late = delayed(amounts, min(one, other)), delayed(amounts, max(one, other))
    assert all(sum(late[: n + 1]) <= sum(soon[: n + 1]) + 1e-3 for n in range(4))


@given(lines())
def test_an_option_like_the_baseline_changes_nothing_whatever_happens_to_both(
    given_lines: list[Line],
) -> None:
    base = [as_now(line) for line in given_lines]
    found = beside(streams(given_lines, 3, HARD), streams(base, 3, HARD))
    assert found.net == found.costs == found.benefits == (0, 0, 0, 0)


@given(lines(), lines())
def test_the_net_flow_is_gains_less_costs_of_both_sides(own: list[Line], base: list[Line]) -> None:
    net = beside(streams(own, 3), streams(base, 3)).net
    for t in range(4):
        wanted = sum(x.sign * x.by_year[t] for x in own) - sum(x.sign * x.by_year[t] for x in base)
        assert net[t] == pytest.approx(wanted, abs=1e-6)
