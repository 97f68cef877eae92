"""Who of staff, unions and users sits and attends before and after, and what non-public members hold."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from moothall.engine.governance.presence import non_public, presence
from moothall.findings.governance import Attended, SidePresence
from moothall.project.governance import Attendance, Body, Governance, Seat, VotesInPeriod
from moothall.project.project import Project
from tests.engine.made import clean_project, day, project


def group(*seats: Seat, as_of: str = "2026-09-01", **fields: Any) -> Project:
    body = Body(id="g", title="Group", kind="working_group", seats=seats, **fields)
    return project(
        head=replace(clean_project().head, as_of=day(as_of)), governance=Governance(bodies=(body,))
    )


def sides(made: Project) -> dict[str, SidePresence]:
    (found,) = presence(made)
    return {s.side: s for s in found.sides}


def test_a_seat_that_ends_with_the_decision_is_seen() -> None:
    found = sides(group(Seat(member="Users", kind="user", until=day("2026-09-15"), held=6, attended=4)))
    assert (found["user"].seats_before, found["user"].seats_after) == (1, 0)
    assert found["user"].before == Attended(held=6, attended=4, share=4 / 6)
    assert (found["staff"].seats_before, found["staff"].before) == (0, None)


def test_attendance_is_split_by_the_year_of_the_decision_once_it_was_taken() -> None:
    years = ((2025, 10, 9), (2026, 8, 4), (2027, 10, 1), (2028, 10, 0))
    attendance = tuple(Attendance(year=y, held=h, attended=a) for y, h, a in years)
    found = sides(group(Seat(member="UNISON", kind="union", attendance=attendance), as_of="2029-01-01"))[
        "union"
    ]
    assert found.before == Attended(held=10, attended=9, share=0.9)
    assert found.in_year == Attended(held=8, attended=4, share=0.5)
    assert found.after == Attended(held=20, attended=1, share=0.05)


def test_before_the_decision_all_that_is_recorded_stands_before_it() -> None:
    attendance = (Attendance(year=2026, held=8, attended=4),)
    found = sides(group(Seat(member="UNISON", kind="union", attendance=attendance)))["union"]
    assert (found.before, found.in_year, found.after) == (Attended(held=8, attended=4, share=0.5), None, None)


def test_meetings_without_a_year_are_not_split_once_the_decision_was_taken() -> None:
    found = sides(group(Seat(member="a", kind="staff", held=6, attended=6), as_of="2029-01-01"))["staff"]
    assert (found.before, found.in_year, found.after) == (None, None, None)


def test_without_a_day_of_decision_there_is_no_after() -> None:
    made = group(Seat(member="a", kind="staff", held=0, attended=0))
    made = replace(made, head=replace(made.head, timetable=()))
    found = sides(made)["staff"]
    assert (found.seats_before, found.seats_after) == (1, None)
    assert found.before == Attended(held=0, attended=0, share=None)


def test_non_public_members_by_year_and_now() -> None:
    seats = (
        Seat(member="north", votes=3, seats=2, papers=2),
        Seat(member="Firm", kind="private", papers=3),
        Seat(member="Adviser", kind="adviser", votes=0, papers=3),
    )
    years = (
        VotesInPeriod(year=2025, non_public_share=0.2, seats_share=0.4),
        VotesInPeriod(year=2024, non_public_share=0.1),
    )
    (found,) = non_public(group(*seats, votes_by_year=years))
    assert (found.now.votes, found.now.seats, found.now.papers) == (0.25, 0.5, 0.75)
    assert [(y.year, y.votes, y.seats) for y in found.years] == [(2024, 0.1, None), (2025, 0.2, 0.4)]


def test_papers_that_some_did_not_count_are_not_known() -> None:
    seats = (Seat(member="north"), Seat(member="Firm", kind="private", papers=3))
    (found,) = non_public(group(*seats))
    assert found.now.papers is None


def test_a_body_that_never_had_a_non_public_member_is_left_out() -> None:
    years = (VotesInPeriod(year=2025, non_public_share=0.0),)
    assert not [*non_public(group(Seat(member="north"), votes_by_year=years))]
