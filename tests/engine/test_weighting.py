"""Weights by group and jointly: always whole, always adding to 1, and known as they stood on a day."""

from __future__ import annotations

import datetime
import math
from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine.weighting import (
    applying,
    from_places,
    late_changes,
    normalised,
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
    shares,
    weighting,
)
from moothall.findings.scoring import WeightsUsed
from moothall.project.head import NotApplicable
from moothall.project.project import Project
from moothall.project.scores import ScoreRow
from moothall.project.stakeholders import Group, Stakeholders
from moothall.project.weights import WeightRow
from tests.engine.made import clean_project, day, head, project
from tests.engine.scoring.made import Recipe, recipes

POINTS = st.lists(st.floats(0, 1e6), min_size=1, max_size=12).filter(lambda p: sum(p) > 0)


def adds_to_one(weights: WeightsUsed, made: Project) -> bool:
    sums = [math.fsum(weights.sections.values())]
    for section in made.framework.matrix.sections:
        own = [weights.criteria[c.id] for c in section.criteria if c.id in weights.criteria]
        sums += [math.fsum(own)] if own else []
    return all(math.isclose(s, 1, abs_tol=1e-9) for s in sums) and min(weights.criteria.values()) >= 0


@given(recipe=recipes())
def test_the_weights_of_every_group_and_of_all_add_to_one(recipe: Recipe) -> None:
    made = recipe.project
    found = weighting(made)
    for weights in (found.joint, *found.groups):
        assert adds_to_one(weights, made)
        assert set(weights.criteria) == applying(made)


@given(POINTS)
def test_points_are_divided_by_their_sum_and_keep_their_order(points: list[float]) -> None:
    found = normalised(points)
    assert math.fsum(found) == pytest.approx(1)
    assert [w == 0 for w in found] == [p / math.fsum(points) == 0 for p in points]
    order = sorted(range(len(points)), key=lambda i: points[i])
    assert all(found[a] <= found[b] for a, b in pairwise(order))


@pytest.mark.parametrize("points", [[], [0.0], [0.0, 0.0], [1.0, -1.0], [2.0, -1.0]])
def test_points_that_weigh_nothing_or_less_are_refused(points: list[float]) -> None:
    with pytest.raises(ValueError, match="weights must not be negative, and one must be above zero"):
        normalised(points)


@given(st.integers(1, 15))
def test_the_weights_of_an_order_fall_and_add_to_one(n: int) -> None:
    for found in (rank_order_centroid(n), rank_sum(n), rank_reciprocal(n)):
        assert len(found) == n
        assert math.fsum(found) == pytest.approx(1)
        assert list(found) == sorted(found, reverse=True)
        assert len(set(found)) == n


@given(st.integers(1, 15))
def test_the_centroid_is_the_mean_of_the_corners(n: int) -> None:
    """A second way: the corners of all weights in one order are 1, (1/2, 1/2), (1/3, 1/3, 1/3) and so on."""
    corners = [[Fraction(1, k) if i < k else Fraction() for i in range(n)] for k in range(1, n + 1)]
    mean = [float(sum((c[i] for c in corners), Fraction()) / n) for i in range(n)]
    assert rank_order_centroid(n) == pytest.approx(mean, abs=1e-15)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8))
def test_ties_get_the_mean_of_all_orders_that_they_leave_open(places: list[int]) -> None:
    found = from_places(places)
    assert math.fsum(found) == pytest.approx(1)
    for a, b in permutations(range(len(places)), 2):
        assert (places[a] < places[b]) == (found[a] > found[b] + 1e-12) or places[a] == places[b]
        if places[a] == places[b]:
            assert found[a] == found[b]


def test_shares_are_as_declared_or_equal_by_group() -> None:
    def group(name: str, share: float | None) -> Group:
        return Group(id=name, title=name, voice="other", share=share)

    assert shares([group("a", None), group("b", None)]) == {"a": 0.5, "b": 0.5}
    assert shares([group("a", 0.7), group("b", 0.3)]) == {"a": 0.7, "b": 0.3}
    assert shares([]) == {}


