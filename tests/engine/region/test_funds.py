"""Pooled and aligned money: sums that add up, and bounds where something is unknown."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.region.funds import funds
from moothall.findings.region import FundFinding
from moothall.project.funds import FundRow
from tests.engine.made import row


def part(**fields: Any) -> FundRow:
    plain = {"fund": "Pot", "mode": "pooled", "partner": "north", "year": 2027, "amount": 100.0}
    return row(FundRow, **(plain | {"decided_by": "Board"} | fields))


def fund(*rows: FundRow) -> FundFinding:
    (found,) = funds(rows)
    return found


def test_a_pot_adds_up_over_years_and_partners() -> None:
    found = fund(
        part(until=2029), part(partner="east", amount=40), part(partner=None, other="County", amount=5)
    )
    assert (found.total, found.bound, found.mode) == (345, "exact", "pooled")
    assert [(y.year, y.amount) for y in found.years] == [(2027, 145), (2028, 100), (2029, 100)]
    assert [(c.partner, c.other, c.amount) for c in found.contributors] == [
        ("north", "", 300), ("east", "", 40), (None, "County", 5)
    ]  # fmt: skip
    assert found.decided_by == ("Board",)


def test_an_amount_that_is_not_known_bounds_its_years_and_the_whole() -> None:
    found = fund(part(), part(partner="east", amount=None, year=2028))
    assert (found.total, found.bound, found.no_amount) == (100, "at_least", 1)
    assert [(y.year, y.amount, y.bound) for y in found.years] == [
        (2027, 100, "exact"), (2028, 0, "at_least")
    ]  # fmt: skip
    assert [c.bound for c in found.contributors] == ["exact", "at_least"]


def test_a_part_without_a_year_is_in_no_sum_and_bounds_every_year() -> None:
    found = fund(part(), part(partner="east", year=None))
    assert (found.total, found.bound, found.no_year) == (100, "at_least", 1)
    assert [y.bound for y in found.years] == ["at_least"]


def test_only_a_pooled_part_needs_a_body_that_decides() -> None:
    assert fund(part(decided_by=" ")).no_decider == 1
    aligned = fund(part(mode="aligned", decided_by=""))
    assert (aligned.no_decider, aligned.mode) == (0, "aligned")
    assert fund(part(), part(mode="aligned", decided_by="")).mode == "both"


def test_the_same_name_in_two_options_is_two_pots() -> None:
    assert [(f.option, f.total) for f in funds([part(), part(option="joint", amount=7)])] == [
        ("lead", 100), ("joint", 7)
    ]  # fmt: skip


AMOUNTS = st.one_of(st.none(), st.integers(0, 10**9).map(float))
PARTS = st.builds(
    lambda amount, year, long, partner: part(
        amount=amount, year=year, until=None if year is None else year + long, partner=partner
    ),
    AMOUNTS, st.one_of(st.none(), st.integers(2026, 2030)), st.integers(0, 5),
    st.sampled_from(["north", "east"]),
)  # fmt: skip


@given(st.lists(PARTS, min_size=1, max_size=8))
def test_years_and_contributors_both_come_to_the_total(rows: list[FundRow]) -> None:
    found = fund(*rows)
    assert sum(y.amount for y in found.years) == found.total
    assert sum(c.amount for c in found.contributors) == found.total
    known = [
        (r.amount, r.year, r.until or r.year) for r in rows if r.amount is not None and r.year is not None
    ]
    assert found.total == sum(a for a, first, last in known for y in range(2020, 2050) if first <= y <= last)
    assert (found.bound == "exact") == all(r.amount is not None and r.year is not None for r in rows)
