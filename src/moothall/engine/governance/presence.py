"""Who of staff, unions and users sits and attends, and what non-public members hold, over time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, get_args

from moothall.engine.governance.members import day_of, seats_on, sits
from moothall.engine.governance.seats import NON_PUBLIC, attended
from moothall.findings.governance import Attended, BodyPresence, NonPublic, NonPublicYear, SidePresence
from moothall.project.governance import Body, Seat
from moothall.project.project import Project

Side = Literal["staff", "union", "user"]
SIDES: tuple[Side, ...] = get_args(Side)
DAY = datetime.timedelta(days=1)


def decision_day(project: Project) -> datetime.date | None:
    """The first day of decision in the timetable."""
    return min((m.date for m in project.head.timetable if m.kind == "decision"), default=None)


def presence(project: Project) -> Iterator[BodyPresence]:
    """Every working group, and every other body on which one of the sides has ever had a seat."""
    day, as_of = decision_day(project), project.head.as_of
    for body in project.governance.bodies:
        if body.kind == "working_group" or any(s.kind in SIDES for s in body.seats):
            sides = tuple(_side(body, side, day, as_of) for side in SIDES)
            yield BodyPresence(
                body=body.id, title=body.title, kind=body.kind, option=body.option, sides=sides
            )


def _side(body: Body, side: Side, decision: datetime.date | None, as_of: datetime.date) -> SidePresence:
    own = [s for s in body.seats if s.kind == side]
    taken = decision is not None and decision < as_of
    before = decision - DAY if taken and decision else day_of(body, as_of)
    year = decision.year if decision else None
    return SidePresence(
        side=side,
        seats_before=_seats(own, before),
        seats_after=_seats(own, decision + DAY) if decision else None,
        before=_counted(own, lambda y: not taken or (year is not None and y < year), undated=not taken),
        in_year=_counted(own, lambda y: taken and y == year),
        after=_counted(own, lambda y: taken and year is not None and y > year, undated=False),
    )


def _seats(seats: Iterable[Seat], day: datetime.date) -> int:
    return sum(s.seats for s in seats if sits(s, day))


def _counted(seats: Iterable[Seat], which: Callable[[int], bool], undated: bool = False) -> Attended | None:
    """Meetings in some years; those without a year count where they can only be of that time."""
    pairs = []
    for seat in seats:
        pairs += [(a.held, a.attended) for a in seat.attendance if which(a.year)]
        whole = attended(seat)
        if undated and not seat.attendance and whole is not None:
            pairs.append(whole)
    if not pairs:
        return None
    held, came = (sum(column) for column in zip(*pairs, strict=True))
    return Attended(held=held, attended=came, share=came / held if held else None)


def non_public(project: Project) -> Iterator[NonPublic]:
    """Every body with a private or adviser member, now or in a year on record."""
    for body in project.governance.bodies:
        years = tuple(
            NonPublicYear(year=v.year, votes=v.non_public_share, seats=v.seats_share, papers=v.papers_share)
            for v in sorted(body.votes_by_year, key=lambda v: v.year)
        )
        ever = any(v for y in years for v in (y.votes, y.seats, y.papers))
        if ever or any(s.kind in NON_PUBLIC for s in body.seats):
            seats = seats_on(body, day_of(body, project.head.as_of))
            yield NonPublic(body=body.id, title=body.title, option=body.option, now=_now(seats), years=years)


def _now(seats: tuple[Seat, ...]) -> NonPublicYear:
    counted = [s for s in seats if s.papers is not None]
    return NonPublicYear(
        votes=_share(seats, lambda s: s.votes),
        seats=_share(seats, lambda s: s.seats),
        papers=_share(counted, lambda s: s.papers or 0) if len(counted) == len(seats) else None,
    )


def _share(seats: Iterable[Seat], of: Callable[[Seat], int]) -> float | None:
    pairs = [(s.kind in NON_PUBLIC, of(s)) for s in seats]
    total = sum(n for _, n in pairs)
    return sum(n for own, n in pairs if own) / total if total else None
