"""What an option costs if only some of the partners take part: the costs of a game (method note, M10).

The cost of a group adds up from what stays whoever takes part (the part of each line that is said to stay)
and from what each member brings: the rest of its own lines, and its part of the rest of the joint ones.
So what a leaver leaves behind falls on those who go on. A running cost that is taken over from the baseline
varies as it does there, so that it drops out where a group is held against the service as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import fsum
from typing import Literal

from msgspec import Struct

from moothall.engine.finance.against import Against
from moothall.engine.finance.placing import Line

MOST_PARTNERS = 15
"""Most partners for whom every group is listed: the groups double with each partner."""
FEWEST_PARTNERS = 2
_TO_ONE = 1e-6


class Gap(Struct, frozen=True, kw_only=True):
    """Why the costs of an option do not make a game."""

    why: Literal["no_baseline_cost", "not_a_partner", "too_few", "too_many", "no_lines"]
    partner: str | None = None
    """The partner concerned; None: all"""


class Parts(Struct, frozen=True, kw_only=True):
    """Costs of an option, divided into what stays and what goes with each partner, present values."""

    fixed: float
    each: Mapping[str, float]

    def of(self, members: frozenset[str]) -> float:
        """Cost for a group of partners; raises KeyError for one that takes no part in the option."""
        return fsum((self.fixed, *(self.each[m] for m in sorted(members))))


def agreed_or_equal(partners: Sequence[str], agreed: Mapping[str, float | None]) -> dict[str, float]:
    """Shares of joint lines: as agreed where every partner has one and they add to 1, else equal."""
    known = {p: share for p in partners if (share := agreed.get(p)) is not None}
    if len(known) == len(partners) and abs(fsum(known.values()) - 1) <= _TO_ONE:
        return known
    return {p: 1 / len(partners) for p in partners}


def by_people(partners: Sequence[str], people: Mapping[str, float | None]) -> dict[str, float]:
    """Shares by the people that each serves; none where those of one are not known."""
    known = {p: n for p in partners if (n := people.get(p))}
    whole = fsum(known.values())
    return {p: n / whole for p, n in known.items()} if known and len(known) == len(partners) else {}


def present(line: Line, factors: Sequence[float]) -> float:
    """Present value of a line, positive for its kind.

    factors : discount factor of year 0, 1, ... horizon
    """
    return fsum(a * f for a, f in zip(line.by_year, factors, strict=True))


def stays(line: Line, against: Against) -> float:
    """Share of a line that stays when work leaves: none of a saving, none of what the baseline lends."""
    return line.stays if line.kind == "cost" and line.option == against.option else 0.0


def parts(
    against: Against, partners: Sequence[str], factors: Sequence[float], shares: Mapping[str, float]
) -> Parts:
    """The costs of an option less its savings and income, by what stays and by partner.

    factors : discount factor by year
    shares : of joint lines, each partner's, adding to 1
    """
    net = [(line, stays(line, against), _net(line, factors)) for line in against.own]
    joint = fsum((1 - stuck) * cost for line, stuck, cost in net if line.partner is None)
    own = {p: fsum((1 - stuck) * cost for x, stuck, cost in net if x.partner == p) for p in partners}
    return Parts(
        fixed=fsum(stuck * cost for _, stuck, cost in net),
        each={p: own[p] + shares[p] * joint for p in partners},
    )


def coalition_cost(
    against: Against,
    members: frozenset[str],
    partners: Sequence[str],
    factors: Sequence[float],
    shares: Mapping[str, float],
) -> float:
    """Present cost of an option, less its savings and income, if only `members` take part.

    Members bear what stays of every line, the rest of their own lines, and their part of the rest of the
    joint ones; of joint savings and income they have their part. For all it is the whole-life cost.
    """
    return parts(against, partners, factors, shares).of(members)


def alone(
    against: Against, partner: str, factors: Sequence[float], shares: Mapping[str, float]
) -> float | None:
    """Present cost of a partner that goes on as it is: its lines of the baseline, its part of joint ones.

    None where the baseline records no cost for it: a blank, not a zero.
    """
    part = {partner: 1.0, None: shares.get(partner, 0.0)}
    taken = [(line, share) for line in against.base if (share := part.get(line.partner, 0.0))]
    if not any(line.kind == "cost" for line, _ in taken):
        return None
    return fsum(share * _net(line, factors) for line, share in taken)


def coalition_costs(
    against: Against, partners: Sequence[str], factors: Sequence[float], shares: Mapping[str, float]
) -> dict[frozenset[str], float] | None:
    """The cost of every group of partners; one partner alone goes on as it is.

    None where `gaps` says why not. A group costs what the lines say, even where it would do better in
    smaller groups.
    """
    if any(gaps(against, partners, factors, shares)):
        return None
    costs = parts(against, partners, factors, shares)
    game = {frozenset([p]): alone(against, p, factors, shares) or 0.0 for p in partners}
    for size in range(FEWEST_PARTNERS, len(partners) + 1):
        game |= {frozenset(group): costs.of(frozenset(group)) for group in combinations(partners, size)}
    return game


def gaps(
    against: Against, partners: Sequence[str], factors: Sequence[float], shares: Mapping[str, float]
) -> tuple[Gap, ...]:
    """Why the costs of the groups cannot be told from the lines; empty where they can."""
    return tuple(_gaps(against, partners, factors, shares))


def _gaps(
    against: Against, partners: Sequence[str], factors: Sequence[float], shares: Mapping[str, float]
) -> Iterator[Gap]:
    if len(partners) < FEWEST_PARTNERS:
        yield Gap(why="too_few")
    if len(partners) > MOST_PARTNERS:
        yield Gap(why="too_many")
    recorded = [line for line in against.own if line.option == against.option]
    if not recorded:
        yield Gap(why="no_lines")
    for p in partners:
        if alone(against, p, factors, shares) is None:
            yield Gap(why="no_baseline_cost", partner=p)
    for payer in dict.fromkeys(line.partner for line in recorded):
        if payer is not None and payer not in partners:
            yield Gap(why="not_a_partner", partner=payer)


def _net(line: Line, factors: Sequence[float]) -> float:
    """Present value, costs positive, savings and income negative."""
    return -line.sign * present(line, factors)
