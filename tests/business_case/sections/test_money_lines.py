"""Lines that differ by their year alone are told together, and none is lost."""

from __future__ import annotations

import msgspec
import pytest

from moothall.business_case.sections.money_lines import span_words, spans, together
from moothall.findings.finance import Line
from tests.business_case.reading import told
from tests.business_case.sections.briefs import Made


def line(year: int | None, amount: float, **more: object) -> Line:
    return Line(option="o", category="operating", kind="cost", year=year, amount=amount, **more)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([line(2026, 10.0), line(2027, 10.0), line(2028, 12.0)], ["2026 to 2027: £10 a year", "2028: £12"]),
        ([line(2028, 10.0), line(2026, 10.0)], ["2026: £10", "2028: £10"]),
        ([line(2026, 10.0), line(2026, 10.0)], ["2026: £10", "2026: £10"]),
        ([line(2026, 10.0, until=2036)], ["2026 to 2036: £10 a year"]),
        ([line(2026, 10.0, until=2026)], ["2026: £10"]),
        (
            [line(2026, 10.0, until=2027), line(2027, 10.0, until=2027)],
            ["2026 to 2027: £10 a year", "2027: £10"],
        ),
        ([line(None, 10.0, low=8.0, high=15.0)], ["no year: £10 (£8 to £15)"]),
        ([line(None, None, low=8.0, high=15.0)], ["no year: no amount (£8 to £15)"]),
    ],
)
def test_years_in_a_row_with_one_amount_stand_together(lines, said):
    assert [span_words(Made(), s) for s in spans(lines)] == said


def test_another_reason_is_another_line():
    assert len(together([line(2026, 1.0, reason="a"), line(2027, 1.0, reason="b")])) == 2


def test_every_line_of_the_example_is_told_once():
    recorded = told("three-valleys")[1].finance.lines
    kept = [one for alike in together(recorded) for span in spans(alike) for one in span]
    encoded = sorted(msgspec.json.encode(one) for one in kept)
    assert encoded == sorted(msgspec.json.encode(one) for one in recorded)
