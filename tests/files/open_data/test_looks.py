"""Cells look like what they hold: a whole number has no decimals, whatever its unit."""

from __future__ import annotations

from moothall.files.open_data.columns import Column
from moothall.files.open_data.looks import NUMBERS, look_of


def look(form: str, unit: str) -> str:
    return NUMBERS[look_of(Column(name="first", form=form, says="first year", unit=unit))]


def test_whole_numbers_have_no_decimals() -> None:
    assert look("whole", "years") == "0"
    assert look("number", "years") == "0.0"
    assert look("whole", "people") == "#,##0"
