"""Verdicts side by side: which counts, and how many principles are met."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.screening.cells import standing, tally
from moothall.findings.screening import GroupVerdict, VerdictCell
from moothall.framework.principles import Verdict
from moothall.project.verdicts import VerdictRow
from tests.engine.made import day
from tests.engine.screening.made import cell_of, judged

WORDS = ("meets", "partly_meets", "fails", "not_assessed", "not_applicable")


def said(verdict: Any, group: str | None = None) -> GroupVerdict:
    return GroupVerdict(group=group, verdict=verdict, date=datetime.date(2026, 3, 1), by="Board")


@pytest.mark.parametrize(
    ("verdicts", "counts"),
    [
        ([], "not_assessed"),
        ([said("meets", "unions")], "meets"),
        ([said("meets", "unions"), said("meets", "users")], "meets"),
        ([said("meets", "unions"), said("fails", "users")], "disputed"),
        ([said("meets", "unions"), said("partly_meets", "users")], "disputed"),
        ([said("meets", "unions"), said("not_assessed", "users")], "meets"),
        ([said("not_assessed", "unions")], "not_assessed"),
        ([said("fails", "unions"), said("fails", "users"), said("meets")], "meets"),
        ([said("not_assessed"), said("meets", "unions")], "not_assessed"),
    ],
)
def test_the_joint_verdict_counts_else_what_all_share_else_it_is_disputed(
    verdicts: list[GroupVerdict], counts: str
) -> None:
    assert standing(verdicts) == counts


@given(st.lists(st.sampled_from(WORDS), max_size=6), st.randoms())
def test_groups_are_never_averaged(verdicts: list[Verdict], chance: Any) -> None:
    """Whatever counts was said by somebody, or nobody's word stands for all."""
    spoken = [said(v, f"g{n}") for n, v in enumerate(verdicts)]
    counts = standing(spoken)
    assert counts in {*verdicts, "disputed", "not_assessed"}
    chance.shuffle(spoken)
    assert standing(spoken) == counts


STANDINGS = st.lists(st.sampled_from([*WORDS, "disputed"]), max_size=20)


@given(STANDINGS)
def test_every_principle_is_counted_once_and_only_what_is_met_as_met(standings: list[Any]) -> None:
    found = tally([VerdictCell(principle=f"P{n}", standing=s) for n, s in enumerate(standings)])
    rest = found.partly_meets + found.fails + found.not_assessed + found.disputed
    assert found.of == found.meets + rest
    assert found.of + found.not_applicable == len(standings)
    assert found.words.startswith(f"{found.meets} of {found.of} met")
    assert "%" not in found.words
    for count, what in ((found.not_assessed, "not assessed"), (found.fails, "failed")):
        assert (f"{count} {what}" in found.words) == (count > 0)


def test_the_latest_verdict_of_a_group_counts_and_the_earlier_is_history() -> None:
    first = judged("P3", "fails", on="2026-03-01", group="unions")
    second = judged("P3", "meets", on="2026-04-01", group="unions")
    found = cell_of("P3", "joint", second, first)
    assert found.standing == "meets"
    assert [v.verdict for v in found.history] == ["fails"]


def test_what_needs_a_procurement_does_not_apply_without_one() -> None:
    found = cell_of("P16", "joint")
    assert (found.standing, found.proposed) == ("not_applicable", "not_applicable")
    assert found.proposed_because == "no procurement follows from the option's type"
    assert cell_of("P16", "joint", judged("P16", "fails")).standing == "fails"


def test_a_verdict_that_facts_propose_counts_only_where_nobody_has_judged() -> None:
    """Acceptance scenario ACC01: unless another verdict is recorded with reason."""
    proposals: dict[tuple[str, str | None], tuple[Verdict, str]] = {
        ("union_access", None): ("partly_meets", "involved after options were listed")
    }
    alone = cell_of("P8", None, proposals=proposals)
    assert (alone.standing, alone.proposed) == ("partly_meets", "partly_meets")
    row = VerdictRow(
        principle="P8", verdict="meets", reason="They had drafts.", date=day("2026-03-02"), by="Board"
    )
    other = cell_of("P8", None, row, proposals=proposals)
    assert (other.standing, other.proposed) == ("meets", "partly_meets")
    assert other.proposed_because == "involved after options were listed"
    silent = VerdictRow(principle="P8", verdict="meets", date=day("2026-03-02"), by="Board")
    assert cell_of("P8", None, silent, proposals=proposals).standing == "partly_meets", "without a reason"
    alike = VerdictRow(principle="P8", verdict="partly_meets", date=day("2026-03-02"), by="Board")
    assert cell_of("P8", None, alike, proposals=proposals).standing == "partly_meets"
