"""Weights changed after the scores that they bear on."""

from __future__ import annotations

import pytest

from moothall.engine.weighting import late_changes
from moothall.project.scores import ScoreRow
from moothall.project.weights import WeightRow
from tests.engine.made import day, project
from tests.engine.weighting.made import CRITERIA, pairs, row, whole


def scored_on(on: str, criterion: str = "E1", value: int | None = 2) -> ScoreRow:
    return ScoreRow(option="joint", criterion=criterion, assessor="unions-1", score=value, date=day(on))


@pytest.mark.parametrize(
    ("changed", "scores", "late"),
    [
        (row("E", 3, "2026-05-09"), [scored_on("2026-05-03")], True),
        (row("E", 3, "2026-05-03"), [scored_on("2026-05-03")], False),
        (row("E", 3, "2026-05-09"), [scored_on("2026-05-03", "Q1")], False),
        (row("E", 3, "2026-05-09"), [scored_on("2026-05-03", "E1", None)], False),
        (row("E", 3, "2026-05-09"), [scored_on("2026-05-20"), scored_on("2026-05-03", "E2")], True),
    ],
    ids=["after", "on the day", "of another section", "nothing given yet", "after the first of several"],
)
def test_a_weight_changed_after_a_score_that_it_bears_on_is_late(
    changed: WeightRow, scores: list[ScoreRow], late: bool
) -> None:
    made = project(weights=(*whole(), changed), scores=tuple(scores))
    assert [change.after for change in late_changes(made)] == ([changed] if late else [])


def test_weights_of_criteria_can_be_late_too() -> None:
    weights = tuple(row(c, 1, "2026-05-09") for c in CRITERIA)
    made = project(weights=weights, scores=(scored_on("2026-05-03", "E2"),))
    assert [change.after.item for change in late_changes(made)] == ["E2"]


LEVEL = dict.fromkeys(CRITERIA, 1.0)


@pytest.mark.parametrize(
    ("item", "against", "value", "late"),
    [
        ("E1", "E2", 3, True),
        ("E2", "E1", 3, True),
        ("E1", "E2", 2, False),
        ("E2", "E1", 0.5, False),
        ("E3", "E4", 3, False),
    ],
    ids=["another answer", "turned round", "the same answer", "the same turned round", "of others"],
)
def test_the_answer_to_a_pair_bears_on_both(item: str, against: str, value: float, late: bool) -> None:
    changed = row(item, value, "2026-05-09", against=against, method="pairwise")
    made = project(weights=(*pairs(LEVEL, E1_E2=2), changed), scores=(scored_on("2026-05-03", "E2"),))
    found = late_changes(made)
    assert [change.after for change in found] == ([changed] if late else [])
    assert {change.scored_item for change in found} == ({"E2"} if late else set())
    assert all(change.before and change.before.value == 2 for change in found)


def test_a_change_from_points_to_pairs_and_back_is_a_change_each_time() -> None:
    first = tuple(row(c, 5) for c in CRITERIA)
    again = tuple(row(c, 5, "2026-05-20") for c in CRITERIA)
    made = project(weights=(*first, *pairs(LEVEL, "2026-05-09"), *again), scores=(scored_on("2026-05-03"),))
    found = late_changes(made)
    about_e1 = [c for c in found if "E1" in c.after.about]
    assert len(about_e1) == len(found) == 8
    assert [c.before.method for c in found if c.before] == ["swing_points"] * 7 + ["pairwise"]
