"""The smallest change of weights against a linear programme, and by its promises."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st
from msgspec.structs import replace
from scipy.optimize import linprog

from moothall.engine.uncertainty.change.points import Points
from moothall.engine.uncertainty.change.smallest import exchange, smallest_changes
from tests.engine.uncertainty.change.made import SCORES, front_of, plain, points_of, total_at, weights_of

ITEMS = st.integers(1, 8).map(lambda n: tuple(f"i{k}" for k in range(n)))


@st.composite
def leads(draw: st.DrawFn) -> tuple[dict[str, float], dict[str, float], float]:
    """Weights, gaps and a lead that is not negative, part of it outside the weights."""
    items = draw(ITEMS)
    weights = draw(weights_of(items))
    gaps = {i: draw(SCORES) - draw(SCORES) for i in items}
    inside = sum(weights[i] * gaps[i] for i in items)
    outside = draw(st.one_of(st.just(0.0), st.integers(-100, 300).map(lambda x: x / 100)))
    assume(inside + outside >= 0)
    return weights, gaps, inside + outside


def solved(weights: dict[str, float], gaps: dict[str, float], lead: float) -> float | None:
    """The least L1 distance by HiGHS: w' = w + up - down on the simplex, the lead at most 0."""
    w, g = np.array(list(weights.values())), np.array(list(gaps.values()))
    n = len(w)
    found = linprog(
        np.ones(2 * n),
        A_ub=np.concatenate([g, -g])[None, :],
        b_ub=[-lead],
        A_eq=np.concatenate([np.ones(n), -np.ones(n)])[None, :],
        b_eq=[0.0],
        bounds=[(0, 1)] * n + [(0, x) for x in w],
        method="highs",
    )
    return float(found.fun) if found.status == 0 else None


@given(leads())
def test_no_change_is_smaller_by_linear_programming(
    made: tuple[dict[str, float], dict[str, float], float],
) -> None:
    weights, gaps, lead = made
    found, least = exchange(weights, gaps, lead), solved(weights, gaps, lead)
    end = lowest(weights, gaps, lead)
    if end < -1e-8:
        event("possible")
        assert found is not None
        assert found.distance == pytest.approx(least, abs=1e-6)
    else:
        event("impossible")
        assert found is None
        assert least is None or end < 1e-6  # level at the very end at most


@given(leads())
def test_a_change_stays_on_the_simplex_and_takes_the_lead_to_nothing(
    made: tuple[dict[str, float], dict[str, float], float],
) -> None:
    weights, gaps, lead = made
    found = exchange(weights, gaps, lead)
    if found is not None:
        assert sum(found.moves.values()) == pytest.approx(0, abs=1e-12)
        assert all(weights[i] + m >= -1e-12 for i, m in found.moves.items())
        assert lead + sum(gaps[i] * m for i, m in found.moves.items()) == pytest.approx(0, abs=1e-8)
        assert found.distance == pytest.approx(sum(abs(m) for m in found.moves.values()))
        assert list(found.moves) == [i for i in gaps if i in found.moves]


@given(points_of())
def test_it_really_ends_the_first_place_and_a_little_less_does_not(points: Points) -> None:
    front = front_of(points)
    for change in smallest_changes(points, front):
        event(f"dethroned, {'sections' if change.level == 'sections' else 'within'}")
        at, less = totals_moved(points, change.moves, 1.0), totals_moved(points, change.moves, 0.99)
        assert at[front] == pytest.approx(at[change.option], abs=1e-8)
        assert at[front] >= max(at.values()) - 1e-8
        if change.distance > 1e-6:
            assert all(less[front] > less[o] for o in points.options if o != front)


def totals_moved(points: Points, moves: dict[str, float], part: float) -> dict[str, float]:
    sections = {s: w + part * moves.get(s, 0.0) for s, w in points.section_weights.items()}
    criteria = {c: w + part * moves.get(c, 0.0) for c, w in points.criterion_weights.items()}
    return {o: total_at(points, o, sections, criteria) for o in points.options}


