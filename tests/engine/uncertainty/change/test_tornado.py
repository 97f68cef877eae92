"""Each bar is the range of one pair's lead, by weights and cells put in one by one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine.uncertainty.change.points import Points
from moothall.engine.uncertainty.change.tornado import tornado
from moothall.findings.ranking import Bar
from tests.engine.uncertainty.change.made import plain, points_of, total_at, totals_with


def lead(points: Points) -> float:
    one, other = points.options[:2]
    weights = points.section_weights, points.criterion_weights
    return total_at(points, one, *weights) - total_at(points, other, *weights)


def test_worked_by_hand() -> None:
    scores, groups = {"x": (4, 0), "y": (0, 2)}, {"staff": (0.4, 0.6), "users": (0.8, 0.2)}
    points = plain(scores, (0.6, 0.4), groups)
    points = replace(
        points,
        low={"x": {"A": 3.0, "B": 0.0}, "y": {"A": 0.0, "B": 2.0}},
        high={"x": {"A": 4.0, "B": 0.5}, "y": {"A": 1.0, "B": 2.0}},
    )
    bars = tornado(points, "x", "y")
    # lead 4a - 2b: 0.4 at a = 0.4, 2.8 at a = 0.8; cells A: 1.6 - 0.6·2, cells B: 1.6 + 0.4·0.5
    expected = [
        ("section_weight", "a", 0.4, 2.8),
        ("section_weight", "b", 0.4, 2.8),
        ("criterion_scores", "A", 0.4, 1.6),
        ("criterion_scores", "B", 1.6, 1.8),
    ]
    assert [(b.kind, b.item, round(b.low, 12), round(b.high, 12)) for b in bars] == expected


@given(points_of())
def test_a_criterions_bar_is_the_lead_with_its_cells_put_in(points: Points) -> None:
    one, other = points.options[:2]
    for bar in tornado(points, one, other):
        if bar.kind == "criterion_scores":
            worst = put_in(points, bar.item, points.low[one], points.high[other])
            best = put_in(points, bar.item, points.high[one], points.low[other])
            assert (bar.low, bar.high) == pytest.approx((lead(worst), lead(best)), abs=1e-9)


def put_in(points: Points, criterion: str, ours: dict[str, float], theirs: dict[str, float]) -> Points:
    one, other = points.options[:2]
    cells = {
        one: points.points[one] | {criterion: ours[criterion]},
        other: points.points[other] | {criterion: theirs[criterion]},
    }
    return replace(points, points=points.points | cells)


@given(points_of(), st.floats(0, 1))
def test_a_sections_bar_holds_the_lead_at_every_weight_between_the_groups(
    points: Points, share: float
) -> None:
    one, other = points.options[:2]
    for bar in tornado(points, one, other):
        if bar.kind == "section_weight":
            own = [g[bar.item] for g in points.group_section_weights.values()]
            own.append(points.section_weights[bar.item])
            weight = min(own) + share * (max(own) - min(own))
            at = totals_with(points, bar.item, weight)
            assert bar.low - 1e-9 <= at[one] - at[other] <= bar.high + 1e-9
            assert bar.low - 1e-9 <= lead(points) <= bar.high + 1e-9


@given(points_of())
def test_widest_first_and_none_without_width(points: Points) -> None:
    bars = tornado(points, *points.options[:2])
    widths = [b.high - b.low for b in bars]
    assert all(w > 0 for w in widths)
    assert all(a >= b - 2e-9 for a, b in pairwise(widths))


def test_inputs_that_do_not_move_the_lead_have_no_bar() -> None:
    assert tornado(plain({"x": (4, 0), "y": (0, 2)}, (0.5, 0.5)), "x", "y") == ()
    alone = plain({"x": (4, 0), "y": (0, 2)}, (1.0, 0.0), {"users": (0.5, 0.5)})
    assert [b.item for b in tornado(alone, "x", "y")] == ["b"]


def test_a_bar_at_the_end_of_the_scale_may_leave_out_the_lead_now() -> None:
    points = replace(plain({"x": (4,), "y": (0,)}, (1.0,)), low={"x": {"A": 3.5}, "y": {"A": 0.1}})
    points = replace(points, high={"x": {"A": 3.9}, "y": {"A": 0.4}})
    (bar,) = tornado(points, "x", "y")
    assert bar == Bar(kind="criterion_scores", item="A", low=pytest.approx(3.1), high=pytest.approx(3.8))
