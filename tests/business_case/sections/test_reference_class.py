"""The section on comparable cases tells every case, in or out, and never a figure that is not there."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace

from moothall.business_case.document import Figure, Notice, Row, Section, Table
from moothall.business_case.sections.reference_class import section
from moothall.findings.reference_class import (
    CaseLeftOut,
    CaseUsed,
    ClaimHeld,
    Empirical,
    Foretold,
    ReferenceClassFindings,
)
from tests.business_case.reading import all_of, words
from tests.business_case.sections.briefs import Made

DAY = datetime.date(2015, 10, 1)


class Told(Made):
    """A brief with as much as the section needs."""

    currency = "GBP"

    def __init__(self, found: ReferenceClassFindings | None) -> None:
        project = SimpleNamespace(as_of=datetime.date(2026, 11, 2))
        self.findings = SimpleNamespace(reference_class=found, project=project)

    def option(self, id: str) -> str:
        return {"joint": "One joint service"}[id]

    def type(self, id: str | None) -> str:
        return {"T4": "Jointly managed"}.get(id or "", "")

    def threshold(self, id: str) -> float | None:
        return {"reference_percentile": 90.0}.get(id)


def used(id: str, **fields: Any) -> CaseUsed:
    plain = {
        "name": f"Case {id}",
        "reported_by": "audited",
        "published": DAY,
        "source": "https://example.org",
    }
    return CaseUsed(id=id, **(plain | fields))


CLASS = ReferenceClassFindings(
    chosen=True,
    chosen_on=datetime.date(2015, 5, 4),
    chosen_by="Joint board",
    reason="alike in size",
    decided=DAY,
    used=(
        used("a", overrun=1.5, shortfall=0.25, delay=7.0, type="T4", status="forecast", grade="B"),
        used("b", overrun=2.0, own=True, reported_by=None),
    ),
    left_out=(
        CaseLeftOut(id="c", name="Case c", why="published_later", published=datetime.date(2016, 1, 2)),
        CaseLeftOut(id="d", name="Case d", why="no_date"),
        CaseLeftOut(id="e", name="Case e", why="no_date"),
    ),
    measures=(
        Empirical(
            measure="overrun", values=(1.5, 2.0), cases=("a", "b"), median=1.75, p10=1.55, p90=1.95,
            by_reporter={"audited": (1, 1.5), "not_said": (1, 2.0)}, few=True,
        ),
        Empirical(
            measure="shortfall", values=(0.25,), cases=("a",), median=0.25, p10=0.25, p90=0.25,
            by_reporter={"audited": (1, 0.25)}, few=True,
        ),
        Empirical(measure="delay", values=(), cases=(), few=True),
    ),
    foretold=(
        Foretold(option="joint", what="cost", planned=1e6, low=1.55e6, median=1.75e6, high=1.95e6, came=2.1e6,
                 percentile=0.0, note="As audited."),
        Foretold(option="joint", what="saving", planned=4e5, low=1e5, median=1e5, high=1e5,
                 note="Nobody counted."),
        Foretold(option="joint", what="delay", planned=0, low=0, median=7, high=7),
    ),
    claims=(ClaimHeld(option="joint", claimed=0.123, percentile=75.0, n=4, above=True),),
)  # fmt: skip


def made(found: ReferenceClassFindings | None) -> Section:
    return section(Told(found))  # type: ignore[arg-type]


def table(found: Section, id: str) -> Table:
    return next(t for t in all_of(Table, found) if t.id == id)


def row(found: Table, n: int = 0) -> list[str]:
    return [words(c) for c in found.rows[n].cells]


def test_the_choice_is_told_with_who_when_and_why() -> None:
    said = words(made(CLASS))
    assert "The partners chose these cases on 4 May 2015 (Joint board): Alike in size." in said
    assert "Counted are 2 cases known by 1 October 2015, the day of the decision." in said


def test_without_a_decision_the_day_is_that_of_the_appraisal() -> None:
    undecided = replace(CLASS, decided=datetime.date(2026, 11, 2))
    assert "known by 2 November 2026, the day of this appraisal." in words(made(undecided))


def test_that_nobody_chose_is_a_notice() -> None:
    notices = {n.id for n in all_of(Notice, made(replace(CLASS, chosen=False)))}
    assert notices == {"no-reference-class", "few-reference-cases"}
    assert {n.id for n in all_of(Notice, made(CLASS))} == {"few-reference-cases"}


def test_measures_with_number_median_ends_and_reporters() -> None:
    measures = table(made(CLASS), "table-reference-measures")
    assert row(measures)[:5] == ["One-off cost, times the plan", "2", "1.75", "1.55", "1.95"]
    assert "An auditor or regulator: 1.50 (1)" in row(measures)[5]
    assert "Not known who: 2.00 (1)" in row(measures)[5]
    assert row(measures, 1)[1:5] == ["1", "25%", "25%", "25%"]
    assert row(measures, 2)[1:] == ["0", "–", "–", "–", "–"]
    assert "one-off cost, times the plan (2), saving, share of the plan (1) and delay, months (0)" in words(
        made(CLASS)
    )


def test_few_is_said_of_none_where_there_are_enough() -> None:
    enough = replace(CLASS, measures=tuple(replace(m, few=False) for m in CLASS.measures))
    assert all_of(Notice, made(enough)) == []


def test_every_case_stands_in_a_table_with_its_day_reporter_and_source() -> None:
    found = made(CLASS)
    first, second = table(found, "table-reference-cases").rows
    told = words(first)
    for text in (
        "Case a",
        "Jointly managed",
        "1.50",
        "25%",
        "7",
        "An auditor or regulator",
        "forecast on the way",
    ):
        assert text in told
    assert "published 1 October 2015, grade B" in told
    assert "entered by this project" in words(second)
    assert (
        "Left out: 3 cases (1: published after the decision and 2: no date of publication is known)."
        in words(found)
    )
    assert len(table(found, "table-reference-left-out").rows) == 3
    ids = [r.id for r in all_of(Row, found) if r.id]
    assert sorted(ids) == [f"reference-case-{n}" for n in "abcde"]


def test_the_plan_stands_beside_what_was_foretold_and_what_came() -> None:
    plan = table(made(CLASS), "table-reference-plan")
    assert row(plan)[1:5] == ["One-off cost, all years", "£1.000m", "£1.750m", "£1.550m to £1.950m"]
    assert "£2.100m" in row(plan)[5]
    assert "0% of the cases did no better" in row(plan)[5]
    assert "not on record" in row(plan, 1)[5]
    assert "Nobody counted." in row(plan, 1)[5]
    assert row(plan, 2)[1:5] == ["Delay", "as dated", "7 months", "0 months to 7 months"]


def test_a_claim_above_is_shaded_and_one_that_cannot_be_told_says_why() -> None:
    claims = table(made(CLASS), "table-reference-claims")
    assert row(claims)[1] == "12.3%"
    assert "75% of 4 cases achieved no more" in row(claims)[2]
    assert "above the limit, percentile 90" in row(claims)[2]
    assert claims.rows[0].cells[2].standing == "bad"
    few = replace(CLASS, claims=(ClaimHeld(option="joint", claimed=0.1, n=1), ClaimHeld(option="joint", n=9)))
    first, second = table(made(few), "table-reference-claims").rows
    assert "too few of the class say what they saved and what their services cost before: 1" in words(first)
    assert "the service as it is records no yearly cost" in words(second)
    assert first.cells[2].standing == "open"


def test_a_picture_runs_from_the_best_case_to_the_worst_and_needs_two() -> None:
    (picture,) = all_of(Figure, made(CLASS))
    assert picture.id == "figure-reference-overrun"
    assert [s.title for s in picture.chart.series] == ["Case a", "Case b"]
    assert [(s.points[0].low, s.points[0].high) for s in picture.chart.series if s.points[0]] == [
        (1, 1.5),
        (1, 2),
    ]
    assert picture.reading.startswith("2 of 2 cost more than planned; half of all at least 1.8 times")


def test_without_a_class_one_sentence_is_left() -> None:
    assert "No past case was compared." in words(made(None))
    empty = ReferenceClassFindings(chosen=False, decided=DAY)
    said = words(made(empty))
    for text in ("No case is in the class.", "No plan in figures", "No option claims a saving."):
        assert text in said
