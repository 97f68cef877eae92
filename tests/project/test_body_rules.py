"""A decision can pass: no quota above all votes of a body."""

from __future__ import annotations

import pytest

from moothall.project import body_rules
from moothall.project.governance import Body, Governance, Seat
from tests.engine.made import project


def body(quota: int | None, *votes: int) -> Governance:
    seats = tuple(Seat(member=f"m{n}", votes=v) for n, v in enumerate(votes))
    return Governance(bodies=(Body(id="board", title="Board", kind="joint_board", seats=seats, quota=quota),))


@pytest.mark.parametrize(("quota", "votes"), [(9, (3, 3, 3)), (None, (3, 3)), (15, ())])
def test_a_quota_within_the_votes_is_fine_and_so_is_none(quota: int | None, votes: tuple[int, ...]) -> None:
    assert [*body_rules.faults(project(governance=body(quota, *votes)))] == []


def test_a_quota_above_all_votes_is_a_fault_with_both_figures() -> None:
    class Given:
        governance = body(15, 3, 3, 3)

    (fault,) = body_rules.faults(Given())  # type: ignore[arg-type]
    assert fault.path == ("bodies", 0, "quota")
    assert fault.message == "15 votes are needed, and all members together have 9: nothing can pass."
