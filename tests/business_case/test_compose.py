"""The story as a whole: its order, what it never tells, and what it can do without."""

from __future__ import annotations

import re
from pathlib import Path

from moothall.business_case.compose import STORY, compose
from moothall.business_case.document import Row
from moothall.business_case.sections import appendix, front
from moothall.engine.appraise import appraise
from moothall.files.folder import read_folder
from moothall.framework.framework import items
from tests.business_case.reading import all_of, told, words

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
    assert STORY[0] is front.section
    assert STORY[-1] is appendix.section


def test_sections_are_numbered_in_order():
    titles = [s.title for s in told("three-valleys")[2].sections]
    assert [int(t.partition(".")[0]) for t in titles] == list(range(1, len(STORY) + 1))


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
