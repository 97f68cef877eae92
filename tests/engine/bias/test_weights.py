"""AB3 and AB5: weights set in the light of the scores, or with little room for more than money."""

from __future__ import annotations

import pytest

from moothall.engine.bias.weights import money_crowding_out, weights_after_scores
from moothall.findings.scoring import ScoringFindings, WeightSet, WeightsUsed

from .made import CLAIMS, figures, missing, project, results, score, subjects, weight, weighted


def late(*weights, scored="2026-05-03"):
    made = project(evidence=CLAIMS, weights=list(weights), scores=[score("joint", "Folk1", date=scored)])
    return weights_after_scores(results(made))


def test_a_weight_changed_six_days_after_the_score():
    """The figures of acceptance scenario ACC09."""
    seen = late(
        weight("Folk", value=8.3, date="2026-05-01"),
        weight("Folk", value=3, date="2026-05-09", by="chair", reason="Too much."),
    )
    assert subjects(seen) == ["officers:Folk"]
    assert figures(seen) == {
        "group": "Officers (officers)",
        "item": "Folk section (Folk)",
        "before": 8.3,
        "after": 3,
        "changed": "2026-05-09",
        "scored": "2026-05-03",
        "scored_item": "Folk section (Folk)",
        "by": "chair",
        "reason": "Too much",
    }


def test_a_late_change_without_a_reason_says_so():
    seen = late(weight("Folk", value=8), weight("Folk", value=3, date="2026-05-09", reason=" "))
    assert figures(seen)["reason"] == "none"


@pytest.mark.parametrize(
    ("weights", "why"),
    [
        ([weight("Folk", date="2026-05-01")], "set before"),
        ([weight("Folk", date="2026-05-03")], "set on the same day"),
        ([weight("Rest", date="2026-05-09")], "bears on no score"),
        ([weight("Folk2", date="2026-05-09")], "bears on another criterion"),
        ([weight("Folk"), weight("Folk", date="2026-05-09")], "repeats the earlier one"),
        ([weight("Folk", method="equal", value=None, date="2026-05-09")], "equal, as before"),
    ],
)
def test_weights_that_bear_no_suspicion(weights, why):
    assert late(*weights) == (), why


@pytest.mark.parametrize(
    ("row", "after"),
    [
        ({"value": 10.0}, 10),
        ({"value": None, "low": 5, "high": 9, "method": "swing_points"}, "5 to 9"),
        ({"value": 7, "low": 5, "high": 9, "method": "swing_points"}, "7 (5 to 9)"),
        ({"value": 7, "low": 5, "method": "swing_points"}, "7 (5 to ?)"),
        ({"value": 2, "method": "swing_ranking"}, "place 2"),
    ],
)
def test_a_first_weight_after_the_scores_counts_as_a_change_from_equal(row, after):
    found = figures(late(weight("Folk1", date="2026-05-09", **row)))
    assert (found["before"], found["after"]) == ("equal", after)


def test_an_abstention_is_no_score():
    rows = [
        score("joint", "Folk1", score=None, standing="abstain", date="2026-01-15"),
        score("joint", "Folk1", date="2026-05-03"),
    ]
    made = project(evidence=CLAIMS, weights=[weight("Folk", date="2026-02-01")], scores=rows)
    assert weights_after_scores(results(made)) == ()


def test_weights_and_scores_are_both_needed():
    assert missing(weights_after_scores(results())) == (
        "dated weights (weights.csv)",
        "dated scores (scores.csv)",
    )


def crowding(joint, *groups):
    made = project(weights=[weight("Folk")])
    sets = WeightSet(label="latest", joint=WeightsUsed(sections=joint), groups=groups)
    return money_crowding_out(results(made, scoring=ScoringFindings(weight_sets=(sets,))))


@pytest.mark.parametrize(
    ("coin", "folk"), [(0.41, 0.4), (0.3, 0.24), (0.9, 0.1)], ids=["much money", "little folk", "both"]
)
def test_money_that_leaves_little_room(coin, folk):
    found = figures(crowding({"Coin": coin, "Folk": folk, "Rest": 1 - coin - folk}))
    assert found == {"group": "The joint weighting", "money": coin, "social": folk}


def test_at_the_thresholds_there_is_room():
    assert crowding({"Coin": 0.4, "Folk": 0.25, "Rest": 0.35}) == ()


def test_each_group_that_gave_weights_is_looked_at_on_its_own():
    keen = WeightsUsed(group="officers", declared=True, sections={"Coin": 0.6, "Folk": 0.4})
    silent = WeightsUsed(group="users", declared=False, sections={"Coin": 0.6, "Folk": 0.4})
    seen = crowding({"Coin": 0.4, "Folk": 0.6}, keen, silent)
    assert subjects(seen) == ["officers"]
    assert figures(seen)["group"] == "Officers (officers)"


def test_without_weights_nobody_can_tell():
    scoring = ScoringFindings(weight_sets=(weighted(Coin=1 / 3, Folk=1 / 3),))
    assert missing(money_crowding_out(results(scoring=scoring))) == ("weights (weights.csv)",)
