"""What an option costs if only some take part, by hand and for generated lines."""

from __future__ import annotations

from itertools import combinations
from math import fsum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.finance.against import Against
from moothall.engine.finance.coalitions import (
    MOST_PARTNERS,
    Gap,
    agreed_or_equal,
    alone,
    coalition_cost,
    coalition_costs,
    gaps,
)
from tests.engine.finance.three_partners import (
    FACTORS,
    HUB,
    NOW,
    PARTNERS,
    SHARES,
    THE_HUB,
    beside,
    money,
    running,
)


def cost(*members: str, of: Against = THE_HUB) -> float:
    return coalition_cost(of, frozenset(members), PARTNERS, FACTORS, SHARES)


def test_each_group_bears_its_own_lines_and_what_stays_of_the_joint_ones() -> None:
    # running costs + Alder's redundancy - own savings + set-up + licence - joint saving
    assert cost("alder", "birch", "cedar") == pytest.approx(360 + 10 - 24 - 16 + 50 + 16 - 40)
    assert cost("alder", "birch") == pytest.approx(
        180 + 108 + 10 - 24 - 16 + 50 + 16 * (0.25 + 0.75 * 0.8) - 40 * 0.8
    )
    assert cost("alder", "cedar") == pytest.approx(
        180 + 72 + 10 - 24 + 50 + 16 * (0.25 + 0.75 * 0.7) - 40 * 0.7
    )
    assert cost("birch", "cedar") == pytest.approx(108 + 72 - 16 + 50 + 16 * (0.25 + 0.75 * 0.5) - 40 * 0.5)


def test_what_stays_of_a_leaver_s_own_line_falls_on_those_who_go_on() -> None:
    hub = beside([*NOW, money("alder", "lease", 40.0, stays=0.5), money("birch", "saving", 20.0)])
    # at present: lease 32, half of it stays; saving 16
    assert cost("birch", "cedar", of=hub) == pytest.approx(108 + 72 + 16 - 16)
    assert cost("alder", "birch", "cedar", of=hub) == pytest.approx(360 + 32 - 16)


def test_a_stranger_has_no_cost() -> None:
    with pytest.raises(KeyError, match="dogwood"):
        cost("alder", "dogwood")


def test_in_the_game_one_partner_alone_goes_on_as_it_is() -> None:
    game = coalition_costs(THE_HUB, PARTNERS, FACTORS, SHARES)
    assert game is not None
    assert {len(group): cost for group, cost in game.items() if len(group) == 3} == {3: pytest.approx(356)}
    assert [game[frozenset([p])] for p in PARTNERS] == pytest.approx([180, 108, 72])
    assert game[frozenset(["alder", "birch"])] == pytest.approx(cost("alder", "birch"))
    assert len(game) == 7


def test_a_joint_line_of_the_baseline_is_everybodys_by_the_shares() -> None:
    shared = beside([running("alder", 100.0), running(None, 50.0), *HUB])
    assert alone(shared, "alder", FACTORS, SHARES) == pytest.approx(180 + 0.5 * 90)
    assert alone(shared, "cedar", FACTORS, SHARES) == pytest.approx(0.2 * 90)
    # It runs on under the hub, shrinks with those who stay, and so drops out against the baseline.
    assert cost("alder", "birch", of=shared) == pytest.approx(
        180 + 0.8 * 90 + 10 - 24 - 16 + 50 + 16 * 0.85 - 32
    )


def test_a_baseline_that_records_nothing_for_a_partner_is_a_blank_not_a_zero() -> None:
    assert alone(beside(NOW[:2] + HUB), "cedar", FACTORS, SHARES) is None
    fees = money("cedar", "income", 5.0, option="as-is")
    assert alone(beside([*NOW[:2], fees, *HUB]), "cedar", FACTORS, SHARES) is None
    nothing = running("cedar", 0.0, reason="Nothing is spent.")
    assert alone(beside([*NOW[:2], nothing, *HUB]), "cedar", FACTORS, SHARES) == 0


