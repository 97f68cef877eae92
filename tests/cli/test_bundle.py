"""`moothall bundle`: one file, and every command that takes a project takes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from moothall.files.findings import findings_json
from tests.cli.running import call
from tests.files.bundle.made import complete, opened, public, whole
from tests.planted.clean import clean, edit_csv
from tests.render.reading import pdf_text, squeezed, word_text

CANARY = "zqcanary0001"
PAGES = ("--formats", "html")
NAMES = ("business-case", "members-sheet", "leaflet")


def words_of(name: str, data: bytes) -> str:
    """What a file of a bundle says: a PDF and a Word file are packed, and must be opened for it."""
    read = {"pdf": pdf_text, "docx": word_text}.get(name.rpartition(".")[2])
    return read(data) if read else data.decode()


def test_its_documents_come_in_every_format_with_its_digest_on_each() -> None:
    found = opened(complete().data)
    papers = {n.removeprefix("documents/"): d for n, d in found.files.items() if n.startswith("documents/")}
    assert set(papers) == {
        "index.html", "members-sheet.html", "leaflet.html",
        *(f"{name}.{kind}" for name in NAMES for kind in ("pdf", "docx")),
    }  # fmt: skip
    for name, data in papers.items():
        assert found.contents in squeezed(words_of(name, data)), name


def test_without_a_word_on_formats_it_holds_what_is_read_and_filed(tmp_path: Path) -> None:
    file = tmp_path / "b.moothall"
    assert call("bundle", clean(tmp_path / "p"), "-o", file).exit_code == 0
    papers = [n for n in opened(file.read_bytes()).files if n.startswith("documents/")]
    assert {Path(n).suffix for n in papers} == {".html", ".pdf"}


@pytest.mark.parametrize(("words", "told"), [("json", 'no format "json"'), (",", "name at least one format")])
def test_a_format_that_documents_do_not_have_is_refused(tmp_path: Path, words: str, told: str) -> None:
    done = call("bundle", clean(tmp_path / "p"), "-o", tmp_path / "b.moothall", "--formats", words)
    assert done.exit_code == 2
    assert told in done.output


def test_it_is_written_with_both_digests(tmp_path: Path) -> None:
    file = tmp_path / "out" / "clean.moothall"
    done = call("bundle", clean(tmp_path / "p"), "-o", file, "--formats", "html")
    assert done.exit_code == 0, done.output
    assert whole().digest in done.output
    assert whole().contents in done.output
    assert file.read_bytes() == whole().data


def test_draws_and_seed_that_were_asked_for_are_in_it(tmp_path: Path) -> None:
    file = tmp_path / "b.moothall"
    done = call("bundle", clean(tmp_path / "p"), "-o", file, "--draws", 1500, "--seed", 9, *PAGES, "--json")
    told = json.loads(done.stdout)
    found = opened(file.read_bytes()).manifest
    assert (found.draws, found.seed, found.contents) == (1500, 9, told["contents"])
    assert call("verify", file).exit_code == 0


def test_a_bundle_of_a_bundle_is_the_same_bundle(tmp_path: Path) -> None:
    first, second = tmp_path / "a.moothall", tmp_path / "b.moothall"
    first.write_bytes(public().data)
    assert call("bundle", first, "-o", second, "--public", *PAGES).exit_code == 0
    one, other = opened(first.read_bytes()), opened(second.read_bytes())
    assert {n: d for n, d in other.files.items() if n.startswith(("project/", "findings"))} == {
        n: d for n, d in one.files.items() if n.startswith(("project/", "findings"))
    }


@pytest.mark.parametrize("command", ["check", "appraise"])
def test_commands_take_a_bundle_as_a_project(tmp_path: Path, command: str) -> None:
    file, folder = tmp_path / "a.moothall", clean(tmp_path / "p")
    file.write_bytes(whole().data)
    out = ["-o", tmp_path / "one", "--formats", "json"] if command == "appraise" else []
    other = ["-o", tmp_path / "two", "--formats", "json"] if command == "appraise" else []
    done, beside = call(command, file, *out), call(command, folder, *other)
    assert done.exit_code == beside.exit_code
    if out:
        name = "findings.json"
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    else:
        assert done.output == beside.output


def test_power_takes_a_bundle(tmp_path: Path) -> None:
    file = tmp_path / "a.moothall"
    file.write_bytes(whole().data)
    assert (
        call("power", file, "--body", "committee").output
        == call("power", clean(tmp_path / "p"), "--body", "committee").output
    )


def test_another_ending_is_refused(tmp_path: Path) -> None:
    done = call("bundle", clean(tmp_path / "p"), "-o", tmp_path / "b.zip")
    assert done.exit_code == 2
    assert "a bundle ends in .moothall" in done.output


def test_what_is_withheld_never_enters_a_public_bundle(tmp_path: Path) -> None:
    folder, file = clean(tmp_path / "p"), tmp_path / "b.moothall"
    fields = (
        "statement",
        "source_title",
        "source_address",
        "locator",
        "author",
        "verified_by",
        "period",
        "note",
    )
    cells = {f: f"{CANARY}{f} these are words of its own" for f in fields}
    edit_csv(folder, "evidence.csv", {"id": "joint-7"}, cells)
    assert call("bundle", folder, "-o", file, "--public", "--formats", "html,pdf,docx").exit_code == 0
    assert CANARY.encode() not in file.read_bytes()
    hidden = opened(file.read_bytes()).files
    assert [n for n, d in hidden.items() if CANARY in words_of(n, d)] == []
    assert call("bundle", folder, "-o", file, *PAGES).exit_code == 0
    assert CANARY.encode() in file.read_bytes()
    shown = opened(file.read_bytes()).files
    assert "project/evidence.csv" in {n for n, d in shown.items() if CANARY in words_of(n, d)}
    for name in ("documents/business-case.pdf", "documents/business-case.docx"):
        assert "joint-7" in words_of(name, hidden[name])


def test_a_claim_without_a_reason_stops_it_and_nothing_is_written(tmp_path: Path) -> None:
    folder, file = clean(tmp_path / "p"), tmp_path / "b.moothall"
    edit_csv(folder, "disclosure.csv", {"item": "joint-7"}, {"code": "", "reason": ""})
    done = call("bundle", folder, "-o", file, "--public", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, file.exists()) == (2, False)
    assert [(e["file"], e["line"], e["field"]) for e in told["errors"]] == [
        ("disclosure.csv", 2, "code"),
        ("disclosure.csv", 2, "reason"),
    ]


def test_findings_of_a_public_bundle_come_from_what_is_published(tmp_path: Path) -> None:
    from moothall.engine.appraise import appraise
    from moothall.files.bundle.bundle import project_in

    found = opened(public().data)
    project, _ = project_in(found)
    assert findings_json(appraise(project)) == found.files["findings.json"]
    told = json.loads(found.files["public.json"])
    assert {s["table"] for s in told["steps"]} >= {"evidence", "stakeholders"}
    assert all(d["why"] in ("withheld", "small_counts", "settled", "follows") for d in told["differences"])
