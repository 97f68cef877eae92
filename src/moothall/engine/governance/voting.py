"""Voting power by exact counting: how often each member's vote decides.

A member *swings* a set of others that loses without it and wins with it. All sets are counted at once, by
their votes and their size: a row for each sum of votes, and in each row one large whole number with a slot
for each size. Letting a member with `w` votes join adds to row `s` what stands in row `s - w`, one slot
further. A slot has a bit more than there are members, so that nothing ever spills over.

Leaving a member out again is the reverse, and only running sums of it are needed: with `C(s)` the sets of
all members with fewer than `s` votes and `A(s)` those without the member, `A(s) = C(s) - y A(s - w)`, `y`
being one member more. Its swings are `A(q) - A(q - w)`: q / w steps, whatever the number of members. As a
body with the quota `total + 1 - q` has the same swings, the smaller of both quotas is counted.

Sources: Banzhaf 1965; Shapley and Shubik 1954; Coleman 1971; counting by generating functions: Mann and
Shapley 1962, Brams and Affuso 1976.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

MOST_ROWS = 2**17
"""Most sums of votes that each get a row, whether they occur or not; beyond, only those that do."""
MOST_SUMS = 2**18
"""Most different sums of votes that are kept one by one."""


class TooManySumsError(ValueError):
    """So many members with so many different votes that an exact count would take too long."""


class Tally(NamedTuple):
    """What was counted; entries are in the order of the votes that were given."""

    swings: tuple[int, ...]
    """Sets of others that each member turns from losing to winning."""
    pivots: tuple[int, ...]
    """Orders of all voters, of `voters!`, in which each member turns losing into winning."""
    winning: int
    """Sets that win, of `2 ** voters`."""
    voters: int
    """Members with any vote."""

    @property
    def banzhaf(self) -> tuple[float, ...]:
        """Shares of all swings; they add to 1."""
        total = sum(self.swings)
        return tuple(s / total for s in self.swings)

    @property
    def shapley_shubik(self) -> tuple[float, ...]:
        """Shares of all orders; they add to 1."""
        return tuple(p / math.factorial(self.voters) for p in self.pivots)

    @property
    def swing_chance(self) -> tuple[float, ...]:
        """Chance that each vote decides, if all others vote by the toss of a coin."""
        return tuple(s / 2 ** (self.voters - 1) for s in self.swings)

    @property
    def coleman(self) -> float:
        """Share of all ways to vote in which something passes."""
        return float(self.winning / 2**self.voters)


def tally(votes: Sequence[int], quota: int) -> Tally:
    """Count the swings and pivots of every member; ValueError for a quota that no vote can turn on.

    votes : (members,) whole numbers, not negative; a member without votes never swings
    quota : votes that carry a decision, from 1 to all of them
    raises : TooManySumsError
    """
    return Ballot(votes, (quota,)).at(quota)


class Ballot:
    """The votes of a body, counted once for several quotas.

    votes : (members,) whole numbers, not negative
    quotas : those that will be asked for; with fewer the count is shorter
    """

    def __init__(self, votes: Sequence[int], quotas: Sequence[int]) -> None:
        self.votes = tuple(votes)
        voters = [v for v in votes if v]
        self.total = sum(voters)
        for quota in quotas:
            if not 1 <= quota <= self.total:
                raise ValueError(f"the quota must be from 1 to {self.total}, the votes of all; it is {quota}")
        self.unit = math.gcd(*voters)
        self.weights = tuple(sorted(v // self.unit for v in voters))
        self.most = max(map(self._short, quotas))

    def at(self, quota: int) -> Tally:
        """What is counted for one quota."""
        short = self._short(quota)
        found = {w: tuple(self._by_size(w, short)) for w in set(self.weights)}
        n = len(self.weights)
        orders = [math.factorial(k) * math.factorial(n - 1 - k) for k in range(n)]
        pivots = {w: _dot(orders, sets) for w, sets in found.items()}
        below = sum(self._slots(self._counted.below(short), n + 1))
        own = [v // self.unit for v in self.votes]
        return Tally(
            tuple(sum(found[w]) if w else 0 for w in own),
            tuple(pivots[w] if w else 0 for w in own),
            2**n - below if short == self._reduced(quota) else below,
            n,
        )

    def _reduced(self, quota: int) -> int:
        return -(-quota // self.unit)

    def _short(self, quota: int) -> int:
        """The quota, or the one with the same swings, whichever is smaller; in units of the votes."""
        reduced = self._reduced(quota)
        return min(reduced, self.total // self.unit + 1 - reduced)

    @cached_property
    def _counted(self) -> _Dense | _Sparse:
        n = len(self.weights)
        if self.most <= min(MOST_ROWS, 4 * 2**n):
            return _Dense(self.weights, self.most)
        return _Sparse(self.weights, self.most)

    def _by_size(self, weight: int, short: int) -> Iterator[int]:
        """Sets of others that a member with such a vote turns, by their size."""
        return self._slots(self._counted.turned(weight, short), len(self.weights))

    def _slots(self, packed: int, sizes: int) -> Iterator[int]:
        width = len(self.weights) + 1
        mask = (1 << width) - 1
        return (packed >> k * width & mask for k in range(sizes))


def _dot(a: Sequence[int], b: Sequence[int]) -> int:
    return sum(x * y for x, y in zip(a, b, strict=True))


class _Dense:
    """A row for every sum of votes below the most that is asked for."""

    def __init__(self, weights: Sequence[int], most: int) -> None:
        self.width = len(weights) + 1
        rows = [1]
        for w in weights:
            rows += [0] * min(w, most - len(rows))
            joined = (n << self.width for n in rows)
            rows[w:] = [n + more for n, more in zip(rows[w:], joined, strict=False)]
        rows += [0] * (most - len(rows))
        self._below = list(accumulate(rows, initial=0))

    def below(self, short: int) -> int:
        """Sets with fewer votes, by size."""
        return self._below[short]

    def turned(self, weight: int, short: int) -> int:
        """Sets without one member of that weight that it turns from losing to winning, by size."""
        before = now = 0
        for s in range(short % weight, short + 1, weight):
            before, now = now, self._below[s] - (now << self.width)
        return now - before


class _Sparse:
    """Only the sums of votes that occur, for a few members with large votes."""

    def __init__(self, weights: Sequence[int], most: int) -> None:
        self.width = len(weights) + 1
        sets: dict[int, int] = {0: 1}
        for w in weights:
            more = {s + w: found << self.width for s, found in sets.items() if s + w < most}
            for s, found in more.items():
                sets[s] = sets.get(s, 0) + found
            if len(sets) > MOST_SUMS:
                raise TooManySumsError
        self.sums = sorted(sets)
        self.sets: Mapping[int, int] = sets
        self._below = list(accumulate((sets[s] for s in self.sums), initial=0))

    def below(self, short: int) -> int:
        """Sets with fewer votes, by size."""
        return self._below[bisect_left(self.sums, short)]

    def turned(self, weight: int, short: int) -> int:
        """Sets without one member of that weight that it turns from losing to winning, by size."""
        if short // weight > len(self.sums):
            return self._passed_through(weight, short)
        before = now = 0
        for s in range(short % weight, short + 1, weight):
            before, now = now, self.below(s) - (now << self.width)
        return now - before

    def _passed_through(self, weight: int, short: int) -> int:
        """The same for a member with so few votes that the steps would be more than the sums."""
        without: dict[int, int] = {}
        for s in self.sums[: bisect_left(self.sums, short)]:
            without[s] = self.sets[s] - (without.get(s - weight, 0) << self.width)
        return sum(found for s, found in without.items() if s >= short - weight)
