from __future__ import annotations

import json
from pathlib import Path

import pytest

from moothall.business_case.languages import speaking
from moothall.engine.appraise import appraise
from moothall.files.catalogues import language
from moothall.files.findings import plain_findings, read_findings
from moothall.files.open_data.book import findings_workbook
from moothall.files.open_data.open_data import findings_tables
from moothall.papers.tables import TABLES, begun, named, tables
from tests.cli.running import blank, call
from tests.engine.made import clean_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return blank(tmp_path / "project")


def test_tables_are_made_of_the_findings_and_of_nothing_else(project: Path, tmp_path: Path) -> None:
    """Who has findings.json can make the very same files; so nothing private comes in from elsewhere."""
    out = tmp_path / "out"
    done = call("appraise", project, "-o", out, "--formats", "csv,xlsx,json")
    assert done.exit_code in (0, 1), done.output
    findings = read_findings((out / "findings.json").read_bytes(), "findings.json")
    assert sorted(path.name for path in out.iterdir()) == ["findings.json", "findings.xlsx", "tables"]
    assert (out / "findings.xlsx").read_bytes() == findings_workbook(findings)
    assert {p.name: p.read_bytes() for p in (out / "tables").iterdir()} == findings_tables(findings)


def test_the_many_tables_are_told_as_their_folder(project: Path, tmp_path: Path) -> None:
    done = call("appraise", project, "-o", tmp_path / "out", "--formats", "csv")
    told = [line for line in done.stdout.splitlines() if line.startswith("Written: ")]
    count = len(list((tmp_path / "out" / "tables").iterdir()))
    assert told == [f"Written: {tmp_path / 'out' / 'tables'} ({count} files; datapackage.json explains them)"]


def test_a_program_is_told_every_file(project: Path, tmp_path: Path) -> None:
    done = call("appraise", project, "-o", tmp_path / "out", "--formats", "csv", "--json")
    told = set(json.loads(done.stdout)["files"])
    assert told == {str(path) for path in (tmp_path / "out" / "tables").iterdir()}


def test_other_files_are_told_as_they_are():
    assert named({"findings.json": b"", "index.html": b""}) == ["findings.json", "index.html"]


def test_tables_made_by_a_process_of_their_own_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    findings = appraise(clean_project())
    plain = plain_findings(findings)
    monkeypatch.setattr("moothall.papers.tables.LONG", 0)
    with speaking(language("cy")):
        assert begun(TABLES, findings, plain)() == tables(TABLES, findings, plain)
