"""What must be told together, so that no small count can be worked out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.project.small_counts import columns_together, few, pooled, small, summed, told_together

LEAST = 5.0
COUNTS = st.sampled_from([0.0, 0.5, 1.0, 4.0, 4.5, 5.0, 9.0, 40.0])


@pytest.mark.parametrize(
    ("count", "is_small"), [(0, False), (0.5, True), (4.9, True), (5, False), (9, False)]
)
def test_a_small_count_is_more_than_nobody_and_below_the_threshold(count: float, is_small: bool) -> None:
    assert small(count, LEAST) is is_small


def test_a_small_cell_takes_the_next_smallest_row_with_it() -> None:
    table = {"town": {"cut": 3.0}, "city": {"cut": 40.0}, "port": {"cut": 7.0}}
    assert told_together(table, LEAST) == {"town", "port"}


def test_rows_of_the_same_kin_go_together_first() -> None:
    table = {"town": {"cut": 3.0}, "city": {"cut": 40.0}, "port": {"cut": 7.0}}
    kin = {"town": "north", "city": "north", "port": "east"}
    assert told_together(table, LEAST, kin=kin) == {"town", "city"}


def test_nothing_small_nothing_together() -> None:
    assert told_together({"town": {"cut": 0.0, "kept": 8.0}}, LEAST) == frozenset()


@settings(deadline=None)
@given(st.lists(st.tuples(COUNTS, COUNTS, COUNTS), min_size=1, max_size=6))
def test_sums_and_single_rows_are_never_small_unless_all_rows_are_together(
    rows: list[tuple[float, ...]],
) -> None:
    table = {n: dict(enumerate(r)) for n, r in enumerate(rows)}
    together = told_together(table, LEAST)
    alone = [table[n] for n in table if n not in together]
    assert not any(small(c, LEAST) for r in alone for c in r.values())
    left = [n for n in table if n not in together and any(table[n].values())]
    if left:
        assert not any(small(c, LEAST) for c in summed(table[n] for n in together).values())


def test_a_small_total_is_told_with_the_column_that_is_missed_least() -> None:
    totals = {"kept": 60.0, "moved": 30.0, "cut": 3.0}
    assert columns_together(totals, LEAST, ("kept", "moved", "cut")) == {"kept", "cut"}
    assert columns_together(totals | {"kept": 0.0}, LEAST, ("kept", "moved", "cut")) == {"moved", "cut"}


def test_few_is_said_only_where_it_leaves_every_small_number_open() -> None:
    assert few({"kept": 60.0, "cut": 3.0}, ("kept", "cut"), LEAST) == {"cut"}
    # 8 in all, of which fewer than 5 go and fewer than 5 stay: both are 4
    assert few({"kept": 4.0, "cut": 4.0}, ("kept", "cut"), LEAST) == frozenset()
    # 6 in all, of which at least 5 stay: 1 goes
    assert few({"kept": 5.0, "cut": 1.0}, ("kept", "cut"), LEAST) == frozenset()


def test_small_kinds_are_pooled() -> None:
    assert pooled({"turnover": 8.0, "redundancy": 2.0, "retirement": 6.0}, LEAST) == {
        frozenset({"turnover"}): 8.0,
        frozenset({"redundancy", "retirement"}): 8.0,
    }
    assert pooled({"turnover": 2.0, "redundancy": 0.0}, LEAST) == {}
