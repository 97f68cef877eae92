"""Staff and posts, worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.workforce.whole import workforce
from moothall.findings.workforce import Kind, OptionPosts, WorkforceFindings
from moothall.project.jobs import JobsRow
from moothall.project.places import PlaceRow
from moothall.project.terms import Terms
from moothall.project.workforce import WorkforceRow
from tests.engine.made import project, row

PLACES = {"town": ("north", 20.0), "city": ("north", 60.0), "port": ("east", 30.0)}


def told(
    staff: tuple[dict[str, Any], ...] = (), jobs: tuple[dict[str, Any], ...] = (), **scope: float | None
) -> WorkforceFindings:
    places = tuple(
        row(PlaceRow, id=p, title=p, partner=partner, posts_in_scope=scope.get(p, n))
        for p, (partner, n) in PLACES.items()
    )
    made = project(
        places=places,
        workforce=tuple(row(WorkforceRow, **s) for s in staff),
        jobs=tuple(row(JobsRow, **j) for j in jobs),
    )
    return workforce(made, Terms(made))


def option(*jobs: dict[str, Any], staff: tuple[dict[str, Any], ...] = ()) -> OptionPosts:
    (found,) = told(staff, jobs).options
    return found


def change(what: str, place: str, posts: float, **more: Any) -> dict[str, Any]:
    return {"change": what, "origin": place, "posts": posts} | more


def by_place(found: OptionPosts, what: str) -> dict[tuple[str, ...], float | None]:
    return {p.places: getattr(p.posts, what) for p in found.places}


def test_posts_are_kept_transferred_moved_cut_or_not_spoken_of() -> None:
    found = option(
        change("kept", "town", 10),
        change("kept", "city", 25, employer="east"),
        change("moved", "city", 15, destination="port"),
        change("cut", "city", 8, how="turnover"),
    )
    total = found.total
    assert (total.now, total.kept, total.transferred, total.moved, total.cut) == (110, 10, 25, 15, 8)
    assert total.not_said == 10 + 12 + 30
    assert by_place(found, "not_said") == {("town",): 10, ("city",): 12, ("port",): 30}
    assert [(m.origin, m.destination, m.posts) for m in found.moves] == [(("city",), ("port",), 15)]
    assert found.how == (Kind(kinds=("turnover",), posts=8),)
    assert found.transferred_to == (Kind(kinds=("east",), posts=25),)


def test_partners_add_up_their_places() -> None:
    found = option(change("cut", "town", 5), change("cut", "city", 10), change("cut", "port", 6))
    assert {p.partners: p.posts.cut for p in found.partners} == {("north",): 15, ("east",): 6}


def test_partners_whose_places_share_a_row_stand_together() -> None:
    found = option(change("cut", "town", 3), change("cut", "port", 3), change("cut", "city", 8))
    assert by_place(found, "cut") == {("city",): 8, ("town", "port"): 6}
    assert {p.partners: p.posts.cut for p in found.partners} == {("north", "east"): 14}


def test_a_small_total_is_few_and_not_told_apart() -> None:
    found = option(change("cut", "town", 2), change("kept", "town", 18), change("kept", "city", 60),
                   change("kept", "port", 30))  # fmt: skip
    assert (found.not_apart, found.few) == (("cut", "kept"), ("cut",))
    assert (found.total.cut, found.total.kept, found.total.together) == (None, None, 110)
    assert set(by_place(found, "cut").values()) == {None}


def test_what_is_not_recorded_is_not_nothing() -> None:
    (found,) = told((), (change("cut", "town", 8),), city=None).options
    assert (found.total.now, found.total.not_said) == (None, None)
    assert by_place(found, "not_said") == {("town",): 12, ("city",): None, ("port",): 30}


def test_a_row_without_a_number_is_counted_as_missing() -> None:
    assert option(change("cut", "town", 8), {"change": "cut", "origin": "city"}).uncounted == 1


ADVISER = {"partner": "north", "occupation": "Adviser", "pay_grade": "E"}
OFFICER = {"partner": "north", "occupation": "Officer", "pay_grade": "G"}


def test_staff_too_few_to_tell_stand_in_one_row_without_pay() -> None:
    staff = (
        ADVISER | {"place": "town", "fte": 17, "headcount": 19, "pay": 30_000},
        OFFICER | {"place": "town", "fte": 3, "headcount": 3, "pay": 40_000},
    )
    (found,) = told(staff).staff
    assert (found.occupations, found.fte, found.headcount, found.pay) == (
        ("Adviser", "Officer"),
        20,
        22,
        None,
    )


def test_posts_that_no_staff_fill_are_not_told_by_the_difference() -> None:
    staff = (ADVISER | {"place": "town", "fte": 18, "headcount": 18, "pay": 30_000},)
    (found,) = told(staff).staff
    assert (found.fte, found.unlisted) == (20, True)


def test_a_place_with_few_posts_shares_all_its_figures_with_another() -> None:
    found = told((), (change("cut", "port", 10), change("cut", "town", 3)), town=3.0)
    assert found.place_posts == {"port": 30}
    (made,) = found.options
    assert by_place(made, "now") == {("town", "city"): 63, ("port",): 30} or by_place(made, "cut")


def test_occupations_are_told_where_the_rows_name_them() -> None:
    staff = (
        ADVISER | {"place": "city", "fte": 40, "headcount": 44},
        OFFICER | {"place": "city", "fte": 20, "headcount": 20},
    )
    found = option(change("cut", "city", 8, occupation="Officer"), change("kept", "city", 52), staff=staff)
    told_of = {o.occupations: (o.posts.cut, o.posts.kept) for o in found.occupations}
    assert told_of == {("Adviser",): (0, 40), ("Officer",): (8, 12)}


def test_occupations_with_a_small_rest_stand_together() -> None:
    staff = (
        ADVISER | {"place": "city", "fte": 40, "headcount": 44},
        OFFICER | {"place": "city", "fte": 20, "headcount": 20},
    )
    found = option(change("cut", "city", 18, occupation="Officer"), change("kept", "city", 42), staff=staff)
    assert {o.occupations: (o.posts.cut, o.posts.kept) for o in found.occupations} == {
        ("Adviser", "Officer"): (18, 42)
    }


def test_journeys_are_weighted_by_posts() -> None:
    found = option(
        change("moved", "city", 10, destination="port", extra_minutes=30),
        change("moved", "town", 5, destination="port", extra_minutes=60),
    )
    assert found.journey == pytest.approx((10 * 30 + 5 * 60) / 15)


def test_no_mean_of_journeys_tells_how_many_make_each() -> None:
    found = option(
        change("moved", "city", 10, destination="port", extra_minutes=30),
        change("moved", "town", 3, destination="port", extra_minutes=60),
    )
    assert found.journey is None
    assert [(m.minutes_low, m.minutes_high) for m in found.moves] == [(30, 60)]


WHOLE = tuple(
    {"partner": partner, "place": place, "occupation": "Adviser", "fte": n, "headcount": int(n)}
    for place, (partner, n) in PLACES.items()
)


def group(name: str, **places: int) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"partner": PLACES[p][0], "place": p, "occupation": "All", "characteristic": name, "headcount": n}
        for p, n in places.items()
    )


def test_a_group_is_told_where_it_and_the_rest_are_many() -> None:
    found = told((*WHOLE, *group("women", town=10, city=30, port=20)))
    assert {g.places: (g.count, g.of) for g in found.groups} == {
        ("town",): (10, 20),
        ("city",): (30, 60),
        ("port",): (20, 30),
    }


def test_a_group_that_is_nearly_everybody_somewhere_shares_a_row() -> None:
    found = told((*WHOLE, *group("women", town=18, city=30, port=20)))
    assert {g.places: g.count for g in found.groups} == {("city",): 30, ("town", "port"): 38}


def test_what_two_groups_leave_over_is_not_told() -> None:
    found = told(
        (*WHOLE, *group("women", town=10, city=30, port=20), *group("men", town=10, city=28, port=10))
    )
    rest = {(g.places, g.characteristic): g.count for g in found.groups}
    assert (("city",), "women") not in rest or (("city",), "men") not in rest
    assert found.groups_untold


def test_groups_of_different_kinds_do_not_hide_each_other() -> None:
    found = told(
        (
            *WHOLE,
            *group("sex: women", town=10, city=30, port=20),
            *group("age: over 50", town=8, city=28, port=10),
        )
    )
    assert len(found.groups) == 6


def test_an_uneven_effect_is_named() -> None:
    jobs = (change("cut", "town", 20), change("kept", "city", 60), change("kept", "port", 30))
    (found,) = told((*WHOLE, *group("sex: women", town=15, city=10, port=10)), jobs).options
    (effect,) = found.effects
    assert effect.low == effect.high == pytest.approx(15 / 35)
    assert effect.all_staff == pytest.approx(20 / 110)
    assert effect.uneven
