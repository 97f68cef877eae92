"""Append-only rows: the latest counts, the earlier are history, and any day can be asked for."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from moothall.project.history import histories, latest


class Row(Struct, frozen=True):
    key: str
    date: datetime.date
    number: int


DAYS = st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 1, 9))
ROWS = st.lists(st.tuples(st.sampled_from("ab"), DAYS), max_size=12).map(
    lambda pairs: [Row(k, d, n) for n, (k, d) in enumerate(pairs)]
)


@given(ROWS)
def test_no_row_is_lost_and_each_key_is_in_the_order_of_its_days(rows: list[Row]) -> None:
    found = histories(rows, lambda r: r.key)
    assert sorted(r.number for rs in found.values() for r in rs) == [r.number for r in rows]
    for own in found.values():
        assert [(r.date, r.number) for r in own] == sorted((r.date, r.number) for r in own)


@given(ROWS, DAYS)
def test_what_counts_on_a_day_is_the_last_row_up_to_it(rows: list[Row], until: datetime.date) -> None:
    found = latest(rows, lambda r: r.key, until)
    for key in "ab":
        own = [r for r in rows if r.key == key and r.date <= until]
        assert found.get(key) == max(own, key=lambda r: (r.date, r.number), default=None)


@given(ROWS)
def test_without_a_day_the_last_of_all_counts(rows: list[Row]) -> None:
    assert latest(rows, lambda r: r.key) == latest(rows, lambda r: r.key, datetime.date(2030, 1, 1))
