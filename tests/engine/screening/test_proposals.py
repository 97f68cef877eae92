"""Verdicts that recorded facts propose."""

from __future__ import annotations

import pytest

from moothall.engine.screening.proposals import union_access
from moothall.findings.registers import Access
from tests.engine.made import day

PAPER = day("2026-03-01")


def access(on: str | None, voice: str = "unions") -> Access:
    return Access(group=voice, title=voice, voice=voice, first_access=day(on) if on else None)


@pytest.mark.parametrize(
    ("on", "verdict", "because"),
    [
        ("2026-02-20", "meets", "unions had access on 2026-02-20, with the first project paper (2026-03-01)"),
        ("2026-03-01", "meets", "unions had access on 2026-03-01, with the first project paper (2026-03-01)"),
        (
            "2026-05-10",
            "partly_meets",
            "involved after options were listed: unions had access on 2026-05-10, 10 weeks after the first "
            "project "
            "paper (2026-03-01)",
        ),
        ("2026-09-01", "fails", "unions had access on 2026-09-01, when the decision (2026-09-01) was taken"),
    ],
)
def test_the_dates_propose_a_verdict_on_early_involvement(on: str, verdict: str, because: str) -> None:
    """Acceptance scenario ACC01."""
    found = union_access((access(on), access("2026-01-01", "users")), PAPER, day("2026-09-01"))
    assert found == {("union_access", None): (verdict, because)}


def test_the_earliest_of_several_unions_counts() -> None:
    found = union_access((access("2026-05-10"), access("2026-02-20")), PAPER, None)
    assert found["union_access", None][0] == "meets"


@pytest.mark.parametrize("groups", [(), (access(None),), (access("2026-02-20", "users"),)])
def test_without_a_date_nothing_is_proposed(groups: tuple[Access, ...]) -> None:
    assert union_access(groups, PAPER, None) == {}


def test_without_a_paper_nothing_is_proposed() -> None:
    assert union_access((access("2026-02-20"),), None, None) == {}
