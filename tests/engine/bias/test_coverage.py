"""AB6: criteria that were not applied, or not to every option."""

from __future__ import annotations

from moothall.engine.bias.coverage import criteria_removed
from moothall.findings.scoring import ScoringFindings

from .made import CLAIMS, every_cell, figures, missing, project, results, score, subjects


def covered(made=None, **status):
    return criteria_removed(results(made, scoring=ScoringFindings(cells=every_cell(**status))))


def test_every_criterion_scored_or_measured():
    assert covered(Coin1="measured") == ()


def test_a_criterion_that_nobody_scored():
    assert figures(covered(Folk2="missing")) == {
        "items": "Folk2 title (Folk2), which nobody scored",
        "option": "all of them",
        "n": 1,
    }


def test_a_whole_section_that_nobody_scored_is_named_as_one():
    seen = covered(Coin1="missing", Coin2="missing")
    assert figures(seen)["items"] == "the whole section Coin section (Coin), which nobody scored"


def test_a_criterion_left_out_for_all_is_listed_with_its_reason():
    left_out = {"criterion": "Folk2", "reason": "no such staff", "date": "2026-02-01", "by": "board"}
    seen = covered(project(head={"not_applicable": [left_out]}), Folk2="not_applicable")
    assert figures(seen)["items"] == ("Folk2 title (Folk2), left out on 2026-02-01 by board (no such staff)")


def marked(*options):
    rows = [score(o, "Folk2", score=None, standing="not_applicable") for o in options]
    return project(evidence=CLAIMS, scores=rows)


def test_a_criterion_put_aside_for_one_option_only():
    seen = covered(marked("joint"))
    assert subjects(seen) == ["joint"]
    assert figures(seen) == {"items": "Folk2 title (Folk2)", "option": "Joint team (joint)", "n": 1}


def test_a_criterion_put_aside_for_every_option_is_not_uneven():
    assert covered(marked("stay", "better", "joint")) == ()


def test_a_mark_that_was_taken_back_does_not_count():
    rows = [
        score("joint", "Folk2", score=None, standing="not_applicable"),
        score("joint", "Folk2", date="2026-04-01"),
    ]
    assert covered(project(evidence=CLAIMS, scores=rows)) == ()


def test_before_scoring_nobody_can_tell():
    assert missing(criteria_removed(results())) == ("scores (scores.csv) or measurements (measures.csv)",)
