"""Jobs by place: what is new, what moves, and whether it balances."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.local_economy import Context, jobs, jobs_balance, option_jobs
from moothall.findings.jobs import OptionJobs
from moothall.project.jobs import JobsRow
from moothall.project.places import PlaceRow
from tests.engine.made import project, row

PLACES = {p: row(PlaceRow, id=p, title=p.title()) for p in ("city", "town")}


def told(*rows: dict[str, Any]) -> OptionJobs:
    return option_jobs("lead", [row(JobsRow, **cells) for cells in rows], PLACES)


def test_thirty_new_jobs_are_ten_fewer_and_eight_new() -> None:
    found = told(
        {"change": "created", "destination": "city", "posts": 30, "filled_by_displaced": 22},
        {"change": "cut", "origin": "town", "posts": 40},
    )
    assert (found.net, found.genuinely_new, found.balanced) == (-10, 8, True)
    assert {p.place: p.net for p in found.places} == {"city": 30, "town": -40}


def test_moved_posts_shift_between_places_and_change_no_net() -> None:
    found = told({"change": "moved", "origin": "town", "destination": "city", "posts": 7})
    assert (found.net, found.created, found.cut, found.balanced) == (0, 0, 0, True)
    assert {p.place: (p.moved_in, p.moved_out, p.net) for p in found.places} == {
        "town": (0, 7, -7),
        "city": (7, 0, 7),
    }


def test_likely_posts_count_by_probability_and_hoped_ones_stand_apart() -> None:
    new = {"change": "created", "destination": "city"}
    found = told(
        new | {"posts": 10, "certainty": "signed"},
        new | {"posts": 20, "certainty": "likely", "probability": 25, "filled_by_displaced": 4},
        new | {"posts": 8, "certainty": "likely"},
        new | {"posts": 50, "certainty": "hoped", "filled_by_displaced": 9},
    )
    assert (found.created, found.hoped, found.filled_by_displaced, found.genuinely_new) == (15, 50, 1, 14)


@pytest.mark.parametrize(
    ("cells", "balanced"),
    [
        ({"change": "moved", "origin": "town", "posts": 7}, False),
        ({"change": "moved", "destination": "town", "posts": 7}, False),
        ({"change": "cut", "posts": 7}, None),
        ({"change": "created", "posts": 7}, None),
        ({"change": "cut", "origin": "town"}, None),
        ({"change": "cut", "destination": "town", "posts": 7}, True),
        ({"change": "created", "destination": "town", "posts": 7, "filled_by_displaced": 8}, False),
    ],
)
def test_when_the_table_balances(cells: dict[str, Any], balanced: bool | None) -> None:
    assert told(cells).balanced is balanced


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["cut", "created", "moved"]),
            st.permutations(["city", "town"]),
            st.integers(0, 500),
        ),
        min_size=1,
    )
)
def test_places_always_add_up_to_the_net(rows: list[tuple[str, list[str], int]]) -> None:
    found = told(*({"change": c, "origin": a, "destination": b, "posts": n} for c, (a, b), n in rows))
    assert sum(p.net for p in found.places) == pytest.approx(found.net)
    assert sum(p.moved_in for p in found.places) == sum(p.moved_out for p in found.places)


def test_options_without_jobs_are_left_out_and_nobody_can_tell() -> None:
    made = project(jobs=())
    assert jobs(made).options == ()
    assert jobs_balance(Context(project=made, jobs=jobs(made))).missing == ("jobs.csv",)  # type: ignore[union-attr]
