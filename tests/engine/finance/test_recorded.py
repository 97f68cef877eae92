"""Money as recorded: states of a category, the saving a year, what makes a sum a bound."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine.finance.prices import Prices
from moothall.engine.finance.recorded import CHECKS, Context, category, recorded, saving_per_year
from moothall.engine.finance.window import Window
from moothall.engine.typology import types
from moothall.findings.finance import OptionMoney
from moothall.project.finance import FinanceRow
from moothall.project.head import Deflator
from tests.engine.made import clean_project, project, row

ASKED = clean_project().framework.transaction_costs.categories[0]
PRICES = Prices(base="2026-27", index={"2020": 80.0, "2026-27": 100.0})
WINDOW = Window(first_year=2026, horizon=10, prices=PRICES)
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
        ([{"amount": 0.0}, {"year": 2026, "amount": 5.0}], "amount"),
        ([{"year": 2036, "amount": None, "low": 1.0, "high": 9.0}], "amount"),
        ([{"year": 2026, "amount": 5.0, "kind": "saving"}], "blank"),
        ([{"year": 2020, "until": 2026, "amount": 5.0}], "amount"),
        ([{"year": 2026, "amount": 5.0, "price_base": "2020"}], "amount"),
        ([{"amount": 5.0}], "blank"),
        ([{"year": 2025, "amount": 5.0}], "blank"),
        ([{"year": 2037, "until": 2040, "amount": 5.0}], "blank"),
        ([{"year": 2026, "amount": 5.0, "price_base": "1950"}], "blank"),
        ([{"year": 2025, "amount": 5.0}, {"amount": 0.0, **WHY}], "blank"),
        ([{"year": 2020, "amount": 0.0, **WHY}], "zero_with_reason"),
        ([{"year": 2026, "amount": 0.0, "price_base": "1950"}], "zero_without_reason"),
    ],
)
def test_a_category_is_an_amount_a_reasoned_zero_or_blank(lines: list[dict[str, Any]], state: str) -> None:
    assert category(ASKED, [cost(**line) for line in lines], frozenset(), WINDOW).state == state


def test_a_category_is_expected_by_the_type() -> None:
    assert category(ASKED, [], frozenset(ASKED.types_where_normally_non_zero), WINDOW).expected
    assert not category(ASKED, [], frozenset(), WINDOW).expected


def test_the_saving_a_year_is_that_of_the_best_year_with_yearly_lines_in_each() -> None:
    lines = [saving(year=2027, amount=100.0), saving(year=2028, amount=250.0), saving(amount=50.0)]
    assert saving_per_year(lines, PRICES) == 300
    assert saving_per_year([saving(amount=50.0), saving(amount=None)], PRICES) == 50
    assert saving_per_year([saving(amount=None)], PRICES) is None
    moved = [saving(year=2027, amount=80.0, price_base="2020"), saving(amount=1.0, price_base="1950")]
    assert saving_per_year(moved, PRICES) == pytest.approx(100)


@given(st.lists(st.tuples(st.none() | st.integers(2026, 2030), st.floats(0, 1e6)), min_size=1))
def test_the_saving_a_year_is_no_more_than_all_and_no_less_than_any(
    lines: list[tuple[int | None, float]],
) -> None:
    best = saving_per_year([saving(year=y, amount=a) for y, a in lines], PRICES)
    assert best is not None
    assert max(a for _, a in lines) <= best + 1e-6 <= sum(a for _, a in lines) + 2e-6


def money(*rows: FinanceRow, **parts: Any) -> dict[str, OptionMoney]:
    made = project(finance=rows, **parts)
    return {m.option: m for m in recorded(made, types(made)).options}


def test_a_blank_makes_the_sums_bounds() -> None:
    found = money(cost(amount=100.0))
    assert (found["lead"].costs, found["lead"].savings, found["lead"].incomplete) == (100, None, True)
    assert (found["asis"].costs, found["asis"].incomplete) == (None, False)


def test_lines_at_other_prices_are_moved_into_the_sums_as_far_as_the_index_reaches() -> None:
    def sums(price_base: str) -> OptionMoney:
        here = {"option": "asis", "year": 2026}
        rows = cost(**here, amount=40.0, price_base=price_base), cost(**here, amount=7.0)
        index = Deflator(index={"2020": 80.0, "2026-27": 100.0}, source="an office")
        return money(*rows, head=replace(clean_project().head, deflator=index))["asis"]

    assert (sums("2020").costs, sums("2020").incomplete) == (57, False)
    assert sums("2020").categories[0].total == 57
    assert (sums("1950").costs, sums("1950").incomplete) == (7, True)


def test_what_is_missing_beside_a_zero_is_named() -> None:
    def lacks(*zeros: dict[str, Any]) -> Any:
        made = project(finance=tuple(cost(amount=0.0, **zero) for zero in zeros))
        look = CHECKS["zero_without_reason"]
        (seen,) = look(Context(project=made, finance=recorded(made, types(made))))  # type: ignore[misc]
        return seen.figures["lacks"]

    reason, source = {"reason": WHY["reason"]}, {"evidence": WHY["evidence"]}
    assert lacks(reason) == "a source"
    assert lacks(source) == "a reason"
    assert lacks({}) == lacks(reason, source) == "a reason and a source"


def test_an_unknown_amount_makes_the_sums_bounds() -> None:
    assert money(cost(option="asis", amount=None))["asis"].incomplete


def test_lines_keep_their_sources_and_get_the_price_base_of_the_project() -> None:
    made = project(finance=(cost(amount=1.0, evidence=["lead-0"]),))
    (line,) = recorded(made, types(made)).lines
    assert (line.price_base, line.sources) == ("2026-27", ("lead-0",))
