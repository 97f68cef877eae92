"""AB9 and AB10: scores by overall impression, by copying, or without a reason."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from moothall.engine.bias.scores import correlation, halo_scoring, score_without_reason

from .made import CLAIMS, CRITERIA, figures, missing, project, results, score, subjects

SIX = [c for s in CRITERIA.values() for c in s]


def scored(**by_assessor):
    """Scores of joint, then of better, in the order of the criteria."""
    cells = [(o, c) for o in ("joint", "better") for c in SIX]
    rows = [
        score(o, c, assessor, score=x)
        for assessor, scores in by_assessor.items()
        for (o, c), x in zip(cells, scores, strict=False)
    ]
    return results(project(evidence=CLAIMS, scores=rows))


def test_one_score_for_everything():
    found = figures(halo_scoring(scored(officers1=[3, 3, 3, 3, 3, 3])))
    assert (found["assessor"], found["option"], found["score"]) == ("officers1", "Joint team (joint)", 3)
    assert (found["share"], found["n"]) == (1, 6)
    assert found["detail"] == "officers1 gives Joint team (joint) a 3 on 6 of 6 criteria (100%)"


@pytest.mark.parametrize(("scores", "found"), [([3, 3, 3, 3, 3, 1], 1), ([3, 3, 3, 3, 1], 0)])
def test_over_four_fifths(scores, found):
    """Five of six is over 80%; four of five is not."""
    assert len(subjects(halo_scoring(scored(officers1=scores)))) == found


def test_two_assessors_who_score_alike():
    seen = halo_scoring(scored(officers1=[0, 1, 2, 3, 4, 0], unions1=[0, 1, 2, 3, 4, 0]))
    assert subjects(seen) == ["officers1/unions1"]
    assert figures(seen)["correlation"] == pytest.approx(1)
    assert figures(seen)["n"] == 6


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ([4, 3, 2, 1, 0, 4], "they see it the other way round"),
        ([0, 1, 2, 3, 4, 2], "one cell sets them apart"),
        ([0, 1, 2, 3], "they share too few cells"),
    ],
)
def test_two_assessors_who_do_not(other, why):
    assert halo_scoring(scored(officers1=[0, 1, 2, 3, 4, 0], unions1=other)) == (), why


def test_too_few_scores_to_tell():
    seen = halo_scoring(scored(officers1=[3, 3, 3, 3]))
    assert missing(seen) == ("at least 5 scores of one option by an assessor (scores.csv)",)


def test_few_of_each_option_but_enough_in_common():
    rows = [
        score(o, c, a, score=x)
        for a in ("officers1", "unions1")
        for x, (o, c) in enumerate((o, c) for o in ("joint", "better") for c in SIX[:3])
        if x < 5
    ]
    assert subjects(halo_scoring(results(project(evidence=CLAIMS, scores=rows)))) == ["officers1/unions1"]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=40))
def test_the_correlation_is_that_of_the_standard_library(pairs):
    a, b = zip(*pairs, strict=True)
    assume(len(set(a)) > 1 and len(set(b)) > 1)
    assert correlation(pairs) == pytest.approx(statistics.correlation(a, b), abs=1e-12)


def test_who_never_varies_has_no_correlation():
    assert correlation([(2, 0), (2, 4)]) is None


def bare(*rows):
    return score_without_reason(results(project(evidence=CLAIMS, scores=list(rows))))


def test_scores_that_do_not_say_why_are_counted_by_option():
    seen = bare(
        score("joint", "Folk1", reason=" "),
        score("joint", "Folk2", evidence=[]),
        score("joint", "Folk3"),
        score("better", "Folk1", reason="", evidence=[]),
    )
    assert subjects(seen) == ["joint", "better"]
    assert figures(seen) == {
        "option": "Joint team (joint)",
        "n": 2,
        "cells": "Folk1 by officers1, Folk2 by officers1",
        "without_reason": 1,
        "without_evidence": 1,
    }


def test_a_reason_added_later_settles_it():
    assert bare(score("joint", "Folk1", reason=""), score("joint", "Folk1", date="2026-04-01")) == ()


def test_an_abstention_needs_no_evidence():
    seen = bare(score("joint", "Folk1", score=None, standing="abstain", reason="", evidence=[]))
    assert missing(seen) == ("scores (scores.csv)",)


def test_many_cells_are_counted_and_not_all_named():
    seen = bare(
        *(score(o, c, reason="") for o in ("joint",) for c in SIX),
        score("joint", "Rest1", "users1", reason=""),
    )
    assert figures(seen)["cells"].endswith("and 1 more")