@pytest.mark.parametrize(
    ("rows", "partners", "found"),
    [
        (NOW + HUB, PARTNERS, ()),
        ([*NOW, running("dogwood", 900.0), *HUB], PARTNERS, ()),
        (NOW[:2] + HUB, PARTNERS, (Gap(why="no_baseline_cost", partner="cedar"),)),
        (NOW, PARTNERS, (Gap(why="no_lines"),)),
        (NOW[:1] + HUB[:4], PARTNERS[:1], (Gap(why="too_few"),)),
        (NOW + HUB, PARTNERS[1:], (Gap(why="not_a_partner", partner="alder"),)),
    ],
)
def test_what_keeps_a_game_from_being_made_is_named(
    rows: list[Any], partners: tuple[str, ...], found: tuple[Gap, ...]
) -> None:
    held = beside(rows)
    assert gaps(held, partners, FACTORS, SHARES) == found
    assert (coalition_costs(held, partners, FACTORS, SHARES) is None) == bool(found)


def test_too_many_partners_make_too_many_groups() -> None:
    many = [f"p{n}" for n in range(MOST_PARTNERS + 1)]
    held = beside([*(running(p, 1.0) for p in many), money(None, "capital", 5.0)])
    assert gaps(held, many, FACTORS, dict.fromkeys(many, 1 / 16)) == (Gap(why="too_many"),)
    fifteen = many[:-1]
    held = beside([*(running(p, 1.0) for p in fifteen), money(None, "capital", 5.0)])
    game = coalition_costs(held, fifteen, FACTORS, dict.fromkeys(fifteen, 1 / 15))
    assert game is not None
    assert len(game) == 2**MOST_PARTNERS - 1


@pytest.mark.parametrize(
    ("agreed", "shares"),
    [
        ({"alder": 0.5, "birch": 0.3, "cedar": 0.2}, [0.5, 0.3, 0.2]),
        ({"alder": 0.5, "birch": 0.5, "cedar": None}, [1 / 3] * 3),
        ({"alder": 0.5, "birch": 0.5}, [1 / 3] * 3),
        ({"alder": 0.5, "birch": 0.3, "cedar": 0.1}, [1 / 3] * 3),
        ({"alder": 1.0, "birch": 0.0, "cedar": 0.0}, [1.0, 0.0, 0.0]),
    ],
)
def test_joint_lines_are_shared_as_agreed_or_equally(
    agreed: dict[str, float | None], shares: list[float]
) -> None:
    assert list(agreed_or_equal(PARTNERS, agreed).values()) == shares


amounts = st.floats(-1e7, 1e7)
some_lines = st.lists(
    st.builds(
        money,
        st.sampled_from([*PARTNERS, None]),
        st.sampled_from(["capital", "operating", "licence", "saving", "income"]),
        amounts,
        stays=st.none() | st.floats(0, 1),
        year=st.sampled_from([2026, 2027]),
    ),
    min_size=1,
    max_size=8,
)
some_shares = st.lists(st.integers(0, 9), min_size=3, max_size=3).filter(any).map(
    lambda parts: {p: part / sum(parts) for p, part in zip(PARTNERS, parts, strict=True)}
)  # fmt: skip


@given(some_lines, some_shares)
def test_the_whole_group_bears_the_whole_life_cost(rows: list[Any], shares: dict[str, float]) -> None:
    held = beside(NOW + rows)
    whole = fsum(
        (a if line.kind == "cost" else -a) * f
        for line in held.own
        for a, f in zip(line.by_year, FACTORS, strict=True)
    )
    found = coalition_cost(held, frozenset(PARTNERS), PARTNERS, FACTORS, shares)
    assert found == pytest.approx(whole, abs=1e-6)


@given(some_lines, some_shares)
def test_what_a_partner_adds_is_the_same_whoever_is_there(rows: list[Any], shares: dict[str, float]) -> None:
    held = beside(NOW + rows)

    def joined(*members: str) -> float:
        return coalition_cost(held, frozenset(members), PARTNERS, FACTORS, shares)

    for one, other in combinations(PARTNERS, 2):
        third = next(p for p in PARTNERS if p not in (one, other))
        adds = joined(one, other) - joined(other)
        assert joined(*PARTNERS) - joined(other, third) == pytest.approx(adds, abs=1e-6)
