"""Which dated facts hold where, since when, and when they must be looked at again."""

from __future__ import annotations

import datetime

import pytest

from moothall.framework.jurisdictions import DatedFact, holds_in, in_force, overdue

DAY = datetime.date(2026, 11, 1)


def fact(**fields: str) -> DatedFact:
    return DatedFact(
        **({"id": "f", "value": 1, "jurisdiction": "UK", "source": "s", "sure": "looked-up"} | fields)
    )


@pytest.mark.parametrize(
    ("place", "jurisdiction", "holds"),
    [
        ("any", "NZ", True),
        ("UK", "GB-ENG", True),
        ("UK", "GB", True),
        ("UK", "UK-WAL", True),
        ("UK-GB", "GB-WLS", True),
        ("UK-GB", "GB-NIR", False),
        ("UK-ENG/WAL", "GB-WLS", True),
        ("UK-ENG/WAL/NI", "GB-NIR", True),
        ("UK-ENG/WAL", "GB-SCT", False),
        ("UK-WAL", "GB-ENG", False),
        ("GB-ENG", "GB-ENG", True),
        ("GB-ENG", "GB", False),
        ("AU", "AU-NSW", True),
        ("AU-NSW", "AU", False),
        ("several", "GB-ENG", False),
        ("EU", "EUR", False),
    ],
)
def test_where_a_fact_holds(place: str, jurisdiction: str, holds: bool) -> None:
    assert holds_in(place, jurisdiction) is holds


@pytest.mark.parametrize(
    ("review_by", "late"),
    [
        (None, False), ("now", True), ("2026-10-31", True), ("2026-11-01", False), ("2026-10", True),
        ("2026-11", False), ("2026", False), ("2025", True), ("when the code is out", False),
    ],
)  # fmt: skip
def test_when_a_fact_is_overdue(review_by: str | None, late: bool) -> None:
    assert overdue(fact(review_by=review_by), DAY) is late  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("since", "begun"), [(None, True), ("2026", True), ("2026-12", False), ("2026-11-01", True)]
)
def test_what_has_not_begun_is_not_in_force(since: str | None, begun: bool) -> None:
    assert bool(in_force([fact(valid_from=since)], "GB-ENG", DAY)) is begun  # type: ignore[arg-type]
