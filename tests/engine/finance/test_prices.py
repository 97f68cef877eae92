"""Amounts at other prices."""

from __future__ import annotations

import pytest

from moothall.engine.finance.prices import Prices, level

INDEX = {"2023": 96.0, "2024": 100.0, "2021-22": 88.0}


def test_at_the_project_s_own_prices_nothing_changes() -> None:
    assert Prices(base="2024-25").factor("") == 1
    assert Prices(base="2024-25").factor("2024-25") == 1


def test_a_financial_year_is_three_quarters_of_its_first_year_and_a_quarter_of_the_next() -> None:
    assert level(INDEX, "2023-24") == pytest.approx(0.75 * 96 + 0.25 * 100)
    assert level(INDEX, "2023/2024") == level(INDEX, "2023-24")


def test_a_price_base_that_the_index_names_is_taken_as_it_stands() -> None:
    assert level(INDEX, "2021-22") == 88.0


def test_where_the_index_does_not_reach_nothing_is_made_up() -> None:
    assert level(INDEX, "2024-25") is None
    assert level(INDEX, "about 2024") is None
    assert Prices(base="2024", index=INDEX).factor("2001") is None
    assert Prices(base="2001", index=INDEX).factor("2024") is None


def test_an_amount_is_moved_by_the_ratio_of_the_two_levels() -> None:
    assert Prices(base="2024", index=INDEX).factor("2023") == pytest.approx(100 / 96)
