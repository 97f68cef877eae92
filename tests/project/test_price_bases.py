"""A price base is a calendar year, or two years one after the other."""

import pytest

from moothall.project.price_bases import price_base_fault


@pytest.mark.parametrize("word", ["2024", "1900", "2200", "2024-25", "1999-00", "2011-12"])
def test_years_and_financial_years_are_price_bases(word: str) -> None:
    assert price_base_fault(word) is None


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("2024-26", 'ends in the year after it starts, as 2024-25; this is "2024-26"'),
        ("2024-24", "ends in the year after it starts"),
        ("2024-2026", "ends in the year after it starts"),
        ("1024-25", "ends in the year after it starts"),
        ("2024/25", 'Write the financial year as 2024-25, not "2024/25"'),
        ("2024-2025", "Write the financial year as 2024-25"),
        ("2024 - 25", "Write the financial year as 2024-25"),
        ("2024Q1", 'A price base is a calendar year (2024) or a financial year (2024-25); this is "2024Q1"'),
        ("24-25", "A price base is"),
        ("1890", "A price base is"),
        ("", "A price base is"),
        ("2011-12-01", "Did a spreadsheet take 2011-12 for a date? Format the cell as text."),
    ],
)
def test_anything_else_is_told_what_to_write(word: str, said: str) -> None:
    assert said in (price_base_fault(word) or "")


def test_a_date_that_is_no_financial_year_is_not_taken_for_one() -> None:
    assert "spreadsheet" not in (price_base_fault("2011-05-01") or "")
