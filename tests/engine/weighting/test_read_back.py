"""Weights read back in words."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from moothall.engine.weighting import findings, specs
from moothall.engine.weighting.read_back import read_back
from moothall.project.project import Project
from moothall.project.terms import Terms
from tests.engine.made import clean_project, project
from tests.engine.scoring.made import Recipe, recipes
from tests.engine.weighting.made import CRITERIA, SECTIONS, row, whole

TITLES = {s.id: s.title for s in clean_project().framework.matrix.sections}
ASKED = {c.id: c for c in clean_project().framework.criteria}


def words(made: Project) -> tuple[str, ...]:
    return next((r.words for r in findings(made, Terms(made)).read_back if r.group == "unions"), ())


def test_a_section_is_told_in_units_of_the_lightest() -> None:
    rest = {s: 40 for s in SECTIONS} | {"E": 80, "Q": 20}
    assert words(project(weights=whole(**rest)))[0] == (
        f"Taking “{TITLES['E']}” from its worst to its best counts as much as taking “{TITLES['Q']}” "
        "from its worst to its best 4.0 times over."
    )


def test_criteria_are_told_by_the_texts_of_their_lowest_and_highest_anchor() -> None:
    heavy, light = CRITERIA[0], CRITERIA[1]
    given_points = {c: 3.0 for c in CRITERIA} | {heavy: 6.0, light: 1.0}
    (sentence,) = words(project(weights=tuple(row(c, p) for c, p in given_points.items())))

    def swing(criterion: str) -> str:
        low, high = (ASKED[criterion].anchors[end].rstrip(".") for end in ("0", "4"))
        return f"“{ASKED[criterion].title}” from ‘{low}’ to ‘{high}’"

    assert sentence == f"Taking {swing(heavy)} counts as much as taking {swing(light)} 6.0 times over."


def test_without_anchors_a_criterion_is_told_by_its_title() -> None:
    made = project(weights=tuple(row(c, n + 1.0) for n, c in enumerate(CRITERIA)))
    matrix = made.framework.matrix
    bare = replace(
        matrix,
        sections=tuple(
            replace(s, criteria=tuple(replace(c, anchors={}) for c in s.criteria)) for s in matrix.sections
        ),
    )
    for asked in (bare, replace(matrix, scale=None)):
        (found,) = read_back(asked, specs(made))
        assert f"“{ASKED[CRITERIA[-1]].title}” from its worst to its best" in found.words[0]


@pytest.mark.parametrize("value", [1, None])
def test_of_equal_weights_nothing_is_told(value: float | None) -> None:
    rows = whole() if value else tuple(replace(r, method="equal", value=None) for r in whole())
    assert words(project(weights=rows)) == ()
    assert words(project(weights=())) == ()


def test_what_has_no_weight_is_said_plainly() -> None:
    found = words(project(weights=whole(E=0)))
    assert found[-1] == f"“{TITLES['E']}” counts for nothing."
    found = words(project(weights=whole(E=0, Q=0)))
    assert found[-1].endswith(" count for nothing.")
    assert f"“{TITLES['E']}”" in found[-1]
    assert f"“{TITLES['Q']}”" in found[-1]
    found = words(project(weights=whole(**{s: 0 for s in SECTIONS[2:]})))
    assert "and 7 more count for nothing." in found[-1]


def test_a_criterion_without_weight_is_said_unless_its_section_has_none_either() -> None:
    own = tuple(row(c, float(c != "E1")) for c in CRITERIA)
    assert words(project(weights=own))[-1] == f"“{ASKED['E1'].title}” counts for nothing."
    both = words(project(weights=(*own, *whole(E=0))))
    assert both[-1] == f"“{TITLES['E']}” counts for nothing."


def test_a_hair_more_is_not_told_as_one_times_over() -> None:
    sentence = words(project(weights=whole(E=1.01)))[0]
    assert sentence.startswith(
        f"Taking “{TITLES['E']}” from its worst to its best counts slightly more than "
    )


@pytest.mark.parametrize(
    ("first", "rest", "opening"),
    [
        (
            {"value": 1},
            {"value": 2, "method": "swing_ranking"},
            "In the middle of all weights that keep the order given, ",
        ),
        ({"value": 9}, {"value": None, "low": 2, "high": 4}, "In the middle of the ranges given, "),
        ({"value": 9}, {"value": 3}, "T"),
    ],
    ids=["order", "ranges", "points"],
)
def test_whoever_gave_no_number_is_not_told_that_he_did(
    first: dict[str, Any], rest: dict[str, Any], opening: str
) -> None:
    method = {"method": rest.get("method", "swing_points")}
    rows = tuple(row(s, **((first if s == "E" else rest) | method)) for s in SECTIONS)
    found = words(project(weights=rows))
    assert found
    assert all(
        sentence.startswith(f"{opening}{'taking' if opening != 'T' else 'aking'} “") for sentence in found
    )


@given(recipe=recipes())
def test_it_is_short_and_every_figure_in_it_is_a_ratio_of_weights(recipe: Recipe) -> None:
    made = recipe.project
    told = {r.group: r.words for r in findings(made, Terms(made)).read_back}
    for spec in specs(made):
        sentences = told.get(spec.group, ())
        assert len(sentences) <= 4
        sections = [w for w in spec.sections.weights if w > 0]
        overall = [
            w * dict(zip(spec.sections.items, spec.sections.weights, strict=True))[s]
            for s, inner in spec.criteria.items()
            for w in inner.weights
            if w > 0
        ]
        times = {f"{max(ws) / min(ws):,.1f}" for ws in (sections, overall)}
        said = {m for s in sentences for m in re.findall(r"([\d,.]+) times over\.$", s)}
        assert said <= times
        sets = (spec.sections, *spec.criteria.values())
        differ = any(not math.isclose(max(s.weights), min(s.weights)) for s in sets)
        assert bool(sentences) == (spec.declared and differ)
