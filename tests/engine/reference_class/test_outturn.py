"""What came, from the rows that say what they are an outturn of."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.reference_class.outturn import came
from moothall.project.outturn import OutturnRow


def row(item: str, outturn: float | None, unit: str = "GBP", **more: Any) -> OutturnRow:
    return OutturnRow(
        year=more.pop("year", 2020), option="joint", item=item, outturn=outturn, unit=unit, **more
    )


def test_one_off_costs_add_up_and_a_blank_among_them_is_not_nothing() -> None:
    rows = [
        row("One-off cost: systems", 2.0, "GBP m", note="a"),
        row("one-off cost", 500.0, "GBP thousand", note="b"),
    ]
    found = came(rows, "joint", "cost", "GBP")
    assert (found.amount, found.note) == (2_500_000.0, "a b")
    assert came([*rows, row("one-off cost: staff", None)], "joint", "cost", "GBP").amount is None


def test_the_latest_saving_and_delay_count() -> None:
    rows = [
        row("saving a year", 3.0, year=2022),
        row("saving a year", 1.0, year=2021),
        row("saving a year", None, year=2023),
    ]
    assert came(rows, "joint", "saving", "GBP").amount == 3.0
    assert came([row("delay", 4.0, "months")], "joint", "delay", "GBP").amount == 4.0


@pytest.mark.parametrize(
    "found",
    [
        row("saving a year, Cotswold", 1.7, "GBP m a year"),
        row("GO: saving a year", 0.6, "GBP m a year"),
        row("saving a year", 9.0, "EUR"),
        row("saving a year", 9.0, "people"),
        row("saving a year", 9.0, "GBPs"),
    ],
)
def test_other_items_options_and_units_are_for_people_to_read(found: OutturnRow) -> None:
    assert came([found], "joint", "saving", "GBP").amount is None
    assert came([found], "lead", "saving", "GBP").note == ""


@pytest.mark.parametrize(
    ("unit", "amount"),
    [
        ("", 2.0),
        ("GBP", 2.0),
        ("GBP a year", 2.0),
        ("GBP m over ten years", 2e6),
        ("GBP thousand", 2e3),
        ("GBP million", 2e6),
    ],
)
def test_units_of_the_currency(unit: str, amount: float) -> None:
    assert came([row("saving a year", 2.0, unit)], "joint", "saving", "GBP").amount == amount
    assert came([row("delay", 2.0, unit)], "joint", "delay", "GBP").amount is None