# What groups said


def row(
    item: str, value: float | None, on: str = "2026-02-10", group: str = "unions", **more: object
) -> WeightRow:
    kind = "criterion" if len(item) > 1 else "section"
    given_row = {
        "group": group,
        "kind": kind,
        "item": item,
        "value": value,
        "method": "swing_points",
        "by": group,
    }
    return WeightRow(**given_row | {"date": day(on)} | more)  # type: ignore[arg-type]


SECTIONS = [s.id for s in clean_project().framework.matrix.sections]


def whole(on: str = "2026-02-10", group: str = "unions", **points: float) -> tuple[WeightRow, ...]:
    """A weight for every section: 1, unless said otherwise."""
    return tuple(row(s, points.get(s, 1), on, group) for s in SECTIONS)


def of_unions(made: Project, until: datetime.date | None = None) -> WeightsUsed:
    return next(g for g in weighting(made, until).groups if g.group == "unions")


def test_until_a_group_says_otherwise_its_weights_are_equal() -> None:
    found = of_unions(project(weights=()))
    assert not found.declared
    assert set(found.sections.values()) == {1 / 12}
    assert found.criteria["E1"] == 1 / 8


def test_a_later_row_replaces_an_earlier_one_and_the_earlier_can_be_asked_for() -> None:
    made = project(weights=(*whole(E=12), row("E", 1, "2026-05-09")))
    assert of_unions(made).sections["E"] == pytest.approx(1 / 12)
    assert of_unions(made, day("2026-05-08")).sections["E"] == pytest.approx(12 / 23)
    assert of_unions(made, day("2026-01-01")).sections["E"] == pytest.approx(1 / 12)
    assert not of_unions(made, day("2026-01-01")).declared


def test_of_an_interval_the_middle_counts() -> None:
    rest = tuple(r for r in whole() if r.item != "E")
    made = project(weights=(*rest, row("E", None, low=1, high=3)))
    assert of_unions(made).sections["E"] == pytest.approx(2 / 13)


def test_the_joint_weights_are_the_mean_of_the_groups_by_their_shares() -> None:
    made = clean_project()
    part = dict(zip([g.id for g in made.stakeholders.groups], (0.1, 0.9, 0.0, 0.0), strict=True))
    shared = Stakeholders(groups=tuple(replace(g, share=part[g.id]) for g in made.stakeholders.groups))
    found = weighting(project(stakeholders=shared, weights=whole(E=12)))
    assert found.joint.sections["E"] == pytest.approx(0.1 / 12 + 0.9 * 12 / 23)
    assert found.joint.declared


def test_without_groups_all_weights_are_equal() -> None:
    from tests.engine.scoring.made import scored

    made = replace(scored(1, 0, 2, False, False, False), stakeholders=Stakeholders(), scores=())
    found = weighting(made)
    assert found.groups == ()
    assert set(found.joint.sections.values()) == {1 / 12}


def test_a_weight_on_what_does_not_apply_goes_to_the_others_in_proportion() -> None:
    own = [c.id for c in clean_project().framework.section_of("E1").criteria]
    weights = tuple(row(c, n + 1) for n, c in enumerate(own))
    aside = NotApplicable(criterion=own[-1], reason="It applies to none.", date=day("2026-02-01"), by="Board")
    made = replace(head(not_applicable=(aside,)), weights=weights)
    found = of_unions(made)
    assert own[-1] not in found.criteria
    assert found.criteria[own[0]] == pytest.approx(1 / sum(range(1, len(own))))


# Changes after scoring


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
    own = [c.id for c in clean_project().framework.section_of("E1").criteria]
    weights = tuple(row(c, 1, "2026-05-09") for c in own)
    made = project(weights=weights, scores=(scored_on("2026-05-03", "E2"),))
    assert [change.after.item for change in late_changes(made)] == ["E2"]
