"""Who votes on a body: seats of one member are one bloc, on the day that counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from msgspec import Struct

from moothall.project.governance import Body, Seat

ADVISORY = frozenset({"working_group", "officer_group"})
"""Kinds of body that need no quota: they prepare, and others decide. One with a quota counts as deciding."""


class Bloc(Struct, frozen=True):
    """A member with all its votes."""

    member: str
    kind: str
    votes: int
    rows: int


def decides(body: Body) -> bool:
    """Whether a body takes decisions by votes."""
    return body.quota is not None or body.kind not in ADVISORY


def day_of(body: Body, as_of: datetime.date) -> datetime.date:
    """The day for which a body is looked at: today, or its first day if that is to come, or its last."""
    day = max(as_of, body.start) if body.start else as_of
    return min(day, body.end) if body.end else day


def sits(seat: Seat, day: datetime.date) -> bool:
    """Whether a seat stands on a day."""
    return (seat.since is None or seat.since <= day) and (seat.until is None or day <= seat.until)


def seats_on(body: Body, day: datetime.date) -> tuple[Seat, ...]:
    """The seats of a body on a day."""
    return tuple(s for s in body.seats if sits(s, day))


def blocs(seats: Iterable[Seat]) -> tuple[Bloc, ...]:
    """Members in the order in which they are first named, with the votes of all their seats together."""
    by_member: dict[str, list[Seat]] = {}
    for seat in seats:
        by_member.setdefault(seat.member, []).append(seat)
    return tuple(
        Bloc(member, ", ".join(dict.fromkeys(s.kind for s in rows)), sum(s.votes for s in rows), len(rows))
        for member, rows in by_member.items()
    )
