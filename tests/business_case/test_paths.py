"""Every figure that carries its path is what stands there in findings.json, rounded."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from moothall.business_case.document import Cell, Document, Table
from moothall.business_case.paths import Paths, step
from moothall.files.findings import findings_json
from tests.business_case.figures import agrees, follow, said
from tests.business_case.reading import EXAMPLES, all_of, runs, told

NAMES = sorted(p.parent.name for p in EXAMPLES.glob("*/project.yaml"))
LEAST = 0.45
"""Share of numeric cells of the teaching example that carry a path today. It must not fall; raise it."""


@pytest.fixture(params=NAMES)
def whole(request: pytest.FixtureRequest) -> tuple[Any, Document]:
    _, findings, document = told(request.param)
    return json.loads(findings_json(findings)), document


def test_every_path_leads_to_the_figure_beside_it(whole: tuple[Any, Document]) -> None:
    findings, document = whole
    followed = 0
    for run in runs(*document.notices, *document.sections):
        if run.path:
            at = follow(findings, run.path)
            for figure in said(run.text):
                followed += 1
                assert agrees(figure, at), (run.text, run.path, at)
    assert followed > 10


def test_the_money_and_the_rank_of_the_summary_carry_their_paths() -> None:
    summary = told("three-valleys")[2].sections[0]
    glance = next(t for t in all_of(Table, summary) if t.id == "table-glance")
    numeric = [n for n, column in enumerate(glance.columns) if column.numeric]
    assert len(numeric) == 5
    for row in glance.rows:
        for cell in (row.cells[n] for n in numeric):
            assert not _figures(cell) or any(run.path for run in cell.text), cell


def test_the_share_of_numeric_cells_with_a_path_does_not_fall() -> None:
    cells = list(_numeric(told("three-valleys")[2]))
    share = sum(any(run.path for run in cell.text) for cell in cells) / len(cells)
    print(f"{share:.1%} of {len(cells):,} numeric cells carry their path")
    assert share >= LEAST


def _numeric(document: Document) -> list[Cell]:
    """Cells with a figure in columns of figures."""
    return [
        cell
        for table in all_of(Table, *document.sections)
        for row in table.rows
        for cell, column in zip(row.cells, table.columns, strict=False)
        if column.numeric and _figures(cell)
    ]


def _figures(cell: Cell) -> bool:
    return bool(re.search(r"\d", "".join(run.text for run in cell.text)))


def test_a_wrong_figure_would_be_seen() -> None:
    assert agrees(said("at most −£0.547m")[0], -546_812.0)
    assert not agrees(said("£0.547m")[0], -546_812.0)
    assert not agrees(said("£0.548m")[0], 546_812.0)
    assert agrees(said("under 1%")[0], {"share": 0.002, "error": 0.0001})
    assert agrees(said("45%")[0], {"share": 0.463, "error": 0.01})
    assert not agrees(said("45%")[0], {"share": 0.463, "error": 0.001})
    assert [agrees(s, {"low": 2.64, "high": 3.05}) for s in said("2.6 to 3.1")] == [True, True]
    with pytest.raises(KeyError):
        follow({"a": {}}, "a.b")


def test_a_path_is_found_by_which_part_it_is() -> None:
    findings = told("three-valleys")[1]
    paths = Paths(findings)
    case = findings.financial_case
    assert case is not None
    last = case.options[-1].readings[-1].figures
    found = paths.of("financial_case", last, "npv")
    place = f"options[{len(case.options) - 1}].readings[{len(case.options[-1].readings) - 1}]"
    assert found == f"financial_case.{place}.figures.npv"
    assert paths.of("financial_case", replace(last)) == ""
    assert step("a b") == '["a b"]'
    assert follow({"a": {"b.c": [1, 2]}}, 'a["b.c"][1]') == 2


def test_the_page_carries_the_paths(tmp_path: Path) -> None:
    from moothall.render.html import render_html

    document = told("three-valleys")[2]
    page = render_html(replace(document, sections=document.sections[:1]))
    assert re.search(r'data-path="financial_case\.options\[\d+\]\.readings\[0\]\.figures\.npv"', page)
