"""Who sits and attends, before and after, and non-public members over time, on the page."""

from __future__ import annotations

import datetime
from types import SimpleNamespace

from moothall.business_case.document import Figure, Section, Table
from moothall.business_case.sections.presence import presence
from moothall.findings.governance import (
    Attended,
    BodyPresence,
    GovernanceFindings,
    NonPublic,
    NonPublicYear,
    SidePresence,
)
from tests.business_case.reading import all_of, words
from tests.business_case.sections.briefs import Made

DAY = datetime.date(2026, 12, 8)
USERS = SidePresence(
    side="user", seats_before=1, seats_after=0, before=Attended(held=8, attended=5, share=0.625)
)
GROUP = BodyPresence(body="g", title="Design group", kind="working_group", sides=(USERS,))
BOARD = NonPublic(
    body="b",
    title="Board",
    now=NonPublicYear(votes=0.2, seats=0.25),
    years=(
        NonPublicYear(year=2023, votes=0.0, papers=0.1),
        NonPublicYear(year=2024, votes=0.1, papers=0.3),
        NonPublicYear(year=2025, votes=0.2, papers=0.5),
    ),
)


def told(found: GovernanceFindings) -> Section:
    brief = SimpleNamespace(findings=SimpleNamespace(governance=found), figure=Made().figure)
    return Section("presence", "Presence", tuple(presence(brief)))  # type: ignore[arg-type]


def rows(found: Section, key: str) -> list[list[str]]:
    table = next(t for t in all_of(Table, found) if t.id == key)
    return [["".join(r.text for r in cell.text) for cell in row.cells] for row in table.rows]


def test_without_a_group_it_says_so() -> None:
    assert "No working group is recorded" in words(told(GovernanceFindings()))


def test_a_seat_that_ends_with_the_decision_is_said_first() -> None:
    found = told(GovernanceFindings(decision=DAY, presence=(GROUP,)))
    assert "Users go from 1 seat to none on Design group once the decision is taken." in words(found)
    assert rows(found, "table-presence") == [
        ["Design group", "Users", "1", "0", "5 of 8 (62%)", "still to come"]
    ]
    assert "due on 8 December 2026" in words(found)


def test_after_the_decision_attendance_stands_before_in_and_after() -> None:
    side = SidePresence(
        side="union",
        seats_before=1,
        seats_after=1,
        before=Attended(held=10, attended=9, share=0.9),
        in_year=Attended(held=8, attended=4, share=0.5),
        after=Attended(held=20, attended=1, share=0.05),
    )
    group = BodyPresence(body="g", title="Design group", kind="working_group", sides=(side,))
    found = told(GovernanceFindings(decision=DAY, decided=True, presence=(group,)))
    assert rows(found, "table-presence")[0][4:] == ["9 of 10 (90%)", "1 of 20 (5%)"]
    assert "in the year of the decision: 4 of 8 (50%)" in words(found)
    assert "was taken on 8 December 2026" in words(found)


def test_without_a_decision_there_is_no_after() -> None:
    side = SidePresence(side="staff", seats_before=1, seats_after=None)
    group = BodyPresence(body="g", title="Design group", kind="working_group", sides=(side,))
    found = told(GovernanceFindings(presence=(group,)))
    assert "has no day of decision" in words(found)
    assert rows(found, "table-presence")[0][3] == "–"


def test_non_public_members_have_a_line_for_each_share_that_is_known() -> None:
    found = told(GovernanceFindings(non_public=(BOARD,)))
    (figure,) = all_of(Figure, found)
    assert figure.reading == "Their share of the votes went from 0% in 2023 to 20% in 2025."
    assert [s.title for s in figure.chart.series] == ["Votes", "Papers"]
    assert figure.chart.labels == ("2023", "", "2025")
    assert rows(found, "table-non-public") == [["Board", "now", "20%", "25%", "–"]]
    assert rows(found, "table-non-public-b")[2] == ["2025", "20%", "–", "50%"]
