"""The manual names every field with its kind, and the committed reference is the one that the code makes."""

from moothall.files.manual import blocks, needed, notes
from moothall.findings.findings import Findings
from moothall.project.head import Head
from moothall.project.scores import ScoreRow
from scripts import generate


def test_committed_reference_is_current():
    assert generate.outdated() == [], "run 'make schemas'"


def test_outdated_and_stray_pages_are_named(tmp_path):
    for name, data in generate.pages().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert generate.outdated(tmp_path) == []
    (tmp_path / "findings.md").write_text("old")
    (tmp_path / "schemas" / "gone.schema.json").write_text("{}")
    assert generate.outdated(tmp_path) == ["findings.md", "schemas/gone.schema.json"]


def test_every_command_stands_in_the_reference():
    page = generate.pages()["command-line.md"].decode()
    for name in ("moothall new", "moothall check", "moothall appraise", "moothall framework migrate"):
        assert f" {name}\n" in page


def test_kinds_of_value_are_said_in_words():
    told = {n.name: n for n in notes(Head)}
    assert told["title"].kind == "text"
    assert told["id"].kind == "id"
    assert told["as_of"].kind == "date, as 2026-05-31"
    assert told["fictional"].kind == "yes or no"
    assert told["draws"].allowed == "1000 to 10,000,000"
    assert told["first_year"].allowed == "1900 to 2200"
    assert told["gate"].allowed == "outline, full, decision"
    assert told["partners"].kind == "list of blocks"


def test_what_is_needed_and_what_counts_otherwise():
    told = {n.name: needed(n) for n in notes(Head)}
    assert told["title"] == "yes"
    assert told["summary"] == "no"
    assert told["fictional"] == "no (no counts)"
    assert told["currency"] == "no (GBP counts)"


def test_lists_of_ids_in_tables():
    told = {n.name: n for n in notes(ScoreRow)}
    assert told["evidence"].kind == "list of ids"
    assert told["score"].required is False


def test_every_block_of_the_findings_is_described_once():
    found = blocks(Findings)
    assert found[0] is Findings
    assert len(found) == len(set(found)) > 20
