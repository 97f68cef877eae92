"""What risks may come to, on the page: no percentile without its largest risk, no staff risk netted off."""

from __future__ import annotations

import re

from moothall.business_case.amounts import short
from moothall.business_case.document import Figure, Paragraph, Table
from moothall.business_case.sections.risk_exposures import risk_exposures
from moothall.engine.risks.total import GRAIN
from tests.business_case.reading import all_of, words
from tests.business_case.sections.risks_told import brief, changed


def tables() -> dict[str, Table]:
    return {t.id: t for t in risk_exposures(brief()) if isinstance(t, Table)}


def test_every_sum_stands_with_mean_percentiles_and_largest_risk() -> None:
    found = {(e.option, e.unit, e.borne_by, e.when): e for e in brief().findings.risks.exposures}
    table = tables()["table-risks-money-authority"]
    said = next(words(r) for r in table.rows if "Joint" in words(r.cells[0]))
    for when in ("before", "after"):
        sum_ = found["joint", "money", "authority", when]
        for value in (sum_.mean, sum_.p50, sum_.p80, sum_.p95, sum_.largest_mean, sum_.largest_p95):
            assert short(value, "GBP") in said
    assert "R1 The joint service saves less than 5.6% of cost" in said
    assert "where it draws their common factor: R1, R6" in said
    assert re.search(r"responses cost £[\d.,]+[mk]? as far as recorded", said)


def test_risks_of_staff_and_users_come_last_and_are_called_apart() -> None:
    blocks = list(risk_exposures(brief()))
    apart = next(
        n
        for n, b in enumerate(blocks)
        if isinstance(b, Paragraph) and "never set against a saving" in words(b)
    )
    borne = [(n, b.id.rpartition("-")[2]) for n, b in enumerate(blocks) if isinstance(b, Table)]
    assert {who for n, who in borne if n > apart} == {"staff", "users"}
    assert {who for n, who in borne if n < apart} == {"authority", "place"}


def test_money_has_a_picture_of_every_option_before_and_after() -> None:
    (figure,) = all_of(Figure, *risk_exposures(brief()))
    assert [s.title for s in figure.chart.series] == [o.title for o in brief().options]
    for series in figure.chart.series:
        for point in series.points:
            assert point is not None
            assert figure.chart.low <= point.low <= (point.value or 0) <= point.high <= figure.chart.high
    assert len(figure.table.rows) == len(figure.chart.series)


def test_what_is_said_of_the_error_is_what_the_grid_promises() -> None:
    assert GRAIN == 0.001
    assert "right to a thousandth" in words(*risk_exposures(brief()))


def test_another_risk_that_is_largest_after_the_response_is_named() -> None:
    found = tuple(
        e if e.when == "before" or e.option != "joint" else type(e)(**_fields(e) | {"largest": "RK-joint-R6"})
        for e in brief().findings.risks.exposures
    )
    said = words(*risk_exposures(changed(exposures=found)))
    assert "After: R6 Twenty-five unmapped processes surprise the project, expected" in said


def _fields(value: object) -> dict[str, object]:
    return {f: getattr(value, f) for f in value.__struct_fields__}  # type: ignore[attr-defined]


def test_one_option_alone_is_not_compared() -> None:
    one = tuple(e for e in brief().findings.risks.exposures if e.option == "joint")
    (figure,) = all_of(Figure, *risk_exposures(changed(exposures=one)))
    assert figure.reading == "In four of five cases the risks come to no more than P80."
