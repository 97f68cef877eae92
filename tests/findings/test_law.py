"""A dated fact as it was used: coming, overdue, and how sure."""

from __future__ import annotations

import datetime

from moothall.findings.law import law_used
from moothall.framework.jurisdictions import DatedFact

DAY = datetime.date(2026, 9, 1)
LATER = datetime.date(2028, 1, 2)


def fact(**fields: str) -> DatedFact:
    return DatedFact(id="x", value=1, jurisdiction="UK", source="s", **({"sure": "looked-up"} | fields))  # type: ignore[arg-type]


def test_a_fact_that_begins_later_is_coming() -> None:
    assert law_used(fact(valid_from="2026-09-02"), DAY).coming
    assert not law_used(fact(valid_from="2026-09-01"), DAY).coming


def test_one_used_for_a_later_day_is_reviewed_by_that_day() -> None:
    reviewed = fact(review_by="2028-01-01")
    assert not law_used(reviewed, DAY).review_overdue
    assert law_used(reviewed, DAY, LATER).review_overdue
    assert law_used(reviewed, LATER, DAY).review_overdue


def test_what_comes_from_memory_is_called_an_unverified_default() -> None:
    assert law_used(fact(sure="from-memory"), DAY).standing == "unverified default"
    assert law_used(fact(), DAY).standing == "looked up"
