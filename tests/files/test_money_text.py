"""Numbers as people write them: read as meant where one number can be meant, refused where two can."""

from __future__ import annotations

import contextlib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.files.cells import MAYBE_NUMBER, CellError
from moothall.files.errors import ReadError
from moothall.files.money_text import Asked, currencies, doubtful, plainly
from moothall.files.tables import Rows, read_table
from moothall.framework.reference_cases import ReferenceCase
from moothall.project.finance import FinanceRow
from moothall.project.risks import RiskRow
from tests.files.workbooks import sheet

POUNDS = Asked("money", "GBP")


def refusal(word: str, asked: Asked = POUNDS) -> str:
    with pytest.raises(CellError) as error:
        plainly(word, asked)
    return str(error.value)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("£1,200", "1200"),
        ("£ 1,200.50", "1200.5"),
        ("GBP 1,200", "1200"),
        ("1,200 gbp", "1200"),
        ("£1,200 GBP", "1200"),
        ("1,200", "1200"),
        ("12,345,678", "12345678"),
        ("1 200 000", "1200000"),
        ("1\u00a0200", "1200"),
        ("1\u202f200\u2009000", "1200000"),
        ("1'200", "1200"),
        ("1’200", "1200"),
        ("(1,200)", "-1200"),
        ("(£1,200)", "-1200"),
        ("£(1,200)", "-1200"),
        ("-£1,200", "-1200"),
        ("£-1,200", "-1200"),
        ("+£1,200", "1200"),
        ("1,200-", "-1200"),
        ("−5", "-5"),
        ("–1,200", "-1200"),
        ("1.2m", "1200000"),
        ("£1.234m", "1234000"),
        ("£1.2 million", "1200000"),
        ("12k", "12000"),
        ("£3bn", "3000000000"),
        ("1,200k", "1200000"),
        ("£0.125", "0.125"),
        ("£.50", "0.5"),
        ("-£0", "0"),
        ("£5\u200b", "5"),
    ],
)
def test_what_can_only_mean_one_number_is_read_as_that(word: str, meant: str) -> None:
    assert plainly(word, POUNDS) == meant
    assert MAYBE_NUMBER.match(meant)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("1.200,50", "points mark decimals here, never thousands; write 1200.50 if that is meant"),
        ("1.200.000", "write 1200000 if that is meant"),
        ("1,20", '"1,20" may be 1.20 or 120; write the one meant, with a point before decimals.'),
        ("£1.200", '"£1.200" may be 1200 or 1.2; write the one meant.'),
        ("0,500", "separators stand between thousands only"),
        ("12,00,000", "separators stand between thousands only"),
        ("1,200 000", "separators stand between thousands only"),
        ("about 5", 'a number is needed; this is "about 5".'),
        ("5 or 6", "a number is needed"),
        ("m5", "a number is needed"),
        ("5 m k", "a number is needed"),
        ("5p", "a number is needed"),
        ("(5", "a number is needed"),
        ("5)", "a number is needed"),
        ("£", "a number is needed"),
        ("(-5)", "one minus, or brackets for it, is understood"),
        ("--5", "one minus, or brackets for it, is understood"),
        ("-", "a dash may mean nothing or not known; write 0, or leave the cell empty."),
        ("—", "a dash may mean nothing or not known"),
        ("5%", "an amount of money is needed, not a percentage"),
        ("£5%", "a number is needed"),
        ("9" * 100 + "k", "a number is needed"),
    ],
)
def test_what_may_mean_two_numbers_or_none_is_refused(word: str, said: str) -> None:
    assert said in refusal(word)


@pytest.mark.parametrize("word", ["€5", "$5", "US$ 5", "5 EUR", "USD 5", "5 CHF"])
def test_money_of_another_currency_names_both(word: str) -> None:
    said = refusal(word)
    assert word in said
    assert "the money of this project is in GBP (currency in project.yaml)" in said


