"""Effects on groups without a count that could point to a person."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.coverage.impacts import impacts
from moothall.engine.workforce.whole import workforce
from moothall.findings.registers import ImpactFinding
from moothall.project.impacts import ImpactRow
from moothall.project.jobs import JobsRow
from moothall.project.places import PlaceRow
from moothall.project.terms import Terms
from tests.engine.made import project, row

POSTS = {"northtown": 60.0, "eastport": 46.0, "westham": 70.0}
"""176 in all."""


def told(*jobs: tuple[str, str, float], **impact: Any) -> ImpactFinding:
    made = project(
        places=tuple(row(PlaceRow, id=p, title=p, posts_in_scope=n) for p, n in POSTS.items()),
        workforce=(),
        jobs=tuple(row(JobsRow, change=c, origin=p, destination="westham" if c == "moved" else None, posts=n)
                   for c, p, n in jobs),
        impacts=(row(ImpactRow, group="staff", effect="loss", **impact),),
    )  # fmt: skip
    (found,) = impacts(made, Terms(made), workforce(made, Terms(made)))
    return found


@pytest.mark.parametrize(
    ("people", "small"),
    [(1, True), (4, True), (5, False), (0, False), (171, False), (172, True), (176, False)],
)
def test_people_are_not_told_where_they_or_what_they_leave_are_few(people: int, small: bool) -> None:
    found = told(people=people)
    assert (found.small, found.people) == (small, None if small else people)


@pytest.mark.parametrize(
    ("amount", "unit", "small"),
    [(3, "posts", True), (-3, "posts", True), (3, "Posts FTE", True), (3, "people", True),
     (8, "posts", False), (3, "firms", False), (3, "days", False), (3, "", False), (174, "jobs", True)],
)  # fmt: skip
def test_amounts_in_posts_or_people_are_counts_too(amount: float, unit: str, small: bool) -> None:
    found = told(amount=amount, unit=unit)
    assert (found.small, found.amount) == (small, None if small else amount)
    assert found.unit == ("" if small else unit)


def test_an_amount_that_differs_little_from_posts_told_tells_the_difference() -> None:
    moved = ("moved", "eastport", 5)
    assert told(moved, amount=6, unit="posts").small
    assert not told(moved, amount=5, unit="posts").small
    assert not told(moved, amount=10, unit="posts").small
    assert told(("cut", "northtown", 16), ("moved", "eastport", 34), amount=52, unit="posts").small


def test_a_place_is_held_against_its_own_posts() -> None:
    assert told(place="eastport", amount=44, unit="posts").small
    assert not told(place="northtown", amount=44, unit="posts").small


def test_a_framework_without_the_rule_has_everything_told() -> None:
    made = project()
    terms = Terms(made)
    terms.__dict__["thresholds"] = {}
    staff = workforce(made, terms)
    assert [(i.people, i.amount) for i in impacts(made, terms, staff)] == [
        (i.people, i.amount) for i in made.impacts
    ]
