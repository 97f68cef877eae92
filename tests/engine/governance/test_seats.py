"""Bodies as recorded, with vote shares and attendance."""

from __future__ import annotations

from moothall.engine.governance.seats import bodies
from tests.engine.made import clean_project


def test_votes_are_shares_and_attendance_is_of_meetings_held() -> None:
    found = {b.body: b for b in bodies(clean_project())}
    assert [s.vote_share for s in found["committee"].seats] == [1 / 3] * 3
    assert found["committee"].non_public_votes == 0
    assert [s.attendance for s in found["design"].seats] == [1, 5 / 6, 4 / 6]
    assert [s.attendance for s in found["committee"].seats] == [None] * 3
