"""AB7 and AB8: who was heard, and disagreement that a mean would hide."""

from __future__ import annotations

import pytest

from moothall.engine.bias.voices import averaged_disagreement, one_voice
from moothall.findings.scoring import ScoringFindings

from .made import CLAIMS, cell, figures, missing, project, results, score, subjects, weight

ALL = ("officers", "unions", "users")


def heard(scoring, weighing=ALL):
    made = project(
        evidence=CLAIMS,
        scores=[score("joint", "Folk1", f"{v}1") for v in scoring],
        weights=[weight("Folk", v) for v in weighing],
    )
    return one_voice(results(made))


@pytest.mark.parametrize(
    ("scoring", "weighing", "present", "absent"),
    [
        (("officers",), ALL, "officers (in the scores)", "unions, users"),
        (("officers", "users"), ALL, "officers, users (in the scores)", "unions"),
        (("unions", "users"), ("users",), "users (in the weights)", "unions"),
    ],
)
def test_voices_that_were_not_heard(scoring, weighing, present, absent):
    found = figures(heard(scoring, weighing))
    assert (found["present"], found["missing"]) == (present, absent)


@pytest.mark.parametrize("weighing", [ALL, ("officers", "unions")])
def test_all_that_are_needed_were_heard(weighing):
    assert heard(ALL, weighing) == ()


def test_one_voice_is_found_though_it_is_the_only_one_needed():
    head = {"thresholds": [{"id": "voices_needed", "value": ["unions"], "date": "2026-01-01", "by": "b"}]}
    scores = [score("joint", "Folk1", "unions1")]
    seen = one_voice(results(project(head=head, evidence=CLAIMS, scores=scores)))
    assert figures(seen)["missing"] == "any other voice"


def test_a_score_taken_back_is_not_a_voice():
    rows = [score("joint", "Folk1", f"{v}1") for v in ALL]
    rows.append(score("joint", "Folk1", "users1", score=None, standing="abstain", date="2026-04-01"))
    seen = one_voice(results(project(evidence=CLAIMS, scores=rows, weights=[weight("Folk", v) for v in ALL])))
    assert figures(seen)["missing"] == "users"


def test_without_scores_or_weights_nobody_can_tell():
    assert missing(heard(())) == ("scores (scores.csv)",)
    assert missing(heard(ALL, ())) == ("weights (weights.csv)",)


def spread(**by_group):
    width = max(by_group.values()) - min(by_group.values())
    shared = cell("joint", "Folk1", by_group=by_group, spread=width, sources=("e1",))
    return averaged_disagreement(results(scoring=ScoringFindings(cells=(shared,))))


def test_unions_give_nothing_and_officers_three():
    """The figures of acceptance scenario ACC24."""
    seen = spread(unions=0, officers=3)
    assert subjects(seen) == ["joint/Folk1"]
    assert figures(seen) == {
        "option": "Joint team (joint)",
        "criterion": "Folk1 title (Folk1)",
        "spread": 3,
        "low_group": "Unions (unions)",
        "low": 0,
        "high_group": "Officers (officers)",
        "high": 3,
    }


@pytest.mark.parametrize(("low", "high", "found"), [(1, 3, 1), (1, 2.9, 0), (2, 2, 0)])
def test_two_points_are_enough(low, high, found):
    assert len(subjects(spread(unions=low, officers=high))) == found


def test_a_group_alone_cannot_disagree():
    assert missing(spread(unions=0)) == ("scores of one cell by two or more groups (scores.csv)",)
