"""Contradictions between promises and what is said to have come of them."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.project.decisions import DecisionRow
from moothall.project.outturn import OutturnRow
from moothall.project.outturn_items import money_size, once, things, what_of
from moothall.project.problems import InvalidProjectError
from tests.engine.made import day, project, row


def came(**cells: Any) -> OutturnRow:
    return row(OutturnRow, **({"year": 2025, "item": "saving a year", "unit": "GBP"} | cells))


def refused(**parts: Any) -> str:
    with pytest.raises(InvalidProjectError) as caught:
        project(**parts)
    return "\n".join(str(p.message) for p in caught.value.problems)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((came(forecast_on="2026-09-02"),), "This forecast is dated 2026-09-02 after the day"),
        ((came(year=2027, outturn=5),), "The year 2027 begins after the day"),
        ((came(forecast_low=5),), "needs both ends, low and high"),
        ((came(forecast_low=5, forecast_high=4),), "they must rise"),
        ((came(forecast_low=5, forecast_high=6, forecast=7),), "they must rise"),
        ((came(outturn_prices="last year"),), "A price base is a calendar year"),
        ((came(outturn=5), came(outturn=5, forecast_on="2025-01-01")), "has its outturn already"),
        ((came(), came(unit="GBP m", forecast_on="2025-01-01")), 'The unit is "GBP m" here and "GBP"'),
        ((came(), came()), "repeats an earlier one"),
    ],
)
def test_outturn_that_contradicts_itself(rows: tuple[OutturnRow, ...], said: str) -> None:
    assert said in refused(outturn=rows)


def test_several_forecasts_of_one_thing_are_no_repeat() -> None:
    rows = (came(forecast=5), came(forecast=6, forecast_on="2025-01-01"), came(year=2026, outturn=4))
    assert project(outturn=rows).outturn == rows


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            {"kind": "decision", "outcome": "met", "outcome_on": "2026-04-01"},
            "Only a condition has an outcome",
        ),
        ({"kind": "condition", "outcome": "met"}, "needs the day on which it was so"),
        (
            {"kind": "condition", "outcome": "met", "outcome_on": "2026-09-02"},
            "dated 2026-09-02 after the day",
        ),
    ],
)
def test_an_outcome_that_cannot_be(cells: dict[str, Any], said: str) -> None:
    assert said in refused(decisions=(row(DecisionRow, body="Board", reason="So it is.", **cells),))


# How rows are read


def test_rows_on_one_thing_are_sorted_by_the_day_of_their_forecast() -> None:
    rows = [came(forecast_on="2025-03-01"), came(), came(forecast_on="2025-01-01"), came(year=2026)]
    (first, second) = things(rows).values()
    assert [r.forecast_on for r in first] == [None, day("2025-01-01"), day("2025-03-01")]
    assert len(second) == 1


def test_one_thing_counts_once_with_its_outturn() -> None:
    rows = [
        came(forecast=5, outturn=3),
        came(forecast=6, forecast_on="2025-01-01"),
        came(year=2026, forecast=1),
    ]
    assert [(r.forecast, r.outturn) for r in once(rows)] == [(5, 3), (1, None)]


def test_what_a_row_is_an_outturn_of() -> None:
    assert what_of(came(item="One-off cost: systems")) == "cost"
    assert what_of(came(item="saving a year")) == "saving"
    assert what_of(came(item="saving over ten years")) is None


@pytest.mark.parametrize(
    ("unit", "size"),
    [("", 1), ("GBP", 1), ("GBP m a year", 1e6), ("GBP thousand", 1e3), ("EUR", None), ("people", None)],
)
def test_how_much_a_unit_is(unit: str, size: float | None) -> None:
    assert money_size(unit, "GBP") == size
