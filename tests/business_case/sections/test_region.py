"""The region, and bundling, as a reader takes them in: on the teaching example."""

from __future__ import annotations

from functools import cache

from moothall.business_case.document import Section, Table
from moothall.business_case.sections import region
from tests.business_case.reading import all_of, words
from tests.business_case.sections.risks_told import brief


@cache
def section() -> Section:
    return region.section(brief())


def row(table: str, start: str) -> list[str]:
    rows = [[words(c) for c in r.cells] for t in all_of(Table, section()) if t.id == table for r in t.rows]
    return next(r for r in rows if r[0].startswith(start))


def test_a_pooled_fund_tells_its_sum_its_parts_and_who_decides() -> None:
    _, total, parts, decider, open_ = row("table-funds", "Joint service budget")
    assert total == "£28,650,000"
    assert "Northdale Borough Council: £11,700,000" in parts
    assert (decider, open_) == ("Three Valleys Joint Committee", "–")


def test_what_is_unknown_is_at_least_and_never_nought() -> None:
    _, total, parts, decider, open_ = row("table-funds", "Prevention of homelessness")
    assert total == "at least £360,000"
    assert "Wendshire County Council: not known" in parts
    assert decider == "nobody named"
    assert open_ == "2 parts without a body that decides and 1 part without an amount"


def test_a_target_tells_where_it_stands_and_what_it_lacks() -> None:
    assert "33 days now; 15 days by 2029" in row("table-targets", "New claims")[2]
    lacking = row("table-targets", "A staffed desk")
    assert (lacking[3], lacking[4]) == ("nobody named", "baseline and owner")
    assert "not known now; 88% by 2029" in lacking[2]


def test_a_function_that_moves_up_without_a_reason_is_named_first() -> None:
    assert "Moved to a larger tier without a reason: Desks and opening hours" in words(section())
    assert "moves up" in row("table-tiers", "Desks and opening hours")[2]
    assert "moves down" in row("table-tiers", "Advice at the desk")[2]


def test_each_question_on_bundling_has_its_figures() -> None:
    size = row("table-bundling-contract", "Size")
    assert "£9,350,000 a year; the largest managed so far is £1,450,000" in size[1]
    assert "a concern" in size[1]
    assert "no concern" in size[2]
    assert "14 firms today, 3 after" in row("table-bundling-contract", "Small and local firms")[1]
    assert "not recorded: bidders" in row("table-bundling-nbs", "Bidders")[1]
    assert "not asked" in row("table-bundling-lead", "Bidders")[1]


def test_a_sentence_says_what_to_challenge() -> None:
    assert "Northdale leads for all three: to be challenged on size." in words(section())
