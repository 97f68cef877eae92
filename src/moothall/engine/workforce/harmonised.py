"""What it costs to bring pay to one level for like work (method note, M12).

Like work is the same occupation. Each partner's pay in it is the mean over its rows, weighted by posts; it
rises to the highest of them, or to a named partner's, and is never cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum

from msgspec import Struct

from moothall.findings.employment import Raise
from moothall.project.workforce import WorkforceRow


class Harmonised(Struct, frozen=True, kw_only=True):
    """The full yearly difference of one option, on-costs left out."""

    raises: tuple[Raise, ...]
    """`cost` is posts times the difference in pay, without on-costs"""
    unknown: int
    """Groups that cannot be told: without pay or posts, or without a level to go to"""
    small: bool
    """Whether a group of too few people is among those compared"""


class _Group(Struct, frozen=True):
    """A partner's staff in one occupation."""

    partner: str
    occupation: str
    fte: float | None
    pay: float | None
    small: bool


def harmonised(
    rows: Iterable[WorkforceRow], partners: Iterable[str], to: str | None, least: float
) -> Harmonised:
    """The difference in pay of each partner's staff in each occupation to the level they go to.

    rows : the workforce; rows that count a characteristic count people twice, and are left out
    partners : those whose staff are brought together
    to : partner whose pay all get; None: the highest
    least : groups with fewer people than this are small
    """
    raises: list[Raise] = []
    unknown, small = 0, False
    for groups in _by_occupation(rows, frozenset(partners), least).values():
        level = _level(groups, to)
        for group in groups:
            if len(groups) == 1 and to in (None, group.partner):
                continue  # nobody else to compare with, and nowhere to go
            if level is None or group.pay is None or group.fte is None:
                unknown += 1
            elif level > group.pay:
                raises.append(_raise(group, group.fte, group.pay, level))
        small = small or (len(groups) > 1 and any(g.small for g in groups))
    return Harmonised(raises=tuple(raises), unknown=unknown, small=small)


def brought(occupation: str, named: Iterable[str]) -> bool:
    """Whether an occupation is among those brought together; where none is named, all are."""
    wanted = {_key(n) for n in named}
    return not wanted or _key(occupation) in wanted


def _key(occupation: str) -> str:
    return occupation.strip().casefold()


def _level(groups: list[_Group], to: str | None) -> float | None:
    """Pay to go to: of what is known the highest, so that a gap leaves a sum that is at least so much."""
    known = [g.pay for g in groups if g.pay is not None and to in (None, g.partner)]
    return max(known, default=None)


def _raise(group: _Group, fte: float, pay: float, level: float) -> Raise:
    return Raise(
        partner=group.partner,
        occupation=group.occupation,
        fte=fte,
        pay=pay,
        to=level,
        cost=fte * (level - pay),
    )


def _by_occupation(
    rows: Iterable[WorkforceRow], partners: frozenset[str], least: float
) -> Mapping[str, list[_Group]]:
    held: dict[tuple[str, str], list[WorkforceRow]] = {}
    for row in rows:
        if not row.characteristic and row.partner in partners:
            held.setdefault((_key(row.occupation), row.partner), []).append(row)
    found: dict[str, list[_Group]] = {}
    for (occupation, partner), own in held.items():
        found.setdefault(occupation, []).append(_group(partner, own, least))
    return found


def _group(partner: str, rows: list[WorkforceRow], least: float) -> _Group:
    posts = [r.fte for r in rows if r.fte is not None]
    known = len(posts) == len(rows) and all(r.pay is not None or r.fte == 0 for r in rows)
    fte = fsum(posts) if len(posts) == len(rows) else None
    paid = fsum((r.fte or 0) * (r.pay or 0) for r in rows)
    return _Group(
        partner=partner,
        occupation=rows[0].occupation,
        fte=fte,
        pay=paid / fte if known and fte else None,
        small=any(_people(r) is not None and (_people(r) or 0) < least for r in rows),
    )


def _people(row: WorkforceRow) -> float | None:
    return row.headcount if row.headcount is not None else row.fte
