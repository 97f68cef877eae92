"""AB14 and AB16: what a total counts twice, and the zero that it hides."""

from __future__ import annotations

import pytest

from moothall.engine.bias.totals import double_counting, hidden_zero
from moothall.findings.scoring import (
    OptionScore,
    Overlap,
    Rank,
    ScoringFindings,
    WeightSet,
    WeightsUsed,
    Zero,
)
from moothall.findings.values import Interval

from .made import cell, figures, missing, results, subjects


def overlapping(*pairs, **criteria):
    used = WeightsUsed(
        sections={"Coin": 0.5, "Folk": 0.5}, criteria={"Folk1": 0.5, "Folk2": 0.5, "Coin1": 1} | criteria
    )
    scoring = ScoringFindings(overlaps=pairs, weight_sets=(WeightSet(label="latest", joint=used),))
    return double_counting(results(scoring=scoring))


def pair(correlation, options, a="Folk1", b="Folk2"):
    return Overlap(a=a, b=b, correlation=correlation, options=options)


def test_two_criteria_that_move_as_one():
    seen = overlapping(pair(0.95, 8))
    assert subjects(seen) == ["Folk1/Folk2"]
    assert figures(seen) == {
        "a": "Folk1 title (Folk1)", "b": "Folk2 title (Folk2)", "correlation": 0.95, "n": 8,
    }  # fmt: skip


@pytest.mark.parametrize("correlation", [0.9, 0.1, -1, None])
def test_criteria_that_say_different_things(correlation):
    assert overlapping(pair(correlation, 8)) == ()


def test_one_that_has_no_weight_is_not_counted_twice():
    assert overlapping(pair(0.95, 8), Folk2=0) == ()


def test_with_seven_options_nobody_can_tell():
    assert missing(overlapping(pair(1, 7), pair(0.1, 8))) == (
        "scores of at least 8 options on criteria that may overlap",
    )


def test_what_is_found_stands_though_other_pairs_are_open():
    assert subjects(overlapping(pair(1, 7), pair(1, 8, "Folk1", "Coin1"))) == ["Folk1/Coin1"]


ZERO = Zero(criterion="Folk1", title="Folk1 title", called="hardship", by=("unions",))


def total(option, best, worst, *zeros):
    rank = None if best is None else Rank(best=best, worst=worst)
    standing = "held_out" if rank is None else "ranked"
    point = Interval(low=3, high=3)
    return OptionScore(option=option, title=option, standing=standing, total=point, rank=rank, zeros=zeros)


SCORED = (cell("joint", "Folk1", sources=("e1",)),)


def ranked(*options, cells=SCORED):
    return hidden_zero(results(scoring=ScoringFindings(options=options, cells=cells)))


def test_first_with_a_zero():
    """Acceptance scenario ACC06: the zero stands in the same sentence as the rank."""
    seen = ranked(total("joint", 1, 1, ZERO), total("better", 2, 2))
    assert subjects(seen) == ["joint/Folk1"]
    assert figures(seen) == {
        "option": "Joint team (joint)",
        "ranks": "ranks first",
        "criterion": "Folk1 title (Folk1)",
        "called": "hardship",
        "scores": "scores 0",
        "by": "Unions (unions)",
        "best": 1,
        "worst": 1,
    }
    assert seen[0].sources == ("e1",)


def test_every_option_that_may_come_first_is_looked_at():
    measured = Zero(criterion="Folk1", title="t", called="hardship")
    seen = ranked(total("joint", 1, 1), total("better", 1, 2, measured))
    assert figures(seen)["ranks"] == "may rank first"
    assert figures(seen)["by"] == "a measurement"


@pytest.mark.parametrize(
    ("option", "why"),
    [
        (total("joint", 2, 2, ZERO), "it does not come first"),
        (total("joint", None, None, ZERO), "it is held out"),
        (total("joint", 1, 1, Zero(criterion="Folk2", title="t", by=("unions",))), "it is not flagged"),
    ],
)
def test_zeros_that_are_listed_elsewhere(option, why):
    assert ranked(option) == (), why


def test_a_flagged_criterion_without_a_score_may_hide_one():
    cells = (cell("joint", "Folk1", "missing"), cell("joint", "Folk2", "missing"), cell("joint", "Rest1"))
    assert missing(ranked(total("joint", 1, 1), cells=cells)) == (
        "a score of Folk1 title (Folk1) for Joint team (joint) (scores.csv)",
    )
