"""Effects by place and group: sides counted apart, the whole by people, nothing partial in silence."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.equality.effects import effects
from moothall.engine.equality.levels import At, bounded, level_of, together, way
from moothall.engine.equality.whole import equality, measured
from moothall.findings.equality import Level, OptionEffects
from moothall.project.measures import MeasureRow
from moothall.project.places import PlaceRow
from moothall.project.project import Project
from moothall.project.terms import Terms
from tests.engine.made import clean_project, project, row

ACCESS, SHARE = "Q3", "% of residents"
PEOPLE = {"deep": (1000, 1), "mid": (3000, 3), "high": (6000, 5)}


def made(*rows: dict[str, Any], people: dict[str, tuple[int, int]] | None = None) -> Project:
    places = tuple(
        row(PlaceRow, id=p, title=p.title(), population=n, deprivation_fifth=fifth)
        for p, (n, fifth) in (people or PEOPLE).items()
    )
    told = tuple(row(MeasureRow, **{"criterion": ACCESS, "option": "lead", "unit": SHARE} | r) for r in rows)
    return project(places=places, measures=told, workforce=(), jobs=())


def lead(found: Project, least: float = 5) -> OptionEffects:
    (criterion,) = effects(found, least)
    (option,) = criterion.options
    return option


def at(place: str, before: float, after: float | None = None, **more: Any) -> dict[str, Any]:
    return {"place": place, "before": before, "after": after, **more}


ALL = [at("deep", 80, 60), at("mid", 90, 92), at("high", 90, 90)]


def test_losses_and_gains_are_counted_apart_and_never_netted() -> None:
    found = lead(made(*ALL))
    assert (found.losing.places, found.losing.people) == (1, 1000)
    assert (found.gaining.places, found.gaining.people) == (1, 3000)
    assert (found.same.places, found.same.people, found.same.of_people) == (1, 6000, 10_000)
    assert (found.worst_place, found.best_place) == ("deep", "mid")


def test_the_whole_is_weighted_by_people_and_the_gap_is_between_the_end_fifths() -> None:
    found = lead(made(*ALL))
    assert found.by == "places"
    assert found.whole == Level(before=89, after=87.6, change=-1.4, low=-1.4, high=-1.4)
    (gap,) = found.gaps
    assert (gap.ahead, gap.behind, gap.before, gap.after) == ("5", "1", 10, 30)
    assert [(t.fifth, t.level.after) for t in found.tiers] == [(1, 60), (3, 92), (5, 90)]


def test_a_place_that_is_missing_bounds_a_share_and_is_named() -> None:
    found = lead(made(ALL[0], ALL[1]))
    assert (found.by, found.missing, found.measured, found.asked) == ("partial", ("high",), 2, 3)
    assert found.whole is not None
    assert found.whole.change is None
    assert (found.whole.low, found.whole.high) == (-1.4 - 60, pytest.approx(-1.4 + 60))
    assert (found.open.places, found.open.people) == (1, 6000)
    assert found.inequality == ()


def test_a_level_now_narrows_what_the_missing_place_may_do() -> None:
    found = lead(made(ALL[0], ALL[1], at("high", 90)))
    assert found.whole is not None
    assert (found.whole.low, found.whole.high) == (-1.4 - 54, pytest.approx(-1.4 + 6))


def test_what_is_no_share_has_no_bounds_so_nobody_can_tell() -> None:
    found = made({**ALL[0], "unit": "minutes"})
    assert (lead(found).by, lead(found).whole) == ("nothing", None)
    assert list(measured(ACCESS, equality(found, Terms(found)))) == []


def test_a_typed_row_for_all_places_stands_where_places_are_missing_and_goes_where_they_are_whole() -> None:
    typed = {"before": 91, "after": 78}
    assert lead(made(ALL[0], typed)).by == "typed"
    assert lead(made(*ALL, typed)).by == "places"


def test_a_typed_change_without_levels_is_not_worked_out() -> None:
    found = made({"low": -3, "likely": -2, "high": -1})
    assert lead(found).by == "typed"
    assert list(measured(ACCESS, equality(found, Terms(found)))) == []


def test_the_measurement_is_the_mean_change_with_its_ends() -> None:
    ranged = [ALL[0] | {"low": -25, "high": -10}, ALL[1], ALL[2]]
    found = made(*ranged)
    (told,) = measured(ACCESS, equality(found, Terms(found)))
    assert (told.low, told.likely, told.high) == (-1.9, -1.4, -0.4)


def test_people_of_a_row_count_before_the_residents() -> None:
    found = lead(made(*ALL[1:], at("deep", 80, 60, people=9000)))
    assert found.whole is not None
    assert found.whole.change == pytest.approx((9000 * -20 + 3000 * 2) / 18_000)


def test_few_people_are_not_told_and_no_sum_gives_them_away() -> None:
    small = lead(made(*ALL, {"group": "signers", "before": 100, "after": 0, "people": 3}))
    (told,) = [e for e in small.effects if e.group]
    assert (told.people, told.small, told.level, told.way) == (None, True, Level(), "loss")
    assert small.worst_group is None
    few = lead(made(*ALL, people=PEOPLE | {"deep": (4, 1)}))
    assert {few.losing.people, few.gaining.people, few.same.people, few.same.of_people} == {None}
    assert few.losing.places == 1


def test_groups_have_a_gap_and_a_worst() -> None:
    rows = [{"group": "drivers", "before": 95, "after": 95}, {"group": "walkers", "before": 74, "after": 65}]
    found = lead(made(*ALL, *rows))
    assert (found.worst_group, found.losing_groups) == ("walkers", ("walkers",))
    gap = found.gaps[-1]
    assert (gap.between, gap.ahead, gap.before, gap.after) == ("groups", "drivers", 21, 30)


def test_where_lower_is_better_a_fall_is_a_gain() -> None:
    assert way(Level(change=-2, low=-2, high=-2), False) == "gain"
    assert way(Level(change=-2, low=-2, high=-2), True) == "loss"
    assert way(Level(change=-2, low=-5, high=1), True) == "either"
    assert way(Level(change=0, low=0, high=0), True) == "none"
    assert way(Level(), True) == "unknown"


def test_the_clean_project_has_headlines_alone() -> None:
    found = effects(clean_project(), 5)
    assert [c.criterion for c in found] == [ACCESS]
    assert {o.by for o in found[0].options} == {"typed"}


PLACES = st.lists(
    st.tuples(st.integers(1, 10**6), st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=8
)


@given(PLACES, st.integers(0, 7))
def test_bounds_hold_whatever_the_missing_place_does(
    rows: list[tuple[int, float, float]], missing: int
) -> None:
    at_ = [
        At(str(n), people, None, level_of(row(MeasureRow, criterion="c", before=b, after=a), changes=True))
        for n, (people, b, a) in enumerate(rows)
    ]
    whole = together(at_)
    assert whole is not None
    assert whole.change is not None
    blind = [p._replace(level=None) if n == missing % len(at_) else p for n, p in enumerate(at_)]
    found = bounded(blind)
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low - 1e-9 <= whole.change <= found.high + 1e-9
    assert together(blind) is None
