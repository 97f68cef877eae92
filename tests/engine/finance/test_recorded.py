"""Money as recorded: states of a category, the saving a year, what makes a sum a bound."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.finance.recorded import category, recorded, saving_per_year
from moothall.engine.typology import types
from moothall.findings.finance import OptionMoney
from moothall.project.finance import FinanceRow
from tests.engine.made import clean_project, project, row

ASKED = clean_project().framework.transaction_costs.categories[0]
WHY = {"reason": "Nothing arises.", "evidence": ["lead-0"]}


def cost(**cells: Any) -> FinanceRow:
    return row(FinanceRow, **({"category": ASKED.id, "kind": "cost"} | cells))


def saving(**cells: Any) -> FinanceRow:
    return row(FinanceRow, **({"category": "saving", "kind": "saving"} | cells))


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ([], "blank"),
        ([{"amount": None}], "blank"),
        ([{"amount": 0.0}, {"amount": None}], "blank"),
        ([{"amount": 0.0, **WHY}], "zero_with_reason"),
        ([{"amount": 0.0, "reason": "Nothing arises."}], "zero_without_reason"),
        ([{"amount": 0.0, "evidence": ["lead-0"]}], "zero_without_reason"),
        ([{"amount": 0.0, **WHY}, {"amount": 0.0}], "zero_without_reason"),
        ([{"amount": 0.0}, {"amount": 5.0}], "amount"),
        ([{"amount": None, "low": 1.0, "high": 9.0}], "amount"),
        ([{"amount": 5.0, "kind": "saving"}], "blank"),
    ],
)
def test_a_category_is_an_amount_a_reasoned_zero_or_blank(lines: list[dict[str, Any]], state: str) -> None:
    assert category(ASKED, [cost(**line) for line in lines], frozenset(), "2026-27").state == state


def test_a_category_is_expected_by_the_type() -> None:
    assert category(ASKED, [], frozenset(ASKED.types_where_normally_non_zero), "2026-27").expected
    assert not category(ASKED, [], frozenset(), "2026-27").expected


def test_the_saving_a_year_is_that_of_the_best_year_with_yearly_lines_in_each() -> None:
    lines = [saving(year=2027, amount=100.0), saving(year=2028, amount=250.0), saving(amount=50.0)]
    assert saving_per_year(lines) == 300
    assert saving_per_year([saving(amount=50.0), saving(amount=None)]) == 50
    assert saving_per_year([saving(amount=None)]) is None


@given(st.lists(st.tuples(st.none() | st.integers(2026, 2030), st.floats(0, 1e6)), min_size=1))
def test_the_saving_a_year_is_no_more_than_all_and_no_less_than_any(
    lines: list[tuple[int | None, float]],
) -> None:
    best = saving_per_year([saving(year=y, amount=a) for y, a in lines])
    assert best is not None
    assert max(a for _, a in lines) <= best + 1e-6 <= sum(a for _, a in lines) + 2e-6


def money(*rows: FinanceRow) -> dict[str, OptionMoney]:
    made = project(finance=rows)
    return {m.option: m for m in recorded(made, types(made)).options}


def test_a_blank_makes_the_sums_bounds() -> None:
    found = money(cost(amount=100.0))
    assert (found["lead"].costs, found["lead"].savings, found["lead"].incomplete) == (100, None, True)
    assert (found["asis"].costs, found["asis"].incomplete) == (None, False)


def test_an_unknown_amount_makes_the_sums_bounds() -> None:
    assert money(cost(option="asis", amount=None))["asis"].incomplete


def test_lines_keep_their_sources_and_get_the_price_base_of_the_project() -> None:
    made = project(finance=(cost(amount=1.0, evidence=["lead-0"]),))
    (line,) = recorded(made, types(made)).lines
    assert (line.price_base, line.sources) == ("2026-27", ("lead-0",))
