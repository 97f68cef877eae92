"""Budgets in real terms and in the money of the year."""

from __future__ import annotations

import pytest

from moothall.engine.finance.budgets import base_year, budget, inflated


def test_a_price_base_is_the_year_that_it_begins_with() -> None:
    assert [base_year(p) for p in ("2026", "2026-27", "2026/27", "2026-2027")] == [2026] * 4
    assert base_year("mid-2026") is None
    assert base_year("") is None


def test_money_of_the_year_rises_from_the_price_base_and_not_from_year_0() -> None:
    found = budget([-100.0, 50.0], 2026, "2024-25", 0.1)
    assert [(y.year, y.real) for y in found] == [(2026, -100), (2027, 50)]
    assert [y.nominal for y in found] == pytest.approx([-121.0, 66.55])
    assert inflated(121.0, 0.1, -2) == pytest.approx(100)


def test_without_inflation_or_a_year_of_prices_it_is_real_alone() -> None:
    assert budget([5.0], 2026, "2026", None)[0].nominal is None
    assert budget([5.0], 2026, "today's", 0.02)[0].nominal is None