@given(points_of())
def test_each_level_names_the_easiest_of_those_that_can_come_ahead(points: Points) -> None:
    front = front_of(points)
    found = {c.level: c for c in smallest_changes(points, front)}
    levels = ("sections", *points.sections)
    assert list(found) == [level for level in levels if level in found]
    for level in levels:
        others = {o: problem(points, level, front, o) for o in points.options if o != front}
        possible = {o: solved(*p) for o, p in others.items() if lowest(*p) < -1e-8}
        assert (level in found) == bool(possible)
        if possible:
            least = min(d for d in possible.values() if d is not None)
            assert found[level].distance == pytest.approx(least, abs=1e-6)
            assert possible[found[level].option] == pytest.approx(least, abs=1e-6)


def lowest(weights: dict[str, float], gaps: dict[str, float], lead: float) -> float:
    """The lead with all the weight where it is worth least."""
    return lead - sum(weights[i] * gaps[i] for i in gaps) + min(gaps.values())


def problem(
    points: Points, level: str, front: str, other: str
) -> tuple[dict[str, float], dict[str, float], float]:
    """Weights, gaps and lead of one level, cell by cell."""
    weights = points.section_weights, points.criterion_weights
    lead = total_at(points, front, *weights) - total_at(points, other, *weights)
    gap = {c: points.points[front][c] - points.points[other][c] for c in points.criterion_weights}
    if level == "sections":
        own = {s: sum(points.criterion_weights[c] * gap[c] for c in cs) for s, cs in points.sections.items()}
        return points.section_weights, own, lead
    scaled = {c: points.section_weights[level] * gap[c] for c in points.sections[level]}
    return {c: points.criterion_weights[c] for c in scaled}, scaled, lead


def test_worked_by_hand() -> None:
    # x leads y by 4a - 2b + 0c = 1.4: a gives first, six a unit moved onto b
    points = plain({"x": (4, 0, 2), "y": (0, 2, 2)}, (0.5, 0.3, 0.2))
    (change,) = smallest_changes(points, "x")
    assert (change.level, change.option) == ("sections", "y")
    assert change.distance == pytest.approx(2 * 1.4 / 6)
    assert change.moves == pytest.approx({"a": -1.4 / 6, "b": 1.4 / 6})


def test_within_a_section_the_others_are_held() -> None:
    two = Points(
        options=("x", "y"),
        sections={"s": ("A", "B"), "t": ("C",)},
        section_weights={"s": 0.5, "t": 0.5},
        criterion_weights={"A": 0.5, "B": 0.5, "C": 1.0},
        points={"x": {"A": 4, "B": 0, "C": 3}, "y": {"A": 0, "B": 4, "C": 2}},
        low={},
        high={},
    )
    found = {c.level: c for c in smallest_changes(two, "x")}
    # the lead is 0.5 from t; a unit moved from A to B is worth 0.5·8
    assert found["s"].moves == pytest.approx({"A": -0.125, "B": 0.125})
    assert list(found) == ["s"]


def test_an_option_that_can_only_draw_level_dethrones_nobody() -> None:
    assert smallest_changes(plain({"x": (4, 2), "y": (0, 2)}, (0.5, 0.5)), "x") == ()


def test_level_options_need_no_change() -> None:
    level = plain({"x": (4, 0), "y": (0, 4)}, (0.5, 0.5))
    (change,) = smallest_changes(level, "x")
    assert (change.option, change.distance, change.moves) == ("y", 0, {})


def test_of_equally_near_options_the_first_listed_stands() -> None:
    points = plain({"x": (4, 0), "y": (0, 2), "z": (0, 2)}, (0.5, 0.5))
    assert [c.option for c in smallest_changes(points, "x")] == ["y"]
    assert [c.option for c in smallest_changes(replace(points, options=("x", "z", "y")), "x")] == ["z"]
