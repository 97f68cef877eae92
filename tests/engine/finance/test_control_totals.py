"""Lines of money against the sums of another ledger, at mixed prices."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from moothall.engine.finance.control_totals import control_totals, control_totals_agree
from moothall.engine.finance.prices import Prices
from moothall.findings.financial_case import ControlTotal
from moothall.findings.flags import CannotTell
from moothall.project.control_totals import ControlTotalRow
from moothall.project.finance import FinanceRow
from tests.engine.finance.three_partners import HUB, NOW, money, running
from tests.engine.made import row

# An index of 80 in 2020, 100 at the project's prices: an amount of 2020 is worth a quarter more.
PRICES = Prices(base="2026", index={"2020": 80.0, "2026": 100.0})


def asked(total: float, **cells: Any) -> ControlTotalRow:
    return row(ControlTotalRow, total=total, **({"option": None, "kind": None} | cells))


def beside(total: ControlTotalRow, rows: list[FinanceRow], prices: Prices = PRICES) -> ControlTotal:
    (found,) = control_totals([total], rows, prices)
    return found


def test_lines_at_mixed_prices_come_to_the_total_at_the_projects() -> None:
    rows = [money(None, "capital", 100.0, price_base="2020"), money(None, "capital", 60.0)]
    found = beside(asked(185.0, evidence=["EV1"]), rows)
    assert found.found == pytest.approx(100 * 100 / 80 + 60)
    assert (found.gap, found.agrees, found.lines, found.left_out) == (0.0, True, 2, 0)
    assert (found.bases, found.deflated, found.sources) == (("2020", "2026"), True, ("EV1",))


def test_it_says_by_how_much_they_do_not() -> None:
    found = beside(asked(200.0), [money(None, "capital", 100.0), money(None, "saving", 60.0)])
    assert (found.found, found.gap, found.agrees) == (160.0, -40.0, False)
    assert (found.bases, found.deflated) == (("2026",), False)


def test_the_total_is_moved_to_the_projects_prices_too() -> None:
    found = beside(asked(80.0, price_base="2020"), [money(None, "capital", 100.0)])
    assert (found.total, found.gap, found.agrees, found.deflated) == (100.0, 0.0, True, True)
    assert (found.given, found.price_base) == (80.0, "2020")


@pytest.mark.parametrize(
    ("gap", "tolerance", "agrees"),
    [(0.5, 0.5, True), (-0.5, 0.5, True), (0.75, 0.5, False), (0.75, 1.0, True)],
)
def test_a_difference_within_the_tolerance_is_rounding(gap: float, tolerance: float, agrees: bool) -> None:
    found = beside(asked(100.0, tolerance=tolerance), [money(None, "capital", 100.0 + gap)])
    assert found.agrees is agrees


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({}, 400.0 + 180),
        ({"option": "hub"}, 180.0),
        ({"option": "hub", "kind": "saving"}, 100.0),
        ({"partner": "alder"}, 200.0 + 10 + 30),
        ({"category": "capital"}, 50.0),
        ({"partner": "cedar", "kind": "saving"}, 0.0),
        ({"year": 2026}, 200.0 + 60),
        ({"year": 2027, "partner": "birch"}, 60.0 + 20),
        ({"year": 2028}, 0.0),
    ],
)
def test_a_total_is_about_the_lines_that_its_fields_name(cells: dict[str, Any], found: float) -> None:
    assert beside(asked(0.0, **cells), NOW + HUB).found == found


def test_a_line_that_runs_on_counts_in_each_year_also_beyond_the_horizon() -> None:
    rows = [running("alder", 10.0, year=1990, until=1999), money(None, "capital", 5.0, year=None)]
    assert beside(asked(0.0), rows).found == 105
    assert beside(asked(0.0, year=1999), rows[:1]).found == 10


@pytest.mark.parametrize(
    "blank",
    [
        {"amount": None},
        {"amount": None, "low": 1.0, "high": 9.0},
        {"amount": 7.0, "price_base": "1950"},
        {"amount": 7.0, "year": None},
    ],
)
def test_a_line_that_cannot_be_added_is_left_out_and_counted(blank: dict[str, Any]) -> None:
    rows = [money(None, "capital", 100.0), money(None, "capital", **blank)]
    found = beside(asked(100.0, year=2027), rows)
    assert (found.found, found.lines, found.left_out, found.agrees) == (100.0, 1, 1, True)
    assert found.bases == ("2026",)


def test_a_total_at_prices_out_of_reach_is_held_against_the_lines_at_the_same_prices() -> None:
    rows = [money(None, "capital", 40.0, price_base="1950"), money(None, "capital", 100.0)]
    found = beside(asked(45.0, price_base="1950"), rows)
    assert (found.total, found.found, found.gap) == (45.0, 40.0, -5.0)
    assert (found.lines, found.left_out, found.bases, found.deflated) == (1, 1, ("1950",), False)


def test_nothing_to_add_comes_to_nothing() -> None:
    found = beside(asked(5.0), [])
    assert (found.found, found.gap, found.lines, found.agrees) == (0.0, -5.0, 0, False)


@given(st.lists(st.tuples(st.integers(2020, 2030), st.integers(0, 5), st.floats(-1e6, 1e6)), max_size=6))
def test_the_years_add_up_to_the_whole(spans: list[tuple[int, int, float]]) -> None:
    rows = [money(None, "capital", a, year=y, until=y + more) for y, more, a in spans]
    years = sum(beside(asked(0.0, year=year), rows).found for year in range(2020, 2036))
    assert years == pytest.approx(beside(asked(0.0), rows).found, abs=1e-6)


class Found(Struct, frozen=True):
    control_totals: tuple[ControlTotal, ...]


def test_a_total_that_the_lines_do_not_come_to_is_seen_with_its_gap() -> None:
    rows = [money(None, "capital", 100.0), money(None, "capital", None)]
    totals = [
        asked(100.0, id="right"),
        asked(130.0, id="wrong", title="Ledger of the treasurer", evidence=["EV1"]),
    ]
    seen = control_totals_agree(Found(control_totals(totals, rows, PRICES)))
    assert not isinstance(seen, CannotTell)
    (sighting,) = seen
    assert (sighting.subject, sighting.sources) == ("wrong", ("EV1",))
    assert sighting.figures == {
        "title": "Ledger of the treasurer",
        "total": 130.0,
        "found": 100.0,
        "gap": -30.0,
        "lines": 1,
        "left_out": 1,
    }


def test_without_a_control_total_nobody_can_tell() -> None:
    assert control_totals_agree(Found(())) == CannotTell(("control_totals.csv",))
