"""What is left out makes a net present value a bound, one way or the other."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.finance.against import against
from moothall.engine.finance.bounds import blank_categories, gaps
from moothall.engine.finance.placing import Line, Placed
from moothall.findings.finance import Category, OptionMoney
from tests.engine.finance.made_case import NOW, as_now, cost, left_out, running, saving

BARE = (saving(1, 1),)
TAKEN = (saving(1, 1), as_now(running(5, 5)))
OWN = (running(4, 4), as_now(running(5, 5)))


def bound(lines: tuple[Line, ...], *rows: dict[str, Any], blank: tuple[str, ...] = ()) -> str:
    found = against(Placed(lines=lines, unplaced=()), "A", NOW)
    return gaps(found, NOW, [left_out(**row) for row in rows], blank, first_year=2026).bound


@pytest.mark.parametrize("why", ["no_year", "no_amount", "no_deflator"])
def test_a_cost_left_out_makes_it_at_most_and_a_saving_at_least(why: str) -> None:
    amount = None if why == "no_amount" else 5.0
    assert bound(BARE, {"why": why, "amount": amount}) == "at_most"
    assert bound(BARE, {"why": why, "amount": amount, "kind": "saving"}) == "at_least"
    assert bound(BARE, {"why": why, "amount": amount, "kind": "income"}) == "at_least"
    assert bound(BARE, {"why": why}, {"why": why, "kind": "saving"}) == "open"


def test_what_lies_after_the_years_or_is_nothing_makes_no_bound() -> None:
    assert bound(BARE) == "exact"
    assert bound(BARE, {"why": "outside_horizon", "year": 2037}) == "exact"
    assert bound(BARE, {"amount": 0.0}) == "exact"
    assert bound(BARE, {"amount": None, "low": 0.0, "high": 0.0}) == "exact"
    assert bound(BARE, {"amount": 0.0, "low": 0.0, "high": 3.0}) == "at_most"
    assert bound(BARE, {"amount": None, "low": 0.0, "why": "no_amount"}) == "at_most"


def test_what_lies_before_year_0_is_lacking() -> None:
    early = {"why": "outside_horizon", "year": 2024}
    assert bound(BARE, early) == "at_most"
    assert bound(BARE, early | {"until": 2025}) == "at_most"
    assert bound(BARE, early | {"kind": "saving"}) == "at_least"
    assert bound(BARE, early | {"option": NOW}) == "at_least"
    assert bound(BARE, early, early | {"kind": "income"}) == "open"
    assert bound(BARE, early | {"amount": 0.0}) == "exact"


@pytest.mark.parametrize("option", ["A", NOW])
def test_what_running_the_service_cost_before_year_0_makes_no_bound(option: str) -> None:
    early = {"why": "outside_horizon", "year": 2024, "category": "operating", "option": option}
    assert bound(OWN, early) == bound(TAKEN, early) == "exact"


def test_a_blank_category_makes_it_at_most() -> None:
    assert bound(BARE, blank=("X",)) == "at_most"
    assert bound(BARE, {"kind": "saving"}, blank=("X",)) == "open"


def test_on_the_side_of_the_baseline_it_goes_the_other_way() -> None:
    assert bound(BARE, {"option": NOW}) == "at_least"
    assert bound(BARE, {"option": NOW, "kind": "income"}) == "at_most"
    assert bound(BARE, {"option": "B"}) == "exact"


def test_running_cost_that_is_taken_over_drops_out_and_one_that_is_not_may_go_either_way() -> None:
    row = {"category": "operating"}
    assert bound(TAKEN, row | {"option": NOW}) == "exact"
    assert bound(OWN, row | {"option": NOW}) == "at_least"
    assert bound(TAKEN, row) == "open"
    assert bound(OWN, row) == "at_most"


def test_running_cost_held_against_none_makes_it_at_least_and_says_so() -> None:
    found = against(Placed(lines=(running(4, 4), as_now(cost(1, 1))), unplaced=()), "A", NOW)
    missing = gaps(found, NOW, (), (), first_year=2026)
    assert (missing.bound, missing.lacks) == ("at_least", ("baseline",))
    itself = against(Placed(lines=(as_now(running(4, 4)),), unplaced=()), NOW, NOW)
    assert gaps(itself, NOW, (), (), first_year=2026).bound == "exact"


def test_what_lacks_is_named_once() -> None:
    found = against(Placed(lines=BARE, unplaced=()), "A", NOW)
    rows = [left_out(), left_out(option="B", category="Y"), left_out(category="Z", amount=0.0)]
    assert gaps(found, NOW, rows, ("W", "X"), first_year=2026).lacks == ("W", "X")


def test_a_category_that_is_blank_counts_if_it_is_expected() -> None:
    def asked(category: str, state: Any, expected: bool = True) -> Category:
        return Category(category=category, title=category, expected=expected, state=state)

    money = OptionMoney(
        option="A",
        categories=(
            asked("P", "blank"), asked("Q", "amount"), asked("R", "blank", expected=False),
            asked("T", "zero_without_reason"),
        ),
    )  # fmt: skip
    assert blank_categories(money) == ("P",)
    assert blank_categories(None) == ()


def test_a_year_without_running_cost_beside_one_with_it_is_no_saving() -> None:
    assert bound((running(0, 4), as_now(running(5, 5)))) == "at_most"
    assert bound((running(4, 4), as_now(running(5, 0)))) == "at_least"
    assert bound((running(4, 4), as_now(running(5, 5)))) == "exact"


def test_a_partner_without_running_cost_is_not_served_for_nothing() -> None:
    now = tuple(as_now(running(5, 5, partner=p, key=p)) for p in ("north", "south"))
    assert bound((running(4, 4, partner="north"), *now)) == "at_most"
    assert bound((running(4, 4, partner="north"), running(0, 0, partner="south", key="s"), *now)) == "exact"
    assert bound((running(8, 8), *now)) == "exact"
