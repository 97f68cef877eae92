"""Where and when a dated fact holds: one matching of jurisdictions for the whole house."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.files.frameworks import jurisdiction_facts
from moothall.framework.jurisdictions import (
    KINGDOM,
    UNION,
    DatedFact,
    first_day,
    holds_in,
    in_force,
    last_day,
    on,
    overdue,
    parts,
    started,
)

DAY = datetime.date(2026, 9, 1)


def fact(id: str = "law", where: str = "UK", **fields: str | None) -> DatedFact:
    return DatedFact(id=id, value=1, jurisdiction=where, source="s", sure="looked-up", **fields)  # type: ignore[arg-type]


HOLDS = """UK GB-ENG; UK GB-SCT; UK UK; UK GB; GB GB-NIR; GB-ENG GB-ENG; UK-ENG GB-ENG; UK-ENG/WAL/NI GB-ENG;
    UK-ENG/WAL/NI GB-WLS; UK-ENG/WAL/NI UK-WAL; UK-ENG/WAL/NI GB-NIR; UK-GB GB-SCT; UK-WAL GB-WLS; EU IE;
    IE IE; AU AU-NSW; EU DE-BY; any NZ; UK GB-ENG-KEN; GB-ENG GB-ENG-KEN"""
NOT = """GB-ENG UK; GB-ENG GB; UK-ENG/WAL/NI GB-SCT; UK-ENG/WAL/NI UK; UK-GB GB-NIR; UK-WAL GB-ENG; EU GB-ENG;
    IE EU; UK IE; AU-NSW AU; several GB-ENG; E ES"""


@pytest.mark.parametrize(
    ("pair", "holds"), [(p, True) for p in HOLDS.split(";")] + [(p, False) for p in NOT.split(";")]
)
def test_a_fact_holds_in_every_part_of_its_place_and_nowhere_else(pair: str, holds: bool) -> None:
    where, place = pair.split()
    assert holds_in(where, place) is holds


CODES = st.sampled_from([*sorted(KINGDOM), *sorted(UNION), "UK", "UK-GB", "EU", "UK-ENG/WAL", "NZ", "AU-NSW"])


@given(CODES, CODES, CODES)
def test_what_holds_in_the_whole_holds_in_its_parts(a: str, b: str, c: str) -> None:
    assert holds_in(a, a)
    if holds_in(a, b) and holds_in(b, c):
        assert holds_in(a, c)


def test_every_fact_of_the_library_names_a_place_that_is_known() -> None:
    countries = UNION | KINGDOM | {"AU", "AU-NSW", "NZ", "US", "any", "several"}
    assert all(parts(f.jurisdiction) <= countries for f in jurisdiction_facts())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"), ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"), ("2026-12", "2026-12-01", "2026-12-31"),
        ("2026-09-01", "2026-09-01", "2026-09-01"),
        ("now", None, None), ("next budget", None, None), (None, None, None), ("", None, None),
    ],
)  # fmt: skip
def test_a_year_or_month_begins_and_ends(text: str | None, first: str | None, last: str | None) -> None:
    told = [d.isoformat() if d else None for d in (first_day(text), last_day(text))]
    assert told == [first, last]


@pytest.mark.parametrize(
    ("review", "late"),
    [
        (None, False), ("now", True), ("2026-08-31", True), ("2026-09-01", False), ("next budget", False),
        ("2026-08", True), ("2026-09", False), ("2025", True), ("2026", False),
    ],
)  # fmt: skip
def test_a_fact_is_overdue_after_its_day(review: str | None, late: bool) -> None:
    assert overdue(fact(review_by=review), DAY) is late


@pytest.mark.parametrize(
    ("since", "already"),
    [(None, True), ("2026-09-01", True), ("2026-09-02", False), ("2026", True), ("2026-10", False)],
)
def test_a_fact_is_in_force_from_its_first_day(since: str | None, already: bool) -> None:
    assert started(fact(valid_from=since), DAY) is already


def test_the_narrowest_place_counts_then_the_latest_day() -> None:
    old, new = fact("law", valid_from="2024"), fact("law.2026", valid_from="2026-01-01")
    coming, own = fact("law.2027", valid_from="2027-04-01"), fact("law.eng", "GB-ENG", valid_from="2020")
    other = fact("lawful", valid_from="2026")
    facts = [coming, new, old, other]
    assert in_force(facts, "law", "GB-ENG", DAY) is new
    assert in_force(facts, "law", "GB-ENG", datetime.date(2025, 12, 31)) is old
    assert in_force(facts, "law", "GB-ENG", datetime.date(2027, 4, 1)) is coming
    assert in_force([*facts, own], "law", "GB-ENG", DAY) is own
    assert in_force([*facts, own], "law", "GB-SCT", DAY) is new
    assert in_force(facts, "law", "IE", DAY) is None
    assert on(facts, "law", "GB-ENG") == [old, new, coming]
