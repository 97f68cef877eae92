"""`moothall appraise`: results written whole or not at all, and what is refused."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import blank, call, process

VALLEYS = Path(__file__).parents[2] / "examples" / "three-valleys"


@pytest.fixture
def project(tmp_path):
    return blank(tmp_path / "project")


def test_writes_findings_and_a_page(project, tmp_path):
    out = tmp_path / "a" / "b"
    result = call("appraise", project, "-o", out)
    assert result.exit_code in (0, 1), result.output
    assert sorted(p.name for p in out.iterdir()) == [
        "findings.json",
        "index.html",
        "leaflet.html",
        "members-sheet.html",
    ]
    assert "<html" in (out / "index.html").read_text("utf-8")
    assert f"Written: {out / 'index.html'}" in result.stdout


def test_draws_and_seed_stand_in_the_findings(project, tmp_path):
    call("appraise", project, "-o", tmp_path / "out", "--draws", 2000, "--seed", 7, "--formats", "json")
    found = json.loads((tmp_path / "out" / "findings.json").read_bytes())
    assert (found["project"]["draws"], found["project"]["seed"]) == (2000, 7)
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["findings.json"]


def test_json_names_the_files(project, tmp_path):
    done = process("appraise", project, "-o", tmp_path / "out", "--formats", "json", "--json")
    said = json.loads(done.stdout)
    assert said["exit"] == done.returncode
    assert said["files"] == [str(tmp_path / "out" / "findings.json")]
    assert done.stderr == ""


REFUSED = {
    "template that is not there": (["--formats", "docx", "--template", "no.docx"], "there is no such file"),
    "template that is no Word file": (["--formats", "docx", "--template", __file__], "not a Word file"),
    "template without docx": (["--template", "no.docx"], "--template is for docx"),
    "unknown format": (["--formats", "htm"], 'Did you mean "html"?'),
    "no format": (["--formats", ","], "name at least one format"),
    "unknown language": (["--lang", "xx"], 'pages in "xx" are not made'),
    "too few draws": (["--draws", "1"], "1000"),
    "a seed that is no number": (["--seed", "x"], "'x' is not a valid integer"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_made_is_refused_before_anything_is_written(project, tmp_path, name):
    words, message = REFUSED[name]
    result = call("appraise", project, "-o", tmp_path / "out", *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (tmp_path / "out").exists()


def test_all_formats_by_one_command(project, tmp_path):
    out = tmp_path / "out"
    result = call("appraise", project, "-o", out, "--formats", "html,pdf,docx,json,xlsx,csv")
    assert result.exit_code in (0, 1), result.output
    made = {path.name: path.read_bytes()[:5] for path in out.iterdir() if path.is_file()}
    papers = ("business-case", "leaflet", "members-sheet")
    assert set(made) == {
        "findings.json", "findings.xlsx", "index.html", "leaflet.html", "members-sheet.html",
        *(f"{name}.pdf" for name in papers), *(f"{name}.docx" for name in papers),
    }  # fmt: skip
    assert all(made[f"{name}.pdf"] == b"%PDF-" for name in papers)
    assert all(made[f"{name}.docx"].startswith(b"PK") for name in papers)
    assert made["findings.xlsx"].startswith(b"PK")
    assert (out / "tables" / "datapackage.json").is_file()


def test_what_makes_a_format_is_imported_only_for_it(project, tmp_path):
    code = (
        "import sys; from moothall.cli.main import main; "
        f"main(['appraise', {str(project)!r}, '-o', {str(tmp_path / 'out')!r}], standalone_mode=False); "
        "heavy = {'typst', 'docx', 'lxml', 'fontTools', 'pikepdf', 'xlsxwriter'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_out_that_is_a_file_is_refused(project, tmp_path):
    (tmp_path / "out").write_text("mine")
    result = call("appraise", project, "-o", tmp_path / "out", "--formats", "json")
    assert result.exit_code == 2
    assert "this is a file" in result.stderr
    assert (tmp_path / "out").read_text() == "mine"


def test_other_files_in_out_stay(project, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    call("appraise", project, "-o", out, "--formats", "json")
    assert (out / "notes.txt").read_text() == "mine"


def test_a_fault_on_the_way_leaves_earlier_results_as_they_were(project, tmp_path, monkeypatch):
    out = tmp_path / "out"
    call("appraise", project, "-o", out)
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    (project / "scores.csv").write_text("nonsense\n")
    assert call("appraise", project, "-o", out).exit_code == 2
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before


def test_in_welsh_the_documents_change_and_the_findings_do_not(project, tmp_path):
    for lang in ("en", "cy"):
        call("appraise", project, "-o", tmp_path / lang, "--lang", lang)
    english, welsh = tmp_path / "en", tmp_path / "cy"
    assert (welsh / "findings.json").read_bytes() == (english / "findings.json").read_bytes()
    for name in ("index.html", "leaflet.html", "members-sheet.html"):
        page = (welsh / name).read_text(encoding="utf-8")
        assert '<html lang="cy"' in page
        assert "nad oes neb wedi&#39;i adolygu" in page
        assert "adolygu" not in (english / name).read_text(encoding="utf-8")
