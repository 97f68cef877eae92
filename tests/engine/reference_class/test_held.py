"""The class in force, as a whole."""

from __future__ import annotations

import datetime
from typing import Any

from moothall.engine.reference_class.held import in_force, reference_class
from moothall.engine.reference_class.plan import Plan
from moothall.findings.reference_class import ReferenceClassFindings
from moothall.project.head import ReferenceClass
from tests.engine.reference_class.cases import DECIDED, case

LIBRARY = (case("a"), case("b", cost_actual=20.0), case("late", published=datetime.date(2016, 1, 1)))


def chosen(day: str, *cases: str) -> ReferenceClass:
    when = datetime.date.fromisoformat(day)
    return ReferenceClass(date=when, by="Joint board", cases=cases, reason="Alike.")


def held(*classes: ReferenceClass, **more: Any) -> ReferenceClassFindings:
    fields = {"decided": DECIDED, "few": 3, "percentile": 90, "least": 3, "currency": "GBP"} | more
    return reference_class(
        LIBRARY,
        more.pop("own", ()),
        classes,
        more.pop("own_cases", ()),
        **{k: v for k, v in fields.items() if k not in ("own", "own_cases")},
    )


def test_where_nobody_chose_the_library_stands_as_it_is() -> None:
    found = held()
    assert (found.chosen, found.chosen_on, found.decided) == (False, None, DECIDED)
    assert [c.id for c in found.used] == ["a", "b"]
    assert [(c.id, c.why) for c in found.left_out] == [("late", "published_later")]


def test_the_latest_choice_counts_with_who_and_why() -> None:
    found = held(chosen("2015-05-01", "b"), chosen("2014-05-01", "a", "b"))
    assert (found.chosen_on, found.chosen_by, found.reason) == (
        datetime.date(2015, 5, 1),
        "Joint board",
        "Alike.",
    )
    assert [c.id for c in found.used] == ["b"]
    assert found.of("overrun") is not None
    assert found.of("delay") is None


def test_a_choice_of_no_case_is_none() -> None:
    assert in_force([chosen("2015-05-01"), chosen("2014-05-01", "a")]) is None
    assert in_force([]) is None


def test_the_project_s_own_cases_are_marked_and_go_before() -> None:
    found = held(own=(case("a", cost_actual=50.0),))
    assert {c.id: (c.own, c.overrun) for c in found.used} == {"a": (True, 5.0), "b": (False, 2.0)}


def test_the_project_itself_is_left_out_even_when_chosen() -> None:
    found = held(chosen("2015-05-01", "a", "b"), own_cases=("a",))
    assert [(c.id, c.why) for c in found.left_out] == [("a", "own"), ("late", "not_chosen")]


def test_plans_are_held_against_it() -> None:
    found = held(plans=[Plan(option="joint", one_off=100.0, saving_a_year=5.0, saved_share=0.1)])
    assert [(f.what, f.median) for f in found.foretold] == [("cost", 160.0)]
    assert [(c.option, c.above, c.n) for c in found.claims] == [("joint", None, 0)]
