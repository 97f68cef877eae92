"""Counting votes: the same as going through every coalition and every order, whatever the numbers."""

from __future__ import annotations

import math
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.governance import voting
from moothall.engine.governance.voting import Ballot, Tally, TooManySumsError, tally


def by_hand(votes: tuple[int, ...], quota: int) -> tuple[list[int], list[int], int]:
    """Swings from every coalition, pivots from every order of those with votes, and winning coalitions."""
    voters = [n for n, v in enumerate(votes) if v]
    swings, pivots, winning = [0] * len(votes), [0] * len(votes), 0
    for joins in product((False, True), repeat=len(voters)):
        members = [n for n, joined in zip(voters, joins, strict=True) if joined]
        total = sum(votes[n] for n in members)
        winning += total >= quota
        for n in members:
            swings[n] += total >= quota > total - votes[n]
    for order in permutations(voters):
        total = 0
        for n in order:
            if total < quota <= total + votes[n]:
                pivots[n] += 1
            total += votes[n]
    return swings, pivots, winning


@st.composite
def bodies(draw: st.DrawFn, most: int = 7, votes: int = 30) -> tuple[tuple[int, ...], int]:
    given_ = draw(st.lists(st.integers(0, votes), min_size=1, max_size=most).filter(any))
    return tuple(given_), draw(st.integers(1, sum(given_)))


def same(found: Tally, votes: tuple[int, ...], quota: int) -> None:
    assert ([*found.swings], [*found.pivots], found.winning) == by_hand(votes, quota)


@given(bodies())
def test_counted_as_by_every_coalition_and_every_order(body: tuple[tuple[int, ...], int]) -> None:
    same(tally(*body), *body)


@given(bodies(votes=5_000_000))
def test_large_votes_are_counted_by_the_sums_that_occur(body: tuple[tuple[int, ...], int]) -> None:
    same(tally(*body), *body)


@given(bodies(most=6, votes=9))
def test_both_ways_of_keeping_the_sums_agree(body: tuple[tuple[int, ...], int]) -> None:
    votes, quota = body
    ballot = Ballot(votes, (quota,))
    sparse = voting._Sparse(ballot.weights, ballot.most)
    dense = voting._Dense(ballot.weights, ballot.most)
    for short in range(1, ballot.most + 1):
        assert sparse.below(short) == dense.below(short)
        for w in set(ballot.weights):
            assert sparse.turned(w, short) == dense.turned(w, short) == sparse._passed_through(w, short)


@given(bodies(most=12, votes=60))
def test_shares_add_up_and_the_other_quota_swings_alike(body: tuple[tuple[int, ...], int]) -> None:
    votes, quota = body
    found, other = tally(votes, quota), tally(votes, sum(votes) + 1 - quota)
    assert sum(found.banzhaf) == pytest.approx(1)
    assert sum(found.pivots) == math.factorial(found.voters)
    assert found.swings == other.swings
    assert found.winning + other.winning == 2**found.voters
    order = sorted(range(len(votes)), key=votes.__getitem__)
    assert [found.swings[n] for n in order] == sorted(found.swings)


@given(bodies(votes=12), st.integers(2, 5))
def test_a_common_factor_changes_nothing(body: tuple[tuple[int, ...], int], factor: int) -> None:
    votes, quota = body
    assert tally([factor * v for v in votes], factor * quota) == tally(votes, quota)
    assert tally([factor * v for v in votes], factor * quota - 1) == tally(votes, quota)


@given(bodies(votes=12))
def test_one_count_serves_every_quota(body: tuple[tuple[int, ...], int]) -> None:
    votes, _ = body
    quotas = range(1, sum(votes) + 1)
    ballot = Ballot(votes, quotas)
    assert [ballot.at(q) for q in quotas] == [tally(votes, q) for q in quotas]


def test_counts_beyond_63_bits_are_exact() -> None:
    """Of 70 members with a vote each and a quota of 36, each swings the sets of 35 of the other 69."""
    found = tally([1] * 70, 36)
    assert set(found.swings) == {math.comb(69, 35)}
    assert found.swings[0] > 2**63
    assert set(found.pivots) == {math.factorial(69)}
    assert found.winning == sum(math.comb(70, k) for k in range(36, 71))


@pytest.mark.parametrize("quota", [0, 101])
def test_a_quota_that_no_vote_can_turn_on_is_refused(quota: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 100"):
        tally((50, 49, 1), quota)


def test_too_many_different_sums_are_refused_and_not_guessed() -> None:
    votes = [3**n for n in range(20)]
    with pytest.raises(TooManySumsError):
        tally(votes, sum(votes) // 2 + 1)


def test_chances_and_what_passes() -> None:
    found = tally((50, 49, 1), 51)
    assert found.swing_chance == (0.75, 0.25, 0.25)
    assert found.coleman == 3 / 8
