"""The entry for the library of past cases: plan and outturn over the same lines, and what is missing."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from moothall.engine.follow_up.case import entry
from moothall.findings.follow_up import CaseFigure, Decided
from moothall.framework.reference_cases import ReferenceCase
from moothall.project.evidence import EvidenceRow
from moothall.project.outturn import OutturnRow
from tests.engine.follow_up import made as rows_made
from tests.engine.follow_up.made import day, follow
from tests.engine.made import project, row

DECIDED = Decided(date=day("2026-03-01"), option="lead")


def came(year: int, item: str = "saving a year", **cells: Any) -> OutturnRow:
    """A row of outturn.csv with a forecast from the day of the decision, unless another is given."""
    return rows_made.came(year, item, **({"forecast_on": DECIDED.date} | cells))


def made(
    *rows: OutturnRow, to: Decided | None = DECIDED, evidence: tuple[EvidenceRow, ...] = (), **grades: str
) -> tuple[ReferenceCase | None, dict[str, CaseFigure]]:
    held = project() if not evidence else project(evidence=(*project().evidence, *evidence))
    case, figures = entry(held, to, follow(*rows), "T3", grades)
    return case, {f.what: f for f in figures}


def the_case(*rows: OutturnRow, **more: Any) -> ReferenceCase:
    case, _figures = made(*rows, **more)
    assert case is not None
    return case


COST = (
    came(2026, "one-off cost: systems", forecast=400_000, outturn=600_000),
    came(2027, "one-off cost: systems", forecast=100_000, outturn=100_000),
    came(2027, "one-off cost: training", forecast=50_000),
)


def test_plan_and_outturn_are_summed_over_the_same_lines() -> None:
    case, figures = made(*COST)
    cost = figures["cost"]
    assert (cost.planned, cost.actual, cost.ratio) == (500_000, 700_000, 1.4)
    assert (cost.lines, cost.of, cost.lacks) == (2, 3, None)
    assert case is not None
    assert (case.cost_planned, case.cost_actual) == (500_000, 700_000)
    assert case.cost_basis == (
        "one-off cost: systems (2026, 2027); 2 of 3 lines, those with plan and outturn"
    )
    assert case.status == "outturn"


def test_millions_are_millions() -> None:
    case = the_case(came(2028, forecast=5.6, outturn=4.2, unit="GBP m a year"))
    assert (case.saving_planned, case.saving_actual, case.unit) == (5_600_000, 4_200_000, "GBP")


def test_the_forecast_that_was_decided_on_is_the_plan() -> None:
    before = came(2028, forecast=9, forecast_on=day("2025-01-01"))
    decided_on = came(2028, forecast=6, forecast_on=day("2026-03-01"))
    after = came(2028, forecast=2, forecast_on=day("2027-01-01"), outturn=2)
    case = the_case(before, decided_on, after)
    assert (case.saving_planned, case.saving_actual) == (6, 2)
    assert case.saving_basis == "saving a year (2028)"


@pytest.mark.parametrize("on", [None, day("2030-01-01")], ids=["no day", "later"])
def test_a_forecast_that_was_not_there_by_the_decision_is_no_plan(on: datetime.date | None) -> None:
    case, figures = made(came(2028, forecast=5, outturn=4, forecast_on=on))
    assert (figures["saving"].planned, figures["saving"].ratio) == (None, None)
    assert figures["saving"].lacks == "after_decision"
    assert case is not None
    assert (case.saving_planned, case.saving_actual, case.status) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "lacks"),
    [
        (came(2028, forecast=5), "no_outturn"),
        (came(2028, outturn=5), "no_forecast"),
        (came(2028, forecast=5, outturn=5, unit="EUR"), "unit"),
        (came(2028, forecast=5, forecast_prices="2026", outturn=5, outturn_prices="2028"), "other_prices"),
        (came(2028, forecast=5, outturn=5, outturn_prices="2028"), "other_prices"),
        (came(2028, "days to see an adviser", forecast=5, outturn=5), "no_line"),
        (came(2028, forecast=5, outturn=5, option="joint"), "no_line"),
        (came(2028, forecast=0, outturn=5), "no_forecast"),
    ],
)
def test_what_is_missing_is_said_and_never_nothing(line: OutturnRow, lacks: str) -> None:
    case, figures = made(line)
    assert (figures["saving"].ratio, figures["saving"].lacks) == (None, lacks)
    assert case is not None
    if lacks != "no_forecast" or line.forecast is None:
        assert case.saving_actual is None


def test_a_case_without_outturn_says_so() -> None:
    case = the_case(came(2028, forecast=5))
    assert (case.saving_planned, case.saving_actual) == (5, None)
    assert (case.status, case.reported_by, case.note) == (None, None, "No outturn is on record.")


@pytest.mark.parametrize(("months", "found"), [(4, 4), (0, 0), (-2, 0)])
def test_a_delay_is_the_longest_one(months: float, found: float) -> None:
    rows = (came(2027, "delay: start", outturn=months, unit="months"),
            came(2027, "delay: first partner", outturn=min(months, 0), unit="months"))  # fmt: skip
    assert the_case(*rows).delay_months == found


def claim(id: str, **cells: Any) -> EvidenceRow:
    return row(EvidenceRow, id=id, **cells)


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ((), "self_reported"),
        (({"sector": "audit"}, {"sector": "audit"}), "audited"),
        (({"sector": "audit", "independent": True}, {"sector": "press", "independent": True}), "independent"),
        (({"sector": "audit"}, {"sector": "public", "independent": False}), "self_reported"),
        (({"sector": "press"},), "self_reported"),
    ],
)
def test_who_says_so_is_the_least_of_those_cited(claims: tuple[dict[str, Any], ...], said: str) -> None:
    items = tuple(claim(f"own-{n}", **cells) for n, cells in enumerate(claims))
    line = came(2028, forecast=5, outturn=5, evidence=tuple(i.id for i in items))
    assert the_case(line, evidence=items).reported_by == said


def test_the_grade_is_that_of_the_weakest_evidence() -> None:
    items = (claim("own-1"), claim("own-2"))
    line = came(2028, forecast=5, outturn=5, evidence=("own-1", "own-2"))
    assert entry(project(evidence=(*project().evidence, *items)), DECIDED, follow(line), None,
                 {"own-1": "A", "own-2": "C"})[0].grade == "C"  # type: ignore[union-attr]  # fmt: skip


def test_it_tells_what_the_project_is() -> None:
    case = the_case(*COST)
    head = project().head
    assert (case.id, case.name, case.country, case.type) == (head.id, head.title, "GB", "T3")
    assert (case.start, case.partners, case.published) == (2026, 3, head.as_of)


def test_without_a_choice_there_is_no_entry() -> None:
    assert made(*COST, to=None) == (None, {})
    assert made(*COST, to=Decided(date=day("2026-03-01"))) == (None, {})
