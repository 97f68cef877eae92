"""The story as a whole: its order, what it never tells, and what it can do without."""

from __future__ import annotations

import re
from pathlib import Path

from moothall.business_case.brief import Brief
from moothall.business_case.compose import compose
from moothall.business_case.document import Row, Section, Table
from moothall.business_case.sections import appendix
from moothall.business_case.subjects import SUBJECTS
from moothall.engine.appraise import appraise
from moothall.files.folder import read_folder
from moothall.files.frameworks import library, library_path, read_framework
from moothall.framework.framework import items
from tests.business_case.reading import all_of, ids, told, words

SMALLEST = {
    "project.yaml": """
id: smallest
title: The smallest project
jurisdiction: GB-ENG
framework: essu_2007@1.0.0
as_of: 2026-05-31
price_base: 2026-27
first_year: 2026
horizon_years: 5
""",
    "options.yaml": """
options:
  - id: as_is
    title: As now
    baseline: as_is
  - id: other
    title: Something else
""",
}


def smallest(folder: Path) -> Path:
    for name, text in SMALLEST.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_warnings_come_first_and_proofs_last():
    sections = told("three-valleys")[2].sections
    assert sections[0].id == "front"
    assert [s.id for s in sections[1].sections[0].sections] == ["warnings"]
    assert sections[-1].sections[-1].id == "appendix"


def test_parts_are_numbered_in_order():
    titles = [s.title for s in told("three-valleys")[2].sections]
    assert [int(t.partition(".")[0]) for t in titles] == list(range(1, len(titles) + 1))


def test_the_five_cases_stand_in_the_order_of_the_map():
    project, _, document = told("three-valleys")
    cases = [part.title for part in project.framework.business_case.five_cases]
    assert [s.title.partition(". ")[2] for s in document.sections[2:7]] == cases
    assert len(cases) == 5


def test_every_subject_stands_once_and_every_section_of_the_business_case_too():
    project, findings, document = told("three-valleys")
    brief = Brief(project, findings)
    standing = [s.id for s in all_of(Section, *document.sections)]
    for subject in (tell(brief).id for tell in SUBJECTS):
        assert standing.count(subject) == 1, subject
    for section in project.framework.business_case.sections:
        assert standing.count(f"case-{section.id}") == 1, section.id


def test_whatever_a_section_is_told_in_is_there():
    """A place that the map names and the document lacks would be a link that leads nowhere."""
    project, _, document = told("three-valleys")
    known = set(ids(*document.sections))
    for name in library():
        for section in read_framework(library_path(name)).business_case.sections:
            assert set(section.told_in) <= known, section.id
    assert project.framework.head.id in library()


def test_two_files_are_enough(tmp_path):
    project = read_folder(smallest(tmp_path))
    document = compose(project, appraise(project))
    said = words(*document.notices, *document.sections)
    assert "Nothing is scored or measured yet." in said
    assert "No must-pass set was adopted" in said
    assert "No trade union is recorded" in said
    assert "not provided" in said.lower()


def test_what_is_withheld_is_counted_and_never_told():
    project, findings, document = told("three-valleys")
    held = [e for e in findings.evidence.items.values() if e.disclosure != "public"]
    said = words(*document.notices, *document.sections)
    assert held
    for item in held:
        assert item.id in said
        assert item.statement not in said
        row = words(*(r for r in all_of(Row, *document.sections) if r.id == f"evidence-{item.id}"))
        assert not item.source_title or item.source_title not in row
        assert document.sources[item.id].title == ""
    reasons = {d.reason for d in project.disclosure if d.reason}
    assert reasons
    assert all(reason in said for reason in reasons)


def test_no_code_of_the_story_knows_an_id_of_the_framework():
    framework = told("three-valleys")[0].framework
    ids = {key for name in framework.__struct_fields__ for key, _ in items(getattr(framework, name))}
    ids -= {t.id for t in framework.thresholds} | {m.id for m in framework.employment.models}
    folder = Path(appendix.__file__).parents[1]
    text = "\n".join(p.read_text("utf-8") for p in sorted(folder.rglob("*.py")))
    quoted = set(re.findall(r'"([A-Za-z0-9_.]+)"', text))
    assert quoted & ids == set()


def test_tables_of_remarks_stand_as_lists_on_a_narrow_screen():
    """Scrolled, they would show little but white: remarks out of sight make the rows tall."""
    tables = all_of(Table, *told("three-valleys")[2].sections)
    remarks = ("table-lines-", "table-documents", "table-impacts", "table-library", "table-reference-plan")
    found = [t for t in tables if t.id.startswith(remarks)]
    assert {t.id for t in found} >= set(remarks[1:])
    assert any(t.id.startswith(remarks[0]) for t in found)
    assert all(t.stacked for t in found)


def test_days_in_remarks_on_papers_stand_in_words():
    tables = all_of(Table, *told("publica-2014-2025")[2].sections)
    (papers,) = (t for t in tables if t.id == "table-documents")
    said = words(papers)
    assert "Recorded on 2 November 2026; the paper is of August 2015" in said
    assert "2026-11-02" not in said


def test_what_a_rule_adds_is_a_sentence_of_its_own():
    sections = all_of(Section, *told("three-valleys")[2].sections)
    assert 'Watched by the check "Control totals". A product addition.' in words(
        *(s for s in sections if s.id == "appendix")
    )
