"""Jobs by place: what is new, what moves, which place fares worst, and whether it balances."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine.local_economy.jobs import Context, jobs, jobs_balance, measured, typed_measures
from moothall.engine.workforce.whole import workforce
from moothall.findings.jobs import JobsFindings, OptionJobs, WorstPlace
from moothall.project.jobs import JobsRow
from moothall.project.measures import MeasureRow
from moothall.project.places import PlaceRow
from moothall.project.project import Project
from moothall.project.terms import Terms
from tests.engine.made import project, row

LEAST = 5


def made(*rows: dict[str, Any], **scope: float | None) -> Project:
    places = tuple(
        row(PlaceRow, id=p, title=p.title(), posts_in_scope=scope.get(p, 100)) for p in ("city", "town")
    )
    return project(places=places, workforce=(), jobs=tuple(row(JobsRow, **cells) for cells in rows))


def found(given_project: Project) -> JobsFindings:
    return jobs(given_project, workforce(given_project, Terms(given_project)).options, LEAST)


def told(*rows: dict[str, Any], **scope: float | None) -> OptionJobs:
    (option,) = found(made(*rows, **scope)).options
    return option


def worst(*rows: dict[str, Any], **scope: float | None) -> WorstPlace:
    of = told(*rows, **scope).worst
    assert of is not None
    return of


NEW = {"change": "created", "destination": "city"}
CUT = {"change": "cut", "origin": "town"}
HEADLINE = (NEW | {"posts": 30, "filled_by_displaced": 22}, CUT | {"posts": 40})


def test_thirty_new_jobs_are_ten_fewer_and_eight_new() -> None:
    option = told(*HEADLINE)
    assert (option.net, option.genuinely_new, option.balanced) == (-10, 8, True)
    assert {p.places: p.net for p in option.places} == {("city",): 30, ("town",): -40}


def test_moved_posts_shift_between_places_and_change_no_net() -> None:
    option = told({"change": "moved", "origin": "town", "destination": "city", "posts": 7})
    assert (option.net, option.created, option.cut, option.balanced) == (0, 0, 0, True)
    assert {p.places: (p.moved_in, p.moved_out, p.net) for p in option.places} == {
        ("town",): (0, 7, -7),
        ("city",): (7, 0, 7),
    }


def test_likely_posts_count_by_probability_and_hoped_ones_stand_apart() -> None:
    option = told(
        NEW | {"posts": 10, "certainty": "signed"},
        NEW | {"posts": 40, "certainty": "likely", "probability": 25, "filled_by_displaced": 20},
        NEW | {"posts": 8, "certainty": "likely"},
        NEW | {"posts": 50, "certainty": "hoped", "filled_by_displaced": 9},
    )
    assert (option.created, option.hoped, option.filled_by_displaced, option.genuinely_new) == (20, 50, 5, 15)


def test_ranges_of_rows_make_a_range_of_the_net() -> None:
    option = told(NEW | {"low": 10, "posts": 30, "high": 40}, CUT | {"low": 20, "posts": 20, "high": 25})
    assert (option.net, option.net_low, option.net_high) == (10, -15, 20)


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
        ({"change": "cut", "origin": "town", "posts": 101}, False),
    ],
)
def test_when_the_table_balances(cells: dict[str, Any], balanced: bool | None) -> None:
    assert told(cells).balanced is balanced


@settings(max_examples=40, deadline=None)
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
def test_places_add_up_to_the_net_wherever_all_is_told(rows: list[tuple[str, list[str], int]]) -> None:
    option = told(
        *({"change": c, "origin": a, "destination": b, "posts": n} for c, (a, b), n in rows),
        city=None,
        town=None,
    )
    nets = [p.net for p in option.places]
    if option.net is not None and None not in nets:
        assert sum(n for n in nets if n is not None) == pytest.approx(option.net)
        assert option.net == sum({"created": n, "cut": -n}.get(c, 0) for c, _, n in rows)


KEPT = ({"change": "kept", "origin": "city", "posts": 100}, {"change": "kept", "origin": "town", "posts": 60})


def test_the_worst_place_is_told_in_percent_of_its_posts() -> None:
    assert worst(*HEADLINE, *KEPT) == WorstPlace(places=("town",), sure=True, low=-40, likely=-40, high=-40)


def test_posts_of_which_nothing_is_said_may_be_lost() -> None:
    of = worst(*HEADLINE, KEPT[0])
    assert (of.low, of.likely, of.high) == (-100, None, -40)


def test_ranges_of_rows_make_a_range_of_the_worst_place() -> None:
    cut = CUT | {"low": 30, "posts": 40, "high": 50}
    of = worst(cut, *KEPT)
    assert (of.low, of.likely, of.high) == (-50, -40, -30)


def test_hidden_counts_make_a_range_and_no_single_value() -> None:
    kept = {"change": "kept", "origin": "town", "posts": 97}
    of = worst(CUT | {"posts": 3}, kept, KEPT[0])
    assert (of.low, of.likely, of.high) == (-5, None, 0)


def test_no_posts_in_scope_no_measure_and_it_says_where() -> None:
    option = told(*HEADLINE, town=None)
    assert (option.worst, option.worst_needs) == (None, ("town",))


def test_a_missing_number_is_no_zero() -> None:
    assert told(*HEADLINE, {"change": "cut", "origin": "city"}).worst is None


def test_the_measure_has_its_option_criterion_and_ends() -> None:
    (measure,) = measured("L1", found(made(*HEADLINE, *KEPT)))
    assert (measure.option, measure.criterion) == ("lead", "L1")
    assert (measure.low, measure.likely, measure.high) == (-40, -40, -40)


def test_typed_shares_of_posts_are_not_told_where_they_are_worked_out() -> None:
    typed = tuple(
        row(MeasureRow, option=o, criterion=c, place="town", likely=-3)
        for o in ("lead", "joint")
        for c in ("L1", "A2")
    )
    one = replace(made(*HEADLINE, *KEPT), measures=typed)
    kept = typed_measures(one, found(one), "worst_place")
    assert {(m.option, m.criterion) for m in kept} == {("lead", "A2"), ("joint", "L1"), ("joint", "A2")}


def test_no_flag_tells_a_count() -> None:
    one = made(CUT | {"posts": 3}, {"change": "kept", "origin": "town", "posts": 96})
    (seen,) = jobs_balance(Context(project=one, jobs=found(one)))  # type: ignore[misc]
    detail = str(seen.figures["detail"])
    assert "Town" in detail
    assert not any(c.isdigit() for c in detail)


def test_options_without_jobs_are_left_out_and_nobody_can_tell() -> None:
    none = made()
    assert found(none).options == ()
    assert jobs_balance(Context(project=none, jobs=found(none))).missing == ("jobs.csv",)  # type: ignore[union-attr]
