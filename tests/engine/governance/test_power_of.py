"""Power in one body: marks, gaps, other quotas, and what cannot be told."""

from __future__ import annotations

import pytest

from moothall.engine.governance.members import Bloc
from moothall.engine.governance.power_of import power_of
from moothall.findings.power import BodyPower


def made(quota: int | None, shares: dict[str, float] | None = None, **votes: int) -> BodyPower:
    base = BodyPower(body="b", title="Board", quota=quota, tolerance=0.1)
    blocs = [Bloc(member, "public", n, 1) for member, n in votes.items()]
    return power_of(base, blocs, {"n": "North"}, shares or {})


def test_votes_power_and_gaps() -> None:
    found = made(51, {"n": 0.5, "e": 0.49, "w": 0.01}, n=50, e=49, w=1)
    north, east, west = found.members
    assert [m.banzhaf for m in found.members] == pytest.approx([0.6, 0.2, 0.2])
    assert [m.shapley_shubik for m in found.members] == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert (north.title, east.title) == ("North", "e")
    assert (north.veto, east.veto, west.veto) == (True, False, False)
    assert (north.swings, east.swings, west.swings) == (3, 1, 1)
    assert east.gap == pytest.approx(-0.29)
    assert found.largest_gap == pytest.approx(0.29)
    assert found.largest_gap_of == "e"
    assert [a.members for a in found.alike] == [("w", "e")]
    assert not found.both_ways


def test_who_has_no_power_and_who_decides_alone() -> None:
    found = made(66, n=45, e=35, w=20)
    assert [m.banzhaf for m in found.members] == [0.5, 0.5, 0]
    assert [m.dummy for m in found.members] == [False, False, True]
    assert [m.veto for m in found.members] == [True, True, False]
    assert not any(m.dictator for m in found.members)
    assert found.largest_gap is None
    alone = made(3, n=3, e=1, w=1)
    assert [m.dictator for m in alone.members] == [True, False, False]
    assert [m.dummy for m in alone.members] == [False, True, True]


def test_one_who_can_carry_a_motion_but_not_block_it_decides_nothing_alone() -> None:
    found = made(3, n=3, e=3)
    assert not any(m.dictator or m.veto for m in found.members)
    assert found.both_ways


def test_members_without_a_vote_are_named_and_not_counted() -> None:
    found = made(2, n=1, e=1, w=1, firm=0)
    assert [m.id for m in found.without_votes] == ["firm"]
    assert len(found.members) == 3
    assert found.votes == 3


def test_other_quotas_come_in_runs_with_the_smallest_gap_marked() -> None:
    found = made(51, {"n": 0.5, "e": 0.49, "w": 0.01}, n=50, e=49, w=1)
    assert [(q.first, q.last) for q in found.quotas] == [(51, 51), (52, 99), (100, 100)]
    assert [q.largest_gap for q in found.quotas] == pytest.approx([0.29, 0.01, 0.97 / 3])
    assert [q.smallest for q in found.quotas] == [False, True, False]
    assert [q.in_force for q in found.quotas] == [True, False, False]
    assert [q.dummies for q in found.quotas] == [(), ("w",), ()]
    assert [q.vetoes for q in found.quotas] == [("n",), ("n", "e"), ("n", "e", "w")]


def test_without_agreed_shares_no_quota_is_marked() -> None:
    assert not any(q.smallest or q.largest_gap is not None for q in made(51, n=50, e=49, w=1).quotas)


def test_large_bodies_are_not_compared() -> None:
    assert made(501, n=500, e=400, w=100).quotas == ()
    assert made(500_001, n=500_000, e=400_000, w=100_000).members[0].banzhaf == pytest.approx(0.6)
    assert made(1, n=1).quotas == ()


@pytest.mark.parametrize(("quota", "why"), [(None, "no_quota"), (0, "quota_zero"), (101, "quota_too_high")])
def test_without_a_quota_that_votes_can_turn_on_nobody_can_tell(quota: int | None, why: str) -> None:
    found = made(quota, n=50, e=49, w=1)
    assert (found.untold, found.members, found.coleman) == (why, (), None)


def test_too_many_sums_are_told_and_not_guessed() -> None:
    votes = {f"m{n}": 3**n for n in range(20)}
    assert made(sum(votes.values()) // 2 + 1, None, **votes).untold == "too_many_sums"


def test_counts_that_json_cannot_hold_are_left_out_and_shares_stay() -> None:
    found = made(36, None, **{f"m{n}": 1 for n in range(70)})
    assert found.members[0].swings is None
    assert found.members[0].banzhaf == pytest.approx(1 / 70)
