"""Lines that nobody typed: they are told as such, and no check takes them for rows of the file."""

from __future__ import annotations

from moothall.engine.finance import row_checks
from moothall.engine.finance.recorded import Context, recorded
from moothall.engine.finance.whole import money
from moothall.project.control_totals import ControlTotalRow
from moothall.project.finance import WorkedOutRow
from moothall.project.terms import Terms
from tests.engine.made import clean_project, project, row

LINE = WorkedOutRow(
    option="lead", category="TC8", kind="cost", year=2027, amount=50_000, worked_out="pension_strain"
)


def test_they_are_told_as_worked_out_and_typed_lines_are_not() -> None:
    told = recorded(clean_project().with_worked_out((LINE,)), ()).lines
    assert [line.worked_out for line in told if line.worked_out] == ["pension_strain"]
    assert told[-1].worked_out == "pension_strain"


def test_two_alike_are_no_row_entered_twice() -> None:
    made = clean_project().with_worked_out((LINE, LINE))
    assert row_checks.no_row_twice(Context(project=made, finance=recorded(made, ()))) == ()


def test_the_sum_of_another_ledger_knows_only_typed_lines() -> None:
    total = row(
        ControlTotalRow, kind="cost", id="t", title="T", option="lead", category="TC8", total=1, tolerance=1
    )
    found = []
    for lines in ((), (LINE,)):
        made = project(control_totals=(total,)).with_worked_out(lines)
        found.append(money(made, Terms(made), recorded(made, ()), {}).case.control_totals[0].found)
    assert found[0] == found[1]
