"""AB19: terms that moved once verdicts were given."""

from __future__ import annotations

import pytest

from moothall.engine.bias.agreed_terms import dropped_after_screening

from .made import figures, missing, project, results, subjects

VERDICT = {"principle": "Rule1", "option": "joint", "verdict": "meets", "date": "2026-03-01", "by": "panel"}


def adopted(date, *principles):
    return {"date": date, "by": "board", "principles": principles, "reason": "asked"}


def threshold(date, value, id="spread_min"):
    return {"date": date, "by": "board", "id": id, "value": value}


def seen(**head):
    return dropped_after_screening(results(project(head=head, verdicts=[VERDICT])))


def test_a_must_pass_principle_dropped_after_a_verdict():
    found = seen(must_pass=[adopted("2026-02-01", "Rule2", "Rule1"), adopted("2026-03-02", "Rule2")])
    assert subjects(found) == ["must_pass"]
    assert figures(found) == {
        "what": "the must-pass set (dropped: Rule1; added: none), by board",
        "changed": "2026-03-02",
        "verdict_date": "2026-03-01",
        "before": "Rule1, Rule2",
        "after": "Rule2",
        "by": "board",
        "reason": "asked",
    }


def test_a_set_first_adopted_after_a_verdict():
    assert figures(seen(must_pass=[adopted("2026-03-02", "Rule1")]))["before"] == "none"


def test_a_threshold_moved_after_a_verdict():
    found = seen(thresholds=[threshold("2026-02-01", 2.5), threshold("2026-03-02", 3)])
    assert figures(found)["what"] == "threshold spread_min title (spread_min), from 2.5 to 3, by board"


def test_what_a_grade_is_worth_moved_after_a_verdict():
    grade = {"date": "2026-03-02", "by": "board", "grade": "D", "observations": 12}
    found = seen(grades=[grade])
    assert (figures(found)["before"], figures(found)["after"]) == ("4", "12")


@pytest.mark.parametrize(
    "head",
    [
        {"must_pass": [adopted("2026-02-01", "Rule1"), adopted("2026-03-01", "Rule2")]},
        {"must_pass": [adopted("2026-02-01", "Rule1", "Rule2"), adopted("2026-03-02", "Rule2", "Rule1")]},
        {"thresholds": [threshold("2026-03-02", 2)]},
        {"thresholds": [threshold("2026-03-02", ["unions", "users"], "voices_needed")]},
    ],
    ids=["no later than the verdict", "the same set again", "the framework's own value", "the same words"],
)
def test_terms_that_stayed(head):
    assert seen(**head) == ()


def test_without_verdicts_nobody_can_tell():
    assert missing(dropped_after_screening(results())) == ("dated verdicts (principles.csv)",)
