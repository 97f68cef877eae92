"""What a leaver's share of costs without a year may put on the rest."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.finance.coalitions import by_people
from moothall.engine.finance.left_behind import falling
from moothall.findings.financial_case import Leaver, Scope, Unplaced

SHARES = {"north": 0.7, "south": 0.3}
SCOPE = Scope(fixed=0.0, leavers=tuple(Leaver(leaves=p) for p in SHARES))


def left(**cells: Any) -> Unplaced:
    given = {"line": 1, "option": "o", "category": "capital", "kind": "cost", "why": "no_year"}
    return Unplaced(**(given | cells))


def test_a_range_without_a_year_falls_by_shares() -> None:
    found = falling(SCOPE, [left(low=28, high=31), left(amount=10)], SHARES)
    assert (found.unplaced_low, found.unplaced_high) == (38, 41)
    assert [(x.leaves, x.share, x.falls_low, x.falls_high) for x in found.leavers] == [
        ("north", 0.7, pytest.approx(26.6), pytest.approx(28.7)),
        ("south", 0.3, pytest.approx(11.4), pytest.approx(12.3)),
    ]


@pytest.mark.parametrize(
    "row", [left(), left(low=28, high=31, partner="north"), left(amount=5, kind="saving"), left(low=28)]
)
def test_what_is_not_known_or_not_everybodys_falls_on_nobody(row: Unplaced) -> None:
    found = falling(SCOPE, [row], SHARES)
    assert (found.unplaced_low, found.unplaced_high) == (None, None)
    assert [x.falls_high for x in found.leavers] == [None, None]


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=9))
def test_shares_by_people_add_to_one_in_proportion(people: list[int]) -> None:
    names = [f"p{n}" for n in range(len(people))]
    found = by_people(names, dict(zip(names, people, strict=True)))
    assert sum(found.values()) == pytest.approx(1)
    assert found[names[0]] == pytest.approx(people[0] / sum(people))


def test_without_the_people_of_one_there_are_no_shares_by_people() -> None:
    assert by_people(["north", "south"], {"north": 5, "south": None}) == {}
    assert by_people(["north", "south"], {"north": 5, "south": 0}) == {}
    assert by_people([], {}) == {}
