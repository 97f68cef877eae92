"""Who votes on a body, and on which day."""

from __future__ import annotations

from moothall.engine.governance.members import blocs, day_of, decides, seats_on
from moothall.project.governance import Body, Seat
from tests.engine.made import day

TODAY = day("2026-09-01")


def body(**fields: object) -> Body:
    return Body(**{"id": "b", "title": "Board", "kind": "joint_board", **fields})  # type: ignore[arg-type]


def test_seats_of_one_member_are_one_bloc() -> None:
    found = blocs(
        [
            Seat(member="north", votes=2),
            Seat(member="Union", kind="union", votes=1),
            Seat(member="north", kind="staff", votes=3),
        ]
    )
    assert [(b.member, b.votes, b.rows, b.kind) for b in found] == [
        ("north", 5, 2, "public, staff"),
        ("Union", 1, 1, "union"),
    ]


def test_seats_count_on_the_day_of_the_body() -> None:
    seats = (
        Seat(member="a", until=day("2026-08-31")),
        Seat(member="b", since=day("2027-01-01")),
        Seat(member="c"),
    )
    assert [s.member for s in seats_on(body(seats=seats), TODAY)] == ["c"]
    to_come = body(seats=seats, start=day("2027-04-01"))
    assert [s.member for s in seats_on(to_come, day_of(to_come, TODAY))] == ["b", "c"]
    gone = body(seats=seats, end=day("2020-01-01"))
    assert day_of(gone, TODAY) == day("2020-01-01")
    assert [s.member for s in seats_on(gone, day_of(gone, TODAY))] == ["a", "c"]


def test_a_working_group_decides_only_where_it_has_a_quota() -> None:
    assert decides(body())
    assert not decides(body(kind="working_group"))
    assert decides(body(kind="officer_group", quota=3))
