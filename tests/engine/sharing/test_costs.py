"""Costs of every group: what is given stays, gaps are filled by the cheapest split, faults come at once."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.sharing.costs import Costs, named
from moothall.engine.sharing.errors import GameError
from moothall.engine.sharing.filling import PLAIN, Cheapest, table
from tests.engine.sharing.games import COFFEE, written


def splits(mask: int) -> list[list[int]]:
    """Every way to make a group up of disjoint groups: slow, and by another road."""
    if not mask:
        return [[]]
    first = mask & -mask
    found, part = [], mask
    while part:
        if part & first:
            found += [[part, *rest] for rest in splits(mask ^ part)]
        part = (part - 1) & mask
    return found


@given(st.integers(2, 5), st.randoms(use_true_random=False))
def test_a_gap_is_filled_by_the_cheapest_split(partners: int, chance: random.Random) -> None:
    whole = (1 << partners) - 1
    needed = [1 << i for i in range(partners)] + [whole]
    masks = set(needed) | {m for m in range(1, whole) if chance.random() < 0.3}
    given = {m: chance.uniform(-2, 10) for m in sorted(masks)}
    for mask, cost in enumerate(table(given, partners)):
        ways = [w for w in splits(mask) if all(part in given for part in w)]
        wanted = given[mask] if mask in given else min((sum(given[p] for p in w) for w in ways), default=0.0)
        assert cost == pytest.approx(wanted)


@pytest.mark.parametrize("partners", [PLAIN + 1, PLAIN + 3])
def test_arrays_fill_as_lists_do(partners: int) -> None:
    chance = random.Random(partners)
    whole = (1 << partners) - 1
    masks = {1 << i for i in range(partners)} | {whole} | {chance.randrange(1, whole) for _ in range(60)}
    given = {m: chance.uniform(1, 10) * m.bit_count() ** 0.8 for m in sorted(masks)}
    slow = Cheapest(given)
    filled = table(given, partners)
    assert all(filled[m] == pytest.approx(slow.of(m)) for m in range(1, whole + 1, 7))
    assert all(filled[m] == cost for m, cost in given.items())


def test_a_dear_group_that_is_given_stays_dear() -> None:
    costs = Costs(written({"A": 1, "B": 1, "C": 1, "AB": 9, "ABC": 20}), "ABC")
    assert costs.of(0b011) == 9
    assert costs.of(0b101) == 2  # filled
    assert costs.total == 20
    assert costs.alone == [1, 1, 1]
    assert costs.scale == 20
    assert named(costs, 0b110) == ("B", "C")


def test_a_gap_does_not_take_a_dear_group_where_its_parts_are_cheaper() -> None:
    given = written({"A": 1, "B": 1, "C": 1, "D": 1, "AB": 9, "ABCD": 20})
    assert Costs(given, "ABCD").of(0b0111) == 3


def test_beyond_the_table_costs_are_looked_for() -> None:
    partners = [f"p{n:02}" for n in range(30)]
    costs = {frozenset([p]): 2.0 for p in partners} | {frozenset(partners): 31.0}
    costs |= {frozenset(partners[n : n + 3]): 4.0 for n in range(0, 27, 2)}
    found = Costs(costs, partners)
    assert found.table is None
    assert found.of(0) == 0
    assert found.of(0b111) == 4
    assert found.of(0b11111) == 4 + 4
    assert found.of(0b1111111) == 4 + 4 + 2
    assert found.of(found.whole) == 31


def test_everything_missing_is_named_at_once() -> None:
    costs = {k: v for k, v in COFFEE.items() if k not in ({"A"}, {"C"}, {"A", "B", "C"})}
    with pytest.raises(GameError) as error:
        Costs(costs | {frozenset("BX"): 3.0, frozenset("AB"): float("nan")}, "ABC")
    said = "\n".join(error.value.faults)
    for words in ('"A" alone', '"C" alone', "A + B + C", '"X" is in a group', "A + B is not a number"):
        assert words in said
    assert '"B" alone' not in said


def test_no_partner_and_one_named_twice() -> None:
    with pytest.raises(GameError, match="no partner"):
        Costs({}, [])
    with pytest.raises(GameError, match="stands twice"):
        Costs(COFFEE, "ABCC")


def test_too_many_ways_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("moothall.engine.sharing.filling.KEPT", 20)
    given = {1 << i: 1.0 for i in range(30)} | {5 << i: 1.5 for i in range(0, 28)}
    with pytest.raises(GameError, match="too many ways"):
        Cheapest(given).of((1 << 30) - 1)