@pytest.mark.parametrize(
    ("word", "currency"),
    [("€5", "EUR"), ("$5", "AUD"), ("NZ$5", "NZD"), ("5 SEK", "SEK"), ("€5", ""), ("£5", "")],
)
def test_a_sign_of_the_project_s_own_money_is_read(word: str, currency: str) -> None:
    """Where project.yaml cannot be read, any sign will do: there is an error already."""
    assert plainly(word, Asked("money", currency)) == "5"


def test_a_percent_sign_is_read_by_what_the_column_holds() -> None:
    assert plainly("40%", Asked("share", "GBP")) == "0.4"
    assert plainly("12.5 %", Asked("percent", "GBP")) == "12.5"
    assert "a number is needed, not a percentage" in refusal("5%", Asked("number", "GBP"))
    for unit in ("share", "percent", "number"):
        assert "a number is needed" in refusal("£5", Asked(unit, "GBP"))


def test_a_row_with_a_unit_of_its_own_takes_numbers_alone() -> None:
    million = Asked("money", "GBP", "GBP m")
    assert plainly("1,200", million) == "1200"
    for word in ("£1.2", "1.2m"):
        assert 'the row gives its unit, "GBP m"; write the number alone' in refusal(word, million)


@given(st.decimals(-(10**12), 10**12, places=2), st.sampled_from(["£{}", "GBP {}", "{} GBP", "£ {}"]))
def test_every_amount_of_pounds_and_pence_comes_back(amount: Decimal, form: str) -> None:
    plain = plainly(form.format(f"{amount:,}"), POUNDS)
    assert Decimal(plain) == amount


@given(st.integers(1, 10**9))
def test_brackets_and_a_minus_behind_mean_the_same(amount: int) -> None:
    words = (f"({amount:,})", f"{amount:,}-", f"-{amount:,}", f"£({amount:,})", f"\u2212£{amount:,}")
    assert {plainly(word, POUNDS) for word in words} == {str(-amount)}


@given(st.text(max_size=20) | st.text("0123456789.,' -()£€km%", max_size=12))
def test_whatever_is_written_the_answer_is_a_plain_number_or_a_refusal(word: str) -> None:
    with contextlib.suppress(CellError):
        assert MAYBE_NUMBER.match(plainly(word, POUNDS))


# In a table


def table(place: Path, kind: Any, cells: dict[str, object], currency: str | None = "GBP") -> Rows:
    rows = [list(cells), list(cells.values())]
    file = place / "table.csv"
    file.write_text("".join(",".join(f'"{c}"' for c in row) + "\n" for row in rows), encoding="utf-8")
    found = read_table(file, kind, currency)
    as_sheet = read_table(sheet(place / "table.xlsx", rows), kind, currency)
    assert as_sheet.rows == found.rows
    assert [n.message for n in as_sheet.notes] == [n.message for n in found.notes]
    return found


LINE = {"option": "joint", "category": "saving", "kind": "saving"}


def test_each_cell_read_as_meant_is_noted_with_its_place(tmp_path: Path) -> None:
    found = table(tmp_path, FinanceRow, LINE | {"amount": "£1,200", "high": "1.5k", "reinvested": "40%"})
    (row,) = found.rows
    assert (row.amount, row.high, row.reinvested) == (1200, 1500, 0.4)
    assert [str(n) for n in found.notes] == [
        'table.csv line 2, amount: "£1,200" was read as 1200.',
        'table.csv line 2, high: "1.5k" was read as 1500.',
        'table.csv line 2, reinvested: "40%" was read as 0.4.',
    ]


@pytest.mark.parametrize(
    ("word", "besides"),
    [
        ("1.200", "1200"),
        ("12.500", "12500"),
        ("-999.999", "-999999"),
        ("0.500", None),
        ("1200.500", None),
        ("1.2", None),
        ("1.2000", None),
        ("1.200.000", None),
        ("1200", None),
    ],
)
def test_three_digits_behind_a_point_may_be_thousands(word: str, besides: str | None) -> None:
    assert doubtful(word) == besides


