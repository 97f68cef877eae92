"""Weights that belong together: whole, in one way, and never nothing, on any day of their history."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.weighting import weighting
from moothall.project.head import NotApplicable
from moothall.project.problems import InvalidProjectError
from moothall.project.project import Project
from moothall.project.weights import WeightRow
from tests.engine.made import clean_project, day, head, project

SECTIONS = [s.id for s in clean_project().framework.matrix.sections]


def row(
    item: str, value: float | None = 1, method: Any = "swing_points", on: str = "2026-02-10", **ends: float
) -> WeightRow:
    return WeightRow(
        group="unions",
        kind="section",
        item=item,
        value=value,
        method=method,
        date=day(on),
        by="unions",
        **ends,
    )


def told(*rows: WeightRow) -> list[str]:
    with pytest.raises(InvalidProjectError) as error:
        project(weights=rows)
    return [p.message for p in error.value.problems]


def whole(**changed: WeightRow) -> list[WeightRow]:
    return [changed.get(s, row(s)) for s in SECTIONS]


def test_a_whole_set_is_right_and_a_zero_in_it_allowed() -> None:
    assert project(weights=tuple(whole(E=row("E", 0))))


def test_a_gap_would_be_a_hidden_zero() -> None:
    assert told(*whole()[1:]) == [
        "Group unions weights 11 of 12 sections; weight all of them (0 is allowed) or none. Missing: D."
    ]


@pytest.mark.parametrize("method", ["swing_ranking", "equal"])
def test_a_place_in_an_order_is_no_number_of_points(method: str) -> None:
    (message,) = told(*whole(E=row("E", 2, method)))
    assert "in several ways at once" in message


def test_swing_points_and_direct_points_may_stand_side_by_side() -> None:
    assert project(weights=tuple(whole(E=row("E", 3, "direct_points"))))


@pytest.mark.parametrize("nothing", [{"value": 0}, {"value": None, "low": 0, "high": 0}])
def test_a_set_that_weighs_nothing_is_refused(nothing: dict[str, Any]) -> None:
    assert told(*(row(s, **nothing) for s in SECTIONS)) == [
        "Group unions gives all sections a weight of 0 as of 2026-02-10."
    ]


def test_a_set_that_weighed_nothing_once_is_refused_too() -> None:
    """Results under earlier weights stay, so they must have been weights."""
    rows = [row(s, 0) for s in SECTIONS] + [row("E", 5, on="2026-03-01")]
    assert told(*rows) == ["Group unions gives all sections a weight of 0 as of 2026-02-10."]


def test_a_set_written_over_two_days_is_right() -> None:
    rows = [row(s, on="2026-02-10" if n < 6 else "2026-02-11") for n, s in enumerate(SECTIONS)]
    assert project(weights=tuple(rows))


def test_all_weight_on_what_does_not_apply_is_none() -> None:
    own = [c.id for c in clean_project().framework.section_of("E1").criteria]
    rows = tuple(
        WeightRow(group="unions", kind="criterion", item=c, value=float(c == "E1"), method="swing_points",
                  date=day("2026-02-10"), by="unions")
        for c in own
    )  # fmt: skip
    aside = NotApplicable(criterion="E1", reason="It applies to none.", date=day("2026-02-01"), by="Board")
    assert project(weights=rows)
    made = head()
    with pytest.raises(InvalidProjectError, match="gives all criteria of section E a weight of 0"):
        head_with(made, aside, rows)


def head_with(made: Project, aside: NotApplicable, rows: tuple[WeightRow, ...]) -> Project:
    from msgspec.structs import replace

    kept = tuple(s for s in made.scores if s.criterion != aside.criterion)
    return replace(made, head=replace(made.head, not_applicable=(aside,)), weights=rows, scores=kept)


ANY = st.lists(
    st.builds(
        row,
        item=st.sampled_from(SECTIONS),
        value=st.sampled_from([0.0, 1.0, 2.0, None]),
        method=st.sampled_from(["swing_points", "direct_points", "swing_ranking", "equal"]),
        on=st.sampled_from(["2026-02-10", "2026-02-11", "2026-05-01"]),
    ),
    max_size=40,
)


@given(first=st.sampled_from([1.0, 0.0, None]), more=ANY)
def test_whatever_is_accepted_can_be_worked_with_as_of_any_day(
    first: float | None, more: list[WeightRow]
) -> None:
    """The engine divides by sums of weights: what gets past these checks never divides by nothing."""
    rows = [row(s, first) for s in SECTIONS] + more
    try:
        made = project(weights=tuple({(r.item, r.date): r for r in rows}.values()))
    except InvalidProjectError:
        return
    for on in (None, "2026-02-09", "2026-02-10", "2026-02-11", "2026-05-01"):
        found = weighting(made, day(on) if on else None)
        assert sum(found.joint.sections.values()) == pytest.approx(1)
