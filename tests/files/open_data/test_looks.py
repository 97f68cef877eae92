"""Cells look like what they hold: a whole number has no decimals, whatever its unit."""

from __future__ import annotations

import pytest

from moothall.files.open_data.columns import Column
from moothall.files.open_data.looks import NUMBERS, look_among, look_by_size, look_of


def column(form: str, unit: str, role: str = "value") -> Column:
    return Column(name="first", form=form, says="first", unit=unit, role=role)


def look(form: str, unit: str) -> str:
    return NUMBERS[look_of(Column(name="first", form=form, says="first year", unit=unit))]


def test_whole_numbers_have_no_decimals() -> None:
    assert look("whole", "years") == "0"
    assert look("number", "years") == "0.0"
    assert look("whole", "people") == "#,##0"


def test_figures_that_would_all_come_out_as_naught_are_shown_finer() -> None:
    points, shares = column("number", "points"), column("number", "share")
    assert look_among(points, [0.05, -0.004, 0.0]) == "fine points"
    assert look_among(points, [0.12, 0.004]) == "points"
    assert look_among(points, [0.0]) == look_among(points, []) == "points"
    assert look_among(shares, [0.004]) == "fine share"
    assert look_among(shares, [0.02]) == "share"
    assert look_among(column("whole", "", "position"), [1, 1200]) == "place"


@pytest.mark.parametrize(
    ("value", "look"),
    [(842_087.72, "thousands"), (-1145.5, "thousands"), (150.25, "hundreds"), (1.0445411, "ones"),
     (-0.035, "parts"), (58.0, "count"), (0, "count")],
)  # fmt: skip
def test_a_figure_of_any_unit_is_as_exact_as_its_size_allows(value: float, look: str) -> None:
    assert look_by_size(value) == look


def test_a_year_among_anything_has_no_comma() -> None:
    assert look_by_size(2026, years=True) == "place"
    assert look_by_size(10_500_000, years=True) == "count"
