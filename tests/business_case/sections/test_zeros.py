"""No zero is lost on the way into the tables."""

from __future__ import annotations

from moothall.business_case.document import Cell, Run, Table
from moothall.business_case.sections.zeros import zeros_in_short
from moothall.findings.scoring import OptionScore, Zero
from moothall.findings.values import Interval
from tests.business_case.reading import all_of, told
from tests.business_case.sections.briefs import Made


def result(*zeros: Zero) -> OptionScore:
    return OptionScore(option="o", title="O", standing="ranked", total=Interval(low=1, high=1), zeros=zeros)


def test_flagged_zeros_are_named_and_the_others_counted():
    zeros = (Zero(criterion="J1", title="Effect", called="equality"), Zero(criterion="D1", title="Fit"))
    told_of = ["".join(r.text for r in line) for line in zeros_in_short(Made(), result(*zeros))]
    assert told_of == ["2 criteria", "flagged: J1 equality", "D1"]
    assert ["".join(r.text for r in line) for line in zeros_in_short(Made(), result())] == ["none"]


def test_every_zero_of_the_example_has_its_cell():
    _, findings, document = told("three-valleys")
    table = next(t for t in all_of(Table, *document.sections) if t.id == "table-zeros")
    filled = sum(c != Cell((Run("–"),)) for row in table.rows for c in row.cells if not c.header)
    assert filled == sum(len(r.zeros) for r in findings.scoring.options)
