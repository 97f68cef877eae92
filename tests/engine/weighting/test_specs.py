"""What the simulation draws from: central weights, and what they were said as."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from msgspec.structs import replace

from moothall.engine.weighting import GroupSpec, specs, weighting
from moothall.project.head import NotApplicable
from moothall.project.project import Project
from moothall.project.stakeholders import Stakeholders
from tests.engine.made import clean_project, day, head, project
from tests.engine.scoring.made import Recipe, recipes, scored
from tests.engine.weighting.made import CRITERIA, SECTIONS, pairs, row, whole


def unions(made: Project, until: str = "") -> GroupSpec:
    return next(s for s in specs(made, day(until) if until else None) if s.group == "unions")


@given(recipe=recipes())
def test_the_central_weights_are_those_in_use(recipe: Recipe) -> None:
    made = recipe.project
    for spec, used in zip(specs(made), weighting(made).groups, strict=True):
        assert (spec.group, spec.declared, spec.method) == (used.group, used.declared, used.method)
        assert dict(zip(spec.sections.items, spec.sections.weights, strict=True)) == used.sections
        inner = {c: w for s in spec.criteria.values() for c, w in zip(s.items, s.weights, strict=True)}
        assert inner == used.criteria


@given(recipe=recipes())
def test_shares_add_to_one_and_every_set_is_of_one_length(recipe: Recipe) -> None:
    found = specs(recipe.project)
    assert math.fsum(s.share for s in found) == pytest.approx(1)
    for spec in (s for g in found for s in (g.sections, *g.criteria.values())):
        wanted = {"order": (1, 0, 0), "interval": (0, 1, 1)}.get(spec.way, (0, 0, 0))
        given_ = tuple(len(part) // len(spec.items) for part in (spec.places, spec.low, spec.high))
        assert given_ == wanted
        assert math.fsum(spec.weights) == pytest.approx(1)


def test_without_groups_there_is_one_that_weighs_all_alike() -> None:
    bare = replace(scored(1, 0, 2, False, False, False), stakeholders=Stakeholders(), scores=(), weights=())
    (found,) = specs(bare)
    assert (found.group, found.share, found.declared, found.sections.way) == ("", 1.0, False, "equal")


def test_a_group_that_said_nothing_or_equal_is_equal() -> None:
    silent = unions(project(weights=()))
    said = unions(project(weights=tuple(replace(r, method="equal", value=None) for r in whole())))
    assert (silent.sections.way, silent.declared) == ("equal", False)
    assert (said.sections.way, said.declared) == ("equal", True)
    assert silent.sections.weights == said.sections.weights == (1 / 12,) * 12


def test_a_ranking_keeps_its_places_without_gaps() -> None:
    points = {s: 7.0 for s in SECTIONS} | {"E": 1, "Q": 1, "F": 3}
    rows = tuple(replace(row(s, points[s]), method="swing_ranking") for s in SECTIONS)
    found = unions(project(weights=rows)).sections
    assert found.way == "order"
    assert dict(zip(found.items, found.places, strict=True)) == {s: 3 for s in SECTIONS} | {
        "E": 1,
        "Q": 1,
        "F": 2,
    }
    by = dict(zip(found.items, found.weights, strict=True))
    assert by["E"] == by["Q"] > by["F"] > by["D"] == by["S"]


def test_intervals_are_told_in_points_of_which_the_top_has_a_hundred() -> None:
    given_rows = {
        "E": row("E", 50),
        "Q": row("Q", 30, low=20, high=45),
        "F": row("F", None, low=10, high=30),
        "D": row("D", 6, low=5),
        "S": row("S", 6, high=25),
        "A": row("A", None, low=15, high=15),
        "J": row("J", 0),
    }
    rows = tuple(given_rows.get(s, row(s, 5)) for s in SECTIONS)
    found = unions(project(weights=rows)).sections
    assert found.way == "interval"
    ends = dict(zip(found.items, zip(found.low, found.high, strict=True), strict=True))
    wanted = {
        "E": (100, 100),
        "Q": (40, 90),
        "F": (20, 60),
        "D": (10, 100),
        "S": (0, 50),
        "A": (30, 30),
        "J": (0, 0),
    }
    assert {s: ends[s] for s in wanted} == wanted
    by = dict(zip(found.items, found.weights, strict=True))
    assert by["Q"] / by["E"] == pytest.approx(30 / 50)
    assert by["F"] / by["E"] == pytest.approx(20 / 50)
    assert by["J"] == 0


def test_ends_that_are_the_same_are_a_point() -> None:
    rows = tuple(row(s, None, low=n, high=n) for n, s in enumerate(SECTIONS, 1))
    found = unions(project(weights=rows)).sections
    assert (found.way, found.low) == ("points", ())
    assert found.weights[0] == pytest.approx(1 / 78)


def test_without_its_top_item_a_set_of_intervals_is_read_by_their_middle() -> None:
    rows = tuple(row(c, 100) if c == "E1" else row(c, None, low=20, high=40) for c in CRITERIA)
    aside = NotApplicable(criterion="E1", reason="It applies to none.", date=day("2026-02-01"), by="Board")
    made = project(weights=rows)
    assert unions(made).criteria["E"].way == "interval"
    found = unions(replace(head(not_applicable=(aside,)), weights=rows)).criteria["E"]
    assert (found.way, found.weights) == ("points", pytest.approx((1 / 7,) * 7))


def test_pairs_are_points() -> None:
    points = {c: n + 1.0 for n, c in enumerate(CRITERIA)}
    found = unions(project(weights=pairs(points)))
    assert found.sections.way == "equal"
    assert {s for s, spec in found.criteria.items() if spec.way == "points"} == {"E"}
    assert found.criteria["E"].weights == pytest.approx([p / 36 for p in points.values()])


def test_a_zero_stays_zero() -> None:
    found = unions(project(weights=whole(E=0))).sections
    assert dict(zip(found.items, found.weights, strict=True))["E"] == 0


def test_the_weights_of_an_earlier_day_can_be_asked_for() -> None:
    made = project(weights=(*whole(), *pairs({s: 2.0 if s == "E" else 1.0 for s in SECTIONS}, "2026-03-01")))
    assert set(unions(made, "2026-02-28").sections.weights) == {1 / 12}
    assert max(unions(made).sections.weights) == pytest.approx(2 / 13)
    assert unions(made).method == "pairwise"


def test_declared_shares_are_kept() -> None:
    groups = clean_project().stakeholders.groups
    shared = Stakeholders(
        groups=tuple(replace(g, share=s) for g, s in zip(groups, (0.1, 0.9, 0.0, 0.0), strict=True))
    )
    assert [s.share for s in specs(project(stakeholders=shared))] == pytest.approx([0.1, 0.9, 0, 0])
