"""Crossings are where two totals meet, and no nearer one is passed over."""

from __future__ import annotations

import pytest
from hypothesis import event, given
from msgspec.structs import replace

from moothall.engine.uncertainty.change.crossover import crossovers, lines
from moothall.engine.uncertainty.change.points import Points
from moothall.findings.ranking import Crossing, Crossover
from tests.engine.uncertainty.change.made import front_of, plain, points_of, totals_with

NEAR = 1e-9


def test_worked_by_hand() -> None:
    # x leads y by 4a - 2b
    points = plain({"x": (4, 0, 2), "y": (0, 2, 2)}, (0.5, 0.3, 0.2))
    found = {c.item: c for c in crossovers(points, "x")}
    # of what a leaves, b takes three fifths: 4a - 2·0.6·(1 - a) = 0 at a = 1.2/5.2
    assert found["a"].below is not None
    assert found["a"].below.weight == pytest.approx(1.2 / 5.2)
    assert found["a"].above is None
    # of what b leaves, a takes five sevenths: 4·(5/7)(1 - b) = 2b at b = 20/34
    assert found["b"].above is not None
    assert found["b"].above.weight == pytest.approx(20 / 34)
    assert found["b"].below is None
    # both have 2 in c: at c = 1 they are level, which is not a change of the front
    assert found["c"].above is None
    assert found["c"].below is None
    assert {i: found[i].kind for i in "aA"} == {"a": "section", "A": "criterion"}
    assert found["A"].below is None


@given(points_of())
def test_at_a_crossing_totals_are_equal_inside_the_front_leads_and_beyond_it_does_not(points: Points) -> None:
    front = front_of(points)
    for crossover in crossovers(points, front):
        for crossing, end in ((crossover.below, 0.0), (crossover.above, 1.0)):
            if crossing is not None:
                event("crossing")
                assert min(crossover.weight, end) <= crossing.weight <= max(crossover.weight, end)
                check_crossing(points, front, crossover, crossing, end)


def check_crossing(points: Points, front: str, of: Crossover, crossing: Crossing, end: float) -> None:
    other, to = crossing.option, crossing.weight
    at = totals_with(points, of.item, to)
    assert at[front] == pytest.approx(at[other], abs=NEAR)
    inside = totals_with(points, of.item, to + (of.weight - to) * 1e-3)
    assert inside[front] >= max(inside.values()) - NEAR
    if to != of.weight:
        assert inside[front] > inside[other]
    beyond = totals_with(points, of.item, to + (end - to) * 1e-3)
    assert beyond[other] > beyond[front]


@given(points_of())
def test_without_a_crossing_the_front_stays_to_the_end(points: Points) -> None:
    front = front_of(points)
    for crossover in crossovers(points, front):
        if crossover.weight < 1 - NEAR:
            ends = ((crossover.below, 0.0), (crossover.above, 1.0))
            for end in (end for crossing, end in ends if crossing is None):
                at = totals_with(points, crossover.item, end)
                assert at[front] >= max(at.values()) - 1e-8


def test_a_weight_that_holds_everything_does_not_cross() -> None:
    points = plain({"x": (4, 0), "y": (0, 4)}, (1.0, 0.0))
    found = {c.item: c for c in crossovers(points, "x")}
    assert (found["a"].below, found["a"].above) == (None, None)
    assert found["b"].above == Crossing(weight=0.5, option="y")


def test_of_two_that_draw_level_together_the_one_that_comes_first_then_is_named() -> None:
    points = plain({"x": (3, 1), "y": (2, 2), "z": (1, 3)}, (0.75, 0.25))
    below = next(c.below for c in crossovers(points, "x") if c.item == "a")
    assert below == Crossing(weight=0.5, option="z")


def test_options_level_now_cross_where_they_stand() -> None:
    points = plain({"x": (3, 1), "y": (1, 3)}, (0.5, 0.5))
    found = next(c for c in crossovers(points, "x") if c.item == "a")
    assert found.below == Crossing(weight=0.5, option="y")
    assert found.above is None


@given(points_of())
def test_lines_run_between_the_totals_at_the_ends(points: Points) -> None:
    found = lines(points)
    movable = [s for s in points.sections if points.section_weights[s] < 1]
    assert [(li.section, li.option) for li in found] == [(s, o) for s in movable for o in points.options]
    for line in found:
        for share in (0.0, 0.25, 1.0):
            on_line = (1 - share) * line.at_zero + share * line.at_one
            assert on_line == pytest.approx(totals_with(points, line.section, share)[line.option], abs=1e-9)


@given(points_of())
def test_the_order_of_options_does_not_move_a_crossing(points: Points) -> None:
    front = front_of(points)
    turned = replace(points, options=points.options[::-1])
    for one, other in zip(crossovers(points, front), crossovers(turned, front), strict=True):
        for a, b in ((one.below, other.below), (one.above, other.above)):
            assert (a is None) == (b is None)
            if a is not None and b is not None:
                assert a.weight == pytest.approx(b.weight, abs=NEAR)
