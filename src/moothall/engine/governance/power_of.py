"""Voting power in one body: indices, who has none, who can block, and the gap to the agreed shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from moothall.engine.governance.members import Bloc
from moothall.engine.governance.voting import Ballot, Tally, TooManySumsError
from moothall.findings.power import Alike, BodyPower, MemberPower, QuotaPower
from moothall.findings.values import Named

EXACT = 2**53
"""Whole numbers up to here are the same in every reader of JSON."""
VOTES_COMPARED, MEMBERS_COMPARED = 200, 12
"""Most votes and members of a body for which other quotas are looked at."""
SAME = 1e-9


def power_of(
    base: BodyPower,
    blocs: Sequence[Bloc],
    titles: Mapping[str, str],
    shares: Mapping[str, float],
    *,
    compare: bool = True,
) -> BodyPower:
    """A body with its power filled in, or with the reason why none can be told.

    base : names, quota and tolerance of the body
    blocs : its members, each with all its votes
    shares : partner to agreed share, 0 to 1; empty where none are known, and then there are no gaps
    compare : false leaves out what other quotas would do
    """
    voters = [b for b in blocs if b.votes]
    total = sum(b.votes for b in voters)
    silent = tuple(Named(id=b.member, title=titles.get(b.member, b.member)) for b in blocs if not b.votes)
    base = replace(base, votes=total, without_votes=silent)
    quota = base.quota
    if quota is None:
        return replace(base, untold="no_quota")
    if not 1 <= quota <= total:
        return replace(base, untold="quota_zero" if quota < 1 else "quota_too_high")
    compared = _compared(total, len(voters)) if compare else ()
    try:
        ballot = Ballot([b.votes for b in voters], (quota, *compared))
        found = ballot.at(quota)
    except TooManySumsError:
        return replace(base, untold="too_many_sums")
    members = tuple(_members(voters, found, total, quota, titles, shares))
    gaps = {m.member: abs(m.gap) for m in members if m.gap is not None}
    widest = max(gaps, key=lambda m: gaps[m], default=None)
    return replace(
        base,
        members=members,
        alike=tuple(_alike(members)),
        coleman=found.coleman,
        both_ways=2 * quota <= total,
        largest_gap=None if widest is None else gaps[widest],
        largest_gap_of=widest,
        quotas=_quotas(ballot, voters, shares, compared, quota),
    )


def _members(
    voters: Sequence[Bloc],
    found: Tally,
    total: int,
    quota: int,
    titles: Mapping[str, str],
    shares: Mapping[str, float],
) -> Iterator[MemberPower]:
    for n, bloc in enumerate(voters):
        banzhaf, share = found.banzhaf[n], shares.get(bloc.member)
        veto = total - bloc.votes < quota
        yield MemberPower(
            member=bloc.member,
            title=titles.get(bloc.member, bloc.member),
            kind=bloc.kind,
            rows=bloc.rows,
            votes=bloc.votes,
            vote_share=bloc.votes / total,
            swings=found.swings[n] if found.swings[n] <= EXACT else None,
            banzhaf=banzhaf,
            shapley_shubik=found.shapley_shubik[n],
            swing_chance=found.swing_chance[n],
            dummy=not found.swings[n],
            veto=veto,
            dictator=veto and bloc.votes >= quota,
            agreed_share=share,
            gap=None if share is None else banzhaf - share,
        )


def _alike(members: Sequence[MemberPower]) -> Iterator[Alike]:
    """Members whose votes differ and whose power is the same; those without any are named elsewhere."""
    groups: dict[float, list[MemberPower]] = {}
    for m in sorted(members, key=lambda m: m.votes):
        if not m.dummy:
            groups.setdefault(m.banzhaf, []).append(m)
    for banzhaf, same in groups.items():
        if len({m.votes for m in same}) > 1:
            yield Alike(members=tuple(m.member for m in same), banzhaf=banzhaf)


def _compared(total: int, members: int) -> tuple[int, ...]:
    """Quotas above half of the votes, where a body is small; one with a single member has no other."""
    if total > VOTES_COMPARED or not 2 <= members <= MEMBERS_COMPARED:
        return ()
    return tuple(range(total // 2 + 1, total + 1))


def _quotas(
    ballot: Ballot,
    voters: Sequence[Bloc],
    shares: Mapping[str, float],
    compared: Sequence[int],
    in_force: int,
) -> tuple[QuotaPower, ...]:
    runs: list[tuple[int, int, Tally]] = []
    for quota in compared:
        found = ballot.at(quota)
        if runs and runs[-1][2].swings == found.swings and runs[-1][2].winning == found.winning:
            runs[-1] = (runs[-1][0], quota, found)
        else:
            runs.append((quota, quota, found))
    rows = [_run(first, last, found, voters, shares, in_force) for first, last, found in runs]
    least = min((r.largest_gap for r in rows if r.largest_gap is not None), default=None)
    if least is None:
        return tuple(rows)
    return tuple(
        replace(r, smallest=r.largest_gap is not None and r.largest_gap - least < SAME) for r in rows
    )


def _run(
    first: int, last: int, found: Tally, voters: Sequence[Bloc], shares: Mapping[str, float], in_force: int
) -> QuotaPower:
    total = sum(b.votes for b in voters)
    power = dict(zip((b.member for b in voters), found.banzhaf, strict=True))
    gaps = [abs(power[p] - share) for p, share in shares.items() if p in power]
    return QuotaPower(
        first=first,
        last=last,
        banzhaf=power,
        largest_gap=max(gaps, default=None),
        dummies=tuple(b.member for b, s in zip(voters, found.swings, strict=True) if not s),
        vetoes=tuple(b.member for b in voters if total - b.votes < first),
        in_force=first <= in_force <= last,
    )
