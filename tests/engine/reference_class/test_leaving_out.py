"""Which cases are in, and why others are not."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.reference_class.leaving_out import pooled, sorted_out
from moothall.framework.reference_cases import ReferenceCase
from tests.engine.reference_class.cases import DECIDED, case

LATER = DECIDED + datetime.timedelta(days=1)


def reasons(
    *cases: ReferenceCase, chosen: tuple[str, ...] | None = None, own: tuple[str, ...] = ()
) -> dict[str, str]:
    found = sorted_out(cases, chosen=chosen, own_cases=own, decided=DECIDED)
    assert {c.id for c in found.used} | {c.id for c, _ in found.left_out} == {c.id for c in cases}
    assert len(found.used) + len(found.left_out) == len(cases)
    return {c.id: why for c, why in found.left_out}


def test_each_reason() -> None:
    cases = [
        case("fine"),
        case("self"),
        case("other"),
        case("empty", cost_actual=None),
        case("undated", published=None),
        case("late", published=LATER),
        case("sum", members=("fine",)),
    ]
    chosen = ("fine", "self", "empty", "undated", "late", "sum")
    assert reasons(*cases, chosen=chosen, own=("self",)) == {
        "self": "own",
        "other": "not_chosen",
        "empty": "no_ratio",
        "undated": "no_date",
        "late": "published_later",
        "sum": "aggregate",
    }


def test_the_day_of_the_decision_itself_is_in() -> None:
    assert reasons(case("a", published=DECIDED), case("b", published=LATER)) == {"b": "published_later"}


def test_the_first_reason_in_the_order_counts() -> None:
    hopeless = case("a", published=None, cost_actual=None, members=("b",))
    assert reasons(hopeless, case("b"), chosen=("b",), own=("a",)) == {"a": "own"}
    assert reasons(hopeless, case("b"), chosen=("b",)) == {"a": "not_chosen"}
    assert reasons(hopeless, case("b")) == {"a": "no_ratio"}
    assert reasons(case("a", published=None, members=("b",)), case("b")) == {"a": "no_date"}


def test_a_sum_is_in_while_none_of_its_members_is() -> None:
    whole = case("sum", members=("a", "b"))
    assert reasons(whole, case("a", published=LATER), case("b", published=None)) == {
        "a": "published_later",
        "b": "no_date",
    }
    assert reasons(whole, case("a"), case("b"), chosen=("sum",)) == {"a": "not_chosen", "b": "not_chosen"}


def test_a_sum_that_holds_the_project_itself_is_out() -> None:
    assert reasons(case("sum", members=("me",)), case("a"), own=("me",)) == {"sum": "aggregate"}


def test_nobody_chose_is_not_the_same_as_nothing_chosen() -> None:
    assert reasons(case("a")) == {}
    assert reasons(case("a"), chosen=()) == {"a": "not_chosen"}


def test_a_project_s_case_replaces_the_library_s() -> None:
    own = case("a", cost_actual=30.0)
    found = pooled([case("a"), case("b")], [own, case("c")])
    assert [c.id for c in found] == ["a", "b", "c"]
    assert found[0] is own


days = st.none() | st.dates(datetime.date(2010, 1, 1), datetime.date(2020, 1, 1))


@given(st.lists(days, max_size=8), st.sets(st.integers(0, 7)), st.none() | st.sets(st.integers(0, 7)))
def test_nothing_that_is_in_was_published_later_or_is_the_project(
    published: list[datetime.date | None], own: set[int], chosen: set[int] | None
) -> None:
    cases = [case(f"c{n}", published=day) for n, day in enumerate(published)]
    found = sorted_out(
        cases,
        chosen=None if chosen is None else {f"c{n}" for n in chosen},
        own_cases={f"c{n}" for n in own},
        decided=DECIDED,
    )
    assert len(found.used) + len(found.left_out) == len(cases)
    for one in found.used:
        assert one.published is not None
        assert one.published <= DECIDED
        assert int(one.id[1:]) not in own
        assert chosen is None or int(one.id[1:]) in chosen