def test_what_may_be_thousands_is_read_as_it_stands_and_doubted(tmp_path: Path) -> None:
    found = table(tmp_path, FinanceRow, LINE | {"amount": "12.500", "low": "1.25", "stays": "0.125"})
    assert found.rows[0].amount == 12.5
    assert found.notes == ()
    (doubt,) = found.doubts
    assert str(doubt) == (
        'table.csv line 2, amount: "12.500" was read as 12.5, with decimals; write 12500 if that is meant.'
    )


def test_decimals_are_not_doubted_where_they_are_usual(tmp_path: Path) -> None:
    case = {"id": "c", "name": "C", "source": "S", "cost_planned": "1.234"}
    assert table(tmp_path, ReferenceCase, case | {"unit": "GBP m"}).doubts == ()
    assert len(table(tmp_path, ReferenceCase, case | {"unit": "GBP"}).doubts) == 1
    assert table(tmp_path, FinanceRow, LINE | {"amount": "1.200"}, None).doubts == ()
    file = sheet(tmp_path / "table.xlsx", [[*LINE, "low"], [*LINE.values(), 1.234]])
    assert read_table(file, FinanceRow, "GBP").doubts == ()


@pytest.mark.parametrize(
    ("word", "codes"),
    [("€5", {"EUR"}), ("5 gbp", {"GBP"}), ("A$1,200", {"AUD"}), ("1,200", set()), ("12k", set())],
)
def test_a_sign_names_the_currencies_that_it_may_stand_for(word: str, codes: set[str]) -> None:
    assert currencies(word) == codes


def test_where_no_currency_is_given_all_amounts_have_one(tmp_path: Path) -> None:
    mixed = {"amount": "$1,200", "low": "A$1,000", "high": "1,300"}
    assert table(tmp_path, FinanceRow, LINE | mixed, "").rows[0].high == 1300
    with pytest.raises(ReadError, match=r'high: "£1,300" is in another currency than "\$1,200" above it\.'):
        table(tmp_path, FinanceRow, LINE | mixed | {"high": "£1,300"}, "")


def test_plain_numbers_need_no_note(tmp_path: Path) -> None:
    found = table(tmp_path, FinanceRow, LINE | {"amount": "1200.50", "low": "-3", "high": "1e6"})
    assert found.notes == ()


def test_bounds_hold_for_what_was_meant(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"reinvested: a number from 0 to 1 is needed; this is 1\.4\."):
        table(tmp_path, FinanceRow, LINE | {"reinvested": "140%"})


def test_the_impact_of_a_risk_is_money_only_where_its_unit_says_so(tmp_path: Path) -> None:
    risk = {"id": "r1", "title": "Late", "impact": "£1,200", "mitigation_cost": "£5k"}
    assert table(tmp_path, RiskRow, risk).rows[0].impact == 1200
    assert table(tmp_path, RiskRow, risk | {"impact_unit": "money"}).rows[0].mitigation_cost == 5000
    with pytest.raises(ReadError, match=r'table\.csv line 2, impact: the row gives its unit, "months"'):
        table(tmp_path, RiskRow, risk | {"impact_unit": "months"})


def test_a_past_case_in_millions_is_not_multiplied_again(tmp_path: Path) -> None:
    case = {"id": "c", "name": "C", "source": "S", "cost_planned": "1,200"}
    assert table(tmp_path, ReferenceCase, case | {"unit": "GBP m"}).rows[0].cost_planned == 1200
    with pytest.raises(ReadError, match='the row gives its unit, "GBP m"'):
        table(tmp_path, ReferenceCase, case | {"unit": "GBP m", "cost_actual": "1.4m"})
    assert (
        table(tmp_path, ReferenceCase, case | {"unit": "GBP", "cost_actual": "1.4m"}).rows[0].cost_actual
        == 1.4e6
    )


def test_without_a_currency_only_plain_numbers_are_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="write the number plainly"):
        table(tmp_path, FinanceRow, LINE | {"amount": "£1,200"}, None)


def test_a_fraction_is_told_how_to_write_it(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"write 0\.2, as a decimal"):
        table(tmp_path, FinanceRow, LINE | {"stays": "1/5"})
