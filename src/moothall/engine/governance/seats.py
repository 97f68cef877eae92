"""Seats and votes: every body as recorded, with the share of each member."""

from __future__ import annotations

from moothall.findings.governance import BodyFinding, SeatShare
from moothall.project.governance import Body, Seat
from moothall.project.project import Project

NON_PUBLIC = frozenset({"private", "adviser"})
"""Kinds of seat that stand for neither the public bodies, nor staff, unions or users."""


def bodies(project: Project) -> tuple[BodyFinding, ...]:
    """Every body with the vote share and the attendance of each member."""
    return tuple(
        BodyFinding(
            body=b.id,
            title=b.title,
            kind=b.kind,
            option=b.option,
            seats=tuple(_seat(s, votes(b)) for s in b.seats),
            non_public_votes=vote_share(b, NON_PUBLIC),
        )
        for b in project.governance.bodies
    )


def votes(body: Body) -> int:
    """All votes on a body."""
    return sum(s.votes for s in body.seats)


def vote_share(body: Body, kinds: frozenset[str]) -> float | None:
    """Share of the votes, 0 to 1, of some kinds of seat; none while no votes are recorded."""
    total = votes(body)
    return sum(s.votes for s in body.seats if s.kind in kinds) / total if total else None


def attended(seat: Seat) -> tuple[int, int] | None:
    """Meetings held and attended, of all years on record; none where nobody counted."""
    if seat.attendance:
        return sum(a.held for a in seat.attendance), sum(a.attended for a in seat.attendance)
    return (seat.held, seat.attended) if seat.held is not None and seat.attended is not None else None


def _seat(seat: Seat, total: int) -> SeatShare:
    counted = attended(seat)
    return SeatShare(
        member=seat.member,
        kind=seat.kind,
        seats=seat.seats,
        votes=seat.votes,
        vote_share=seat.votes / total if total else None,
        attendance=counted[1] / counted[0] if counted and counted[0] else None,
    )
