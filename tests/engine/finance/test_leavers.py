"""What becomes of an option and of each partner when one leaves, on the three partners worked by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.finance.leavers import MOST_SEARCHED, Gains, exit_costs, gains, leavers, smallest
from tests.engine.finance.three_partners import (
    EXIT,
    FACTORS,
    HUB,
    NOW,
    PARTNERS,
    SHARES,
    THE_HUB,
    beside,
    lines,
    money,
    running,
)

# Before the fixed 54 (set-up 50, licence 4) is shared: own savings less own costs, and the part of
# what is variable in joint lines, 40 saved less 12 spent.
ALDER = 24 - 10 + 0.5 * (40 - 12)
BIRCH = 16 + 0.3 * (40 - 12)
CEDAR = 0.2 * (40 - 12)
WORTH = gains(THE_HUB, PARTNERS, FACTORS, SHARES)


def test_what_each_partner_brings_is_worked_out_before_the_fixed_costs() -> None:
    assert WORTH.fixed == pytest.approx(50 + 4)
    assert WORTH.each == pytest.approx({"alder": ALDER, "birch": BIRCH, "cedar": CEDAR})
    assert WORTH.npv(PARTNERS) == pytest.approx(360 - 356)


def test_who_stays_bears_what_stays_in_proportion_to_the_shares() -> None:
    found = {leaver.leaves: leaver for leaver in leavers(WORTH, {"alder": 7.0, "birch": None})}
    without_cedar = found["cedar"]
    assert without_cedar.npv == pytest.approx((180 + 108) - 289.6)
    assert without_cedar.stayers == pytest.approx(
        {"alder": ALDER - 54 * 0.5 / 0.8, "birch": BIRCH - 54 * 0.3 / 0.8}
    )
    # With Cedar the two had 28 - 27 and 24.4 - 16.2; they now bear Cedar's fifth of the fixed 54 as well.
    assert without_cedar.change == pytest.approx(-1.6 - (1.0 + 8.2))
    assert without_cedar.change == pytest.approx(-54 * 0.2)
    assert found["alder"].npv == pytest.approx((108 + 72) - 204)
    assert found["birch"].npv == pytest.approx((180 + 72) - 272.4)
    assert [found[p].exit_cost for p in PARTNERS] == [7.0, None, None]


def test_a_partner_without_a_baseline_is_held_against_nothing() -> None:
    held = gains(beside(HUB, None), PARTNERS, FACTORS, SHARES)
    assert held.npv(PARTNERS) == pytest.approx(24 + 16 + 40 - 50 - 16 - 10)


def test_where_no_stayer_has_a_share_they_share_equally() -> None:
    worth = Gains(fixed=10.0, each={"a": 9.0, "b": 1.0, "c": 1.0}, shares={"a": 1.0, "b": 0.0, "c": 0.0})
    assert leavers(worth, {})[0].stayers == {"b": -4.0, "c": -4.0}


def test_nobody_stays_where_one_partner_leaves_itself() -> None:
    assert leavers(Gains(fixed=1.0, each={"a": 2.0}, shares={"a": 1.0}), {}) == ()


def test_a_partner_that_costs_more_than_it_brings_is_not_missed() -> None:
    worth = Gains(fixed=10.0, each={"a": 20.0, "b": -5.0}, shares={"a": 0.9, "b": 0.1})
    without_b = leavers(worth, {})[1]
    assert without_b.npv == 10
    assert without_b.change == pytest.approx(10 - (20 - 9))


def even(each: dict[str, float], fixed: float) -> Gains:
    return Gains(fixed=fixed, each=each, shares={p: 1 / len(each) for p in each})


@pytest.mark.parametrize(
    ("each", "fixed", "groups"),
    [
        ({"alder": ALDER, "birch": BIRCH, "cedar": CEDAR}, 54.0, (("alder", "birch", "cedar"),)),
        ({"a": 6.0, "b": 5.0, "c": 4.0}, 10.0, (("a", "b"), ("a", "c"))),
        ({"a": 6.0, "b": 5.0, "c": 4.0}, 9.0, (("a", "b"), ("a", "c"), ("b", "c"))),
        ({"a": 20.0, "b": -15.0, "c": 1.0, "d": 6.0}, 10.0, (("a", "c"), ("a", "d"))),
        ({"a": 1.0, "b": 1.0}, 10.0, ()),
        ({"a": 100.0}, 1.0, ()),
    ],
)
def test_the_smallest_groups_break_even_and_hold_none_that_does(
    each: dict[str, float], fixed: float, groups: tuple[tuple[str, ...], ...]
) -> None:
    assert smallest(even(each, fixed)) == groups


def test_the_smallest_groups_are_not_looked_for_among_many() -> None:
    each = {f"p{n:02}": 1.0 for n in range(MOST_SEARCHED + 1)}
    assert smallest(even(each, 1.0)) == ()
    del each["p00"]
    assert len(smallest(even(each, 1.0))) == MOST_SEARCHED * (MOST_SEARCHED - 1) / 2


def test_a_recorded_cost_of_leaving_is_a_partners_own_and_blank_is_none() -> None:
    recorded = lines(
        [
            *HUB,
            money("alder", EXIT.id, 3.0, year=2026),
            money("alder", EXIT.id, 4.0),
            money("birch", "redundancy", 9.0),
            money(None, EXIT.id, 5.0),
            money("dogwood", EXIT.id, 5.0),
        ]
    )
    assert exit_costs(recorded, [EXIT], PARTNERS) == {"alder": 7.0, "birch": None, "cedar": None}
    zero = lines([money("cedar", EXIT.id, 0.0)])
    assert exit_costs(zero, [EXIT], PARTNERS) == {"alder": None, "birch": None, "cedar": 0.0}


rows = st.lists(
    st.builds(
        money,
        st.sampled_from([*PARTNERS, None]),
        st.sampled_from(["capital", "operating", "saving", "income"]),
        st.floats(-1e6, 1e6),
        stays=st.none() | st.floats(0, 1),
    ),
    max_size=6,
)


@given(rows)
def test_what_the_stayers_have_adds_to_what_they_have_together(some: list[Any]) -> None:
    held = gains(beside([*NOW, running(None, 30.0), *some]), PARTNERS, FACTORS, SHARES)
    for leaver in leavers(held, {}):
        assert leaver.npv == pytest.approx(sum(leaver.stayers.values()), abs=1e-6)
        # The others lose what the leaver bore of the fixed costs, and nothing else.
        assert leaver.change == pytest.approx(-held.fixed * SHARES[leaver.leaves], abs=1e-6)
