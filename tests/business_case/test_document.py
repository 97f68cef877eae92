"""What must hold of any document: links lead somewhere, tables are whole, nothing is dropped or invented."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from moothall.business_case.compose import compose
from moothall.business_case.document import Cell, Document, Fact, Figure, Section, Table, walk
from moothall.business_case.wording import DASH
from moothall.engine.appraise import appraise
from moothall.files.folder import read_folder
from moothall.findings.findings import Findings
from moothall.project.project import Project
from tests.business_case.reading import EXAMPLES, all_of, ids, runs, texts, told, words
from tests.planted.clean import clean, edit_yaml

NAMES = sorted(p.parent.name for p in EXAMPLES.glob("*/project.yaml"))


@pytest.fixture(params=NAMES)
def whole(request: pytest.FixtureRequest) -> tuple[Project, Findings, Document]:
    return told(request.param)


def test_every_id_is_unique(whole):
    document = whole[2]
    twice = [i for i, n in Counter(ids(*document.notices, *document.sections)).items() if n > 1]
    assert not twice


def test_every_link_leads_to_an_id_of_the_document(whole):
    document = whole[2]
    known = set(ids(*document.notices, *document.sections))
    links = {r.to for r in runs(*document.notices, *document.sections) if r.to}
    headings = {c.to for t in all_of(Table, *document.sections) for c in t.columns if c.to}
    sources = {s.to for s in document.sources.values()}
    assert not sorted((links | headings | sources) - known)


def test_every_source_of_a_cell_is_told(whole):
    document = whole[2]
    assert {s for c in all_of(Cell, *document.sections) for s in c.sources} <= document.sources.keys()


def test_every_row_has_a_cell_for_each_column(whole):
    for table in all_of(Table, *whole[2].sections):
        assert {len(row.cells) for row in table.rows} <= {len(table.columns)}, table.id


def test_a_table_without_rows_says_so(whole):
    assert not [t.id for t in all_of(Table, *whole[2].sections) if not t.rows and not t.empty]


def test_no_section_is_empty(whole):
    assert not [s.id for s in all_of(Section, *whole[2].sections) if not s.blocks and not s.sections]


def test_headings_step_down_one_level_at_a_time(whole):
    for section in all_of(Section, *whole[2].sections):
        assert {inner.level for inner in section.sections} <= {section.level + 1}, section.id


def test_every_figure_has_a_reading_a_text_and_as_many_points_as_labels(whole):
    for figure in all_of(Figure, *whole[2].sections):
        assert figure.reading
        assert figure.alt
        assert figure.table.rows
        chart = figure.chart
        assert {len(s.points) for s in chart.series} == {len(chart.labels)}, figure.id
        for point in (p for s in chart.series for p in s.points if p):
            assert chart.low <= point.low <= point.high <= chart.high


def test_the_software_recommends_nothing(whole):
    project, _, document = whole
    said = words(*document.notices, *document.sections).lower()
    given = {text.lower() for text in texts(project) if re.search("recommended|best option", text, re.I)}
    for text in sorted(given, key=len, reverse=True):
        said = said.replace(text, "")
    assert "recommended" not in said
    assert "best option" not in said


def test_figures_of_charts_have_at_most_one_decimal(whole):
    for figure in all_of(Figure, *whole[2].sections):
        assert not re.findall(r"\d\.\d\d", words(figure)), figure.id


def test_no_cell_of_a_table_is_empty_without_saying_so(whole):
    for table in all_of(Table, *whole[2].sections):
        for row in table.rows:
            for cell in row.cells:
                assert words(cell).strip() or cell.sources, (table.id, row.id)


def test_every_column_has_a_heading_and_no_term_stands_beside_a_bare_dash(whole):
    assert not [t.id for t in all_of(Table, *whole[2].sections) for c in t.columns if not c.title.strip()]
    facts = all_of(Fact, *whole[2].notices, *whole[2].sections)
    assert not [f.term for f in facts if words(f).removeprefix(f.term).strip() in ("", DASH)]


def test_no_figure_has_digits_that_nobody_knows(whole):
    """But in the addresses of published cases."""
    for table in all_of(Table, *whole[2].sections):
        if table.id != "table-library":
            assert not re.findall(r"\d\.\d{4,}", words(table)), table.id


def test_no_sentence_has_a_gap(whole):
    said = words(*whole[2].notices, *whole[2].sections)
    assert not re.findall(r"\{\w*\}|<\w+ object at|\b(?:Section|Run|Interval|datetime\.date)\(", said)


def test_the_vintage_is_that_of_the_findings(whole):
    _, findings, document = whole
    vintage = document.vintage
    assert vintage.fingerprint == findings.project.fingerprint
    assert vintage.as_of == findings.project.as_of
    assert (vintage.draws, vintage.seed) == (findings.project.draws, findings.project.seed)
    assert findings.engine.version in vintage.engine
    assert findings.framework.id in vintage.framework
    assert vintage.framework_sha256 == findings.framework.sha256


def test_walk_meets_every_id(whole):
    document = whole[2]
    met = {p.id for p in walk(document.sections) if getattr(p, "id", "")}
    assert met == set(ids(*document.sections))


def test_warnings_come_first(whole):
    assert "warning" in whole[2].sections[0].title.lower()


def test_a_notice_of_the_project_stands_on_top(whole):
    project, _, document = whole
    if project.head.notice:
        top = " ".join(words(*document.notices).split())
        assert " ".join(project.head.notice.split()) in top


def test_the_same_findings_are_told_in_the_same_words():
    project, findings, document = told("three-valleys")
    assert compose(project, findings) == document


def _without_evidence(data: dict[str, Any]) -> None:
    for option in data["options"]:
        option.pop("evidence", None)


def test_an_almost_empty_project_is_told_with_its_gaps(tmp_path: Path):
    folder = clean(tmp_path / "project")
    for table in folder.glob("*.csv"):
        table.unlink()
    for text in (*folder.glob("statements/*"), *folder.glob("case/*"), folder / "governance.yaml"):
        text.unlink()
    edit_yaml(folder, "options.yaml", _without_evidence)
    edit_yaml(folder, "stakeholders.yaml", lambda data: data.update(groups=[]))
    edit_yaml(folder, "project.yaml", lambda data: data.update(must_pass=[], reference_classes=[]))
    project = read_folder(folder)
    document = compose(project, appraise(project))
    assert len(document.sections) == len(told("three-valleys")[2].sections)
    assert not [s.id for s in all_of(Section, *document.sections) if not s.blocks and not s.sections]
    assert not [t.id for t in all_of(Table, *document.sections) if not t.rows and not t.empty]
    known = set(ids(*document.notices, *document.sections))
    assert not sorted({r.to for r in runs(*document.notices, *document.sections) if r.to} - known)


def test_what_is_recorded_for_no_partner_is_said_once():
    sections = told("publica-2014-2025")[2].sections
    (found,) = [t for t in all_of(Table, *sections) if t.id == "table-partners"]
    assert [c.title for c in found.columns] == ["Partner", "People served"]
    said = words(*sections)
    assert "Not recorded for any of them: “Agreed share”, “Usable reserves” and “Runs the project”." in said
