"""Years for which a role was held."""

from __future__ import annotations

import pytest

from moothall.engine.governance.terms_held import begun, held, later, whole_years
from moothall.project.governance import Term
from tests.engine.made import day


def term(partner: str, start: str, end: str | None = None) -> Term:
    return Term(partner=partner, start=day(start), end=day(end) if end else None)


def test_years_with_and_without_a_leap_day_are_one_year() -> None:
    for start, end in (("2023-04-01", "2024-03-31"), ("2024-04-01", "2025-03-31")):
        assert held([term("a", start, end)], day("2030-01-01")) == {"a": 1.0}


def test_a_term_counts_up_to_the_day_and_what_is_to_come_does_not() -> None:
    terms = [term("b", "2024-09-01"), term("a", "2016-09-01", "2024-08-31"), term("c", "2027-01-01")]
    assert held(terms, day("2026-08-31")) == {"a": 8.0, "b": 2.0}
    assert [t.partner for t in begun(terms, day("2026-08-31"))] == ["a", "b"]


def test_several_terms_of_one_partner_add_up() -> None:
    terms = [term("a", "2020-01-01", "2020-12-31"), term("a", "2022-01-01", "2022-12-31")]
    assert held(terms, day("2026-01-01")) == {"a": 2.0}


@pytest.mark.parametrize(("years", "whole"), [(0.98, 0), (0.99, 1), (2.0, 2), (2.9, 2)])
def test_a_few_days_short_of_a_year_still_make_it(years: float, whole: int) -> None:
    assert whole_years(years) == whole


@pytest.mark.parametrize(
    ("start", "years", "wanted"),
    [
        ("2024-02-29", 1, "2025-02-28"),
        ("2026-11-30", 0.25, "2027-02-28"),
        ("2026-12-31", 1, "2027-12-31"),
        ("2026-05-01", 2.5, "2028-11-01"),
    ],
)
def test_later_keeps_the_day_where_the_month_has_it(start: str, years: float, wanted: str) -> None:
    assert later(day(start), years) == day(wanted)
