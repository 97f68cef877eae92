"""How evenly an option falls on groups: ranges where places are told together, never a guess."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from moothall.engine.workforce.group_effects import effects
from moothall.engine.workforce.groups import Counted, Whole
from moothall.engine.workforce.scope import Unit
from moothall.findings.workforce import GroupEffect, Member, PlacePosts, Posts

UNITS: tuple[Unit, ...] = (("town",), ("city",), ("port",))


def lost(places: dict[tuple[str, ...], float], now: dict[Unit, float]) -> tuple[PlacePosts, ...]:
    """Rows of an option: places told together, with the posts that they lose."""
    return tuple(
        PlacePosts(
            places=names,
            partner=None,
            posts=Posts(now=sum(now[p,] for p in names), cut=gone, moved=0.0, not_said=0.0),
            members=tuple(Member(places=(p,), now=now[p,]) for p in names) if len(names) > 1 else (),
        )
        for names, gone in places.items()
    )


def effect(
    own: dict[Unit, float], now: dict[Unit, float], rows: tuple[PlacePosts, ...], *together: str
) -> GroupEffect | None:
    """The effect on a group of which so many work in each place, some of them told together."""
    found = Counted(
        Whole("people", now), {"part-time": own}, {"part-time": frozenset((p,) for p in together)}, ()
    )
    return next(effects(found, rows, now, 0.05), None)


NOW = {("town",): 60.0, ("city",): 42.0, ("port",): 8.0}


def test_a_place_that_is_told_alone_hits_its_people_alike() -> None:
    own = {("town",): 19.0, ("city",): 12.0, ("port",): 6.0}
    found = effect(own, NOW, lost({("town",): 0, ("city",): 21, ("port",): 0}, NOW))
    assert found is not None
    assert found.low == found.high == pytest.approx(6 / 37)


def test_places_told_together_make_it_a_range_and_not_hit_harder() -> None:
    own = {("town",): 19.0, ("city",): 12.0, ("port",): 6.0}
    found = effect(own, NOW, lost({("town",): 0, ("city", "port"): 40}, NOW))
    assert found is not None
    # all 40 in the city of 42, or 8 in the port and 32 in the city
    assert found.low == pytest.approx(12 * 40 / 42 / 37)
    assert found.high == pytest.approx((6 + 12 * 32 / 42) / 37)
    assert not found.uneven  # 31% to 41% against 36%


def test_it_is_hit_harder_only_where_the_whole_range_lies_above() -> None:
    own = {("town",): 2.0, ("city",): 40.0, ("port",): 8.0}
    found = effect(own, NOW, lost({("town",): 0, ("city", "port"): 40}, NOW))
    assert found is not None
    assert found.low > found.all_staff + 0.05
    assert found.uneven


def test_people_told_together_may_work_in_any_of_the_places() -> None:
    own = {("town",): 1.0, ("city",): 3.0, ("port",): 1.0}
    found = effect(own, NOW, lost({("town",): 0, ("city",): 42, ("port",): 0}, NOW), "town", "city", "port")
    assert found is not None
    assert (found.low, found.high) == (0, 1)


def test_nothing_is_said_where_losses_are_not_told() -> None:
    own = {("town",): 19.0, ("city",): 12.0, ("port",): 6.0}
    untold = PlacePosts(places=("city",), partner=None, posts=Posts(now=42.0, together=42.0))
    assert effect(own, NOW, (*lost({("town",): 0, ("port",): 0}, NOW), untold)) is None


COUNTS = st.integers(1, 30)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_the_truth_lies_in_the_range_whatever_is_told_together(data: Any) -> None:
    """Posts lost in each place, people of the group in each: whoever pools them, the share stays inside."""
    now = {u: float(data.draw(COUNTS)) for u in UNITS}
    gone = {u: float(data.draw(st.integers(0, int(now[u])))) for u in UNITS}
    own = {u: float(data.draw(st.integers(0, int(now[u])))) for u in UNITS}
    assume(sum(own.values()))
    truth = sum(own[u] * gone[u] / now[u] for u in UNITS) / sum(own.values())
    pooled = data.draw(st.sampled_from([(), ("town", "city"), ("city", "port"), ("town", "city", "port")]))
    rows = {(u[0],): gone[u] for u in UNITS if u[0] not in pooled}
    rows |= {pooled: sum(gone[p,] for p in pooled)} if pooled else {}
    together = data.draw(st.sampled_from([(), ("town", "port"), ("town", "city", "port")]))
    found = effect(own, now, lost(rows, now), *together)
    assert found is not None
    assert found.low - 1e-9 <= truth <= found.high + 1e-9
    assert found.all_staff == pytest.approx(sum(gone.values()) / sum(now.values()))
    assert pooled or together or found.low == pytest.approx(found.high)


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_the_ends_are_those_of_a_linear_programme(data: Any) -> None:
    """Places told together whose people are told: the ends are reached, not only bounds."""
    from scipy.optimize import linprog

    now = {u: float(data.draw(COUNTS)) for u in UNITS}
    own = {u: float(data.draw(st.integers(0, int(now[u])))) for u in UNITS}
    assume(sum(own.values()))
    gone = float(data.draw(st.integers(0, int(sum(now.values())))))
    found = effect(own, now, lost({("town", "city", "port"): gone}, now))
    assert found is not None
    worth = [own[u] / now[u] / sum(own.values()) for u in UNITS]
    bounds = [(0.0, now[u]) for u in UNITS]
    ends = [
        sign * linprog([sign * w for w in worth], A_eq=[[1.0] * 3], b_eq=[gone], bounds=bounds).fun
        for sign in (1, -1)
    ]
    assert [found.low, found.high] == pytest.approx(ends, abs=1e-9)
