"""An option beside the baseline: who records the running cost."""

from __future__ import annotations

from typing import Any

from moothall.engine.finance.against import against
from moothall.engine.finance.placing import Line, Placed


def line(option: str, category: str, kind: str = "cost", **cells: Any) -> Line:
    return Line(**(
        {
            "key": f"{kind}/{category}", "option": option, "partner": None, "category": category,
            "kind": kind,
            "one_off": False, "promoted": True, "stays": 1.0, "cashable": None, "reinvested": None,
            "affected": "", "by_year": (1.0,), "low": None, "high": None, "shape": "triangular",
            "grade": None, "sources": (), "rows": (0,),
        } | cells
    ))  # fmt: skip


def test_an_option_without_running_cost_takes_over_that_of_the_baseline() -> None:
    lines = (line("now", "operating"), line("now", "X"), line("A", "saving", "saving"))
    found = against(Placed(lines=lines, unplaced=()), "A", "now")
    assert found.operating == "baseline"
    assert [(x.option, x.category) for x in found.own] == [
        ("A", "saving"),
        ("now", "operating"),
    ]
    assert [x.category for x in found.base] == ["operating", "X"]


def test_an_option_with_its_own_running_cost_keeps_it() -> None:
    lines = (line("now", "operating"), line("A", "operating", by_year=(2.0,)))
    found = against(Placed(lines=lines, unplaced=()), "A", "now")
    assert found.operating == "recorded"
    assert [x.option for x in found.own] == ["A"]


def test_a_line_that_repeats_one_of_the_baseline_s_is_that_line() -> None:
    lines = (line("now", "operating", grade="A"), line("A", "operating", grade="C", low=0.5, high=2.0))
    (own,) = against(Placed(lines=lines, unplaced=()), "A", "now").own
    assert own == lines[0]
    other = (line("now", "operating", grade="A"), line("A", "operating", grade="C", by_year=(2.0,)))
    assert against(Placed(lines=other, unplaced=()), "A", "now").own[0].grade == "C"


def test_where_nobody_records_it_nothing_is_taken() -> None:
    found = against(Placed(lines=(line("A", "X"),), unplaced=()), "A", "now")
    assert (found.operating, found.base) == ("none", ())
    assert against(Placed(lines=(line("A", "X"),), unplaced=()), "A", None).base == ()


def test_a_body_that_takes_no_part_goes_on_as_it_is() -> None:
    lines = (
        line("now", "operating", partner="north"),
        line("now", "operating", partner="south"),
        line("A", "operating", partner="north", by_year=(2.0,)),
    )
    found = against(Placed(lines=lines, unplaced=()), "A", "now", ["north"])
    assert [(x.option, x.partner) for x in found.own] == [("A", "north"), ("now", "south")]


def test_a_body_that_takes_part_and_records_nothing_is_not_helped_out() -> None:
    """Its service may be run, and paid for, by another."""
    lines = (
        line("now", "operating", partner="north"),
        line("now", "operating", partner="south"),
        line("A", "operating", partner="north", by_year=(2.0,)),
    )
    found = against(Placed(lines=lines, unplaced=()), "A", "now", ["north", "south"])
    assert [(x.option, x.partner) for x in found.own] == [("A", "north")]


def test_each_line_of_the_baseline_is_repeated_once_by_the_line_most_like_it() -> None:
    now = (line("now", "operating", affected="residents"), line("now", "operating", affected="staff"))
    again = (line("A", "operating", affected="staff"), line("A", "operating", affected="residents"))
    found = against(Placed(lines=(*now, *again), unplaced=()), "A", "now")
    assert [id(x) for x in found.own] == [id(now[1]), id(now[0])]
    (one, other) = against(Placed(lines=(now[0], *again), unplaced=()), "A", "now").own
    assert (one.option, other.option) == ("now", "A") or (one.option, other.option) == ("A", "now")


def test_everything_of_a_body_that_takes_no_part_goes_on() -> None:
    lines = (
        line("now", "operating", partner="north"),
        line("now", "income", "income", partner="south"),
        line("now", "capital", partner="south"),
        line("A", "operating", partner="north", by_year=(2.0,)),
        line("A", "capital", partner="south", by_year=(3.0,)),
    )
    found = against(Placed(lines=lines, unplaced=()), "A", "now", ["north"])
    assert [(x.option, x.category) for x in found.own] == [
        ("A", "operating"), ("A", "capital"), ("now", "income")
    ]  # fmt: skip
