"""`moothall convert`, and workbooks wherever a project is asked for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from moothall.files.folder import read_folder
from moothall.files.projects import read_project
from tests.cli.running import call
from tests.planted.clean import clean


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean(tmp_path_factory.mktemp("clean") / "project")


@pytest.fixture(scope="module")
def book(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("book") / "plan.xlsx"
    done = call("convert", folder, place)
    assert done.exit_code == 0, done.output
    assert "Written:" in done.stdout
    return place


def test_there_and_back_is_the_same_project(folder: Path, book: Path, tmp_path: Path) -> None:
    done = call("convert", book, tmp_path / "back")
    assert done.exit_code == 0, done.output
    assert read_folder(tmp_path / "back") == read_folder(folder)


def test_check_and_appraise_say_the_same_of_both(folder: Path, book: Path, tmp_path: Path) -> None:
    assert call("check", book).output == call("check", folder).output
    for given, out in ((book, "a"), (folder, "b")):
        done = call("appraise", given, "-o", tmp_path / out, "--formats", "json", "--draws", "1000")
        assert done.exit_code == 0, done.output
    assert (tmp_path / "a/findings.json").read_bytes() == (tmp_path / "b/findings.json").read_bytes()


def test_a_batch_takes_workbooks_too(folder: Path, book: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as parquet

    done = call("batch", folder, book, "-o", tmp_path / "t.parquet", "--draws", "1000", "--workers", "1")
    assert done.exit_code == 0, done.output
    rows = parquet.read_table(tmp_path / "t.parquet").to_pylist()
    assert {row["error"] for row in rows} == {None}
    half = len(rows) // 2
    told = [{k: v for k, v in row.items() if k not in ("path", "project_path")} for row in rows]
    assert [t["option"] for t in told[:half]] == [t["option"] for t in told[half:]]


def test_power_reads_a_body_of_a_workbook(book: Path, folder: Path) -> None:
    assert (
        call("power", book, "--body", "committee").output
        == call("power", folder, "--body", "committee").output
    )


def test_what_is_there_is_never_written_over(folder: Path, book: Path, tmp_path: Path) -> None:
    before = book.read_bytes()
    assert "something is already there" in call("convert", folder, book).stderr
    assert book.read_bytes() == before
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    done = call("convert", book, tmp_path / "full")
    assert done.exit_code == 2
    assert [p.name for p in (tmp_path / "full").iterdir()] == ["mine.txt"]


def test_what_is_no_part_of_the_project_is_named(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / "README.md").write_text("Read me.")
    (copy / "project.yaml").write_text("# a remark\n" + (copy / "project.yaml").read_text("utf-8"), "utf-8")
    done = call("convert", copy, tmp_path / "x.xlsx")
    assert done.exit_code == 0
    assert "not carried over: README.md." in done.stderr
    assert "Comments in the YAML files are not carried over." in done.stderr


def test_faults_come_as_json_with_sheet_and_cell(book: Path, tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.xlsx"
    opened = openpyxl.load_workbook(book)
    opened["scores"]["D4"] = 9
    opened["groups"]["C4"] = "boss"
    opened.save(spoiled)
    done = call("check", spoiled, "--json")
    assert done.exit_code == 2
    faults = json.loads(done.stdout)["errors"]
    places = [(f["file"], f["sheet"], f["cell"], f["field"]) for f in faults]
    assert places == [
        ("spoiled.xlsx", "groups", "C4", "voice"),
        ("spoiled.xlsx", "scores", "D4", "score"),
    ]
    opened["groups"]["C4"] = "officers"
    opened.save(spoiled)
    said = call("check", spoiled).stderr
    assert said.startswith("spoiled.xlsx sheet scores cell D4, score: Option ")
    assert "a score runs from 0 to 4; this one is 9." in said


def test_a_text_too_long_for_a_cell_is_told_before_anything_is_written(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    lines = (copy / "scores.csv").read_text("utf-8").splitlines()
    header = lines[0].split(",")
    cells = lines[1].split(",")
    cells[header.index("reason")] = "x" * 33_000
    (copy / "scores.csv").write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n", "utf-8")
    done = call("convert", copy, tmp_path / "plan.xlsx")
    assert done.exit_code == 2
    assert done.stderr.startswith("plan.xlsx sheet scores cell F4, reason: this text has 33,000 letters;")
    assert not (tmp_path / "plan.xlsx").exists()


@pytest.mark.parametrize("name", ["out.xls", "out.ods", "out.xlsm"])
def test_other_endings_are_refused(folder: Path, tmp_path: Path, name: str) -> None:
    done = call("convert", folder, tmp_path / name)
    assert done.exit_code == 2
    assert "workbooks are written as .xlsx" in done.stderr


def test_a_blank_workbook_can_be_checked_as_it_is(tmp_path: Path) -> None:
    done = call("new", tmp_path / "plan", "--workbook", "--title", "Tom's 'new' service: a start")
    assert done.exit_code == 0, done.output
    made = tmp_path / "plan/project.xlsx"
    assert sorted(p.name for p in (tmp_path / "plan").iterdir()) == ["project.xlsx", "questions.md"]
    assert f"check {made}" in done.stdout
    assert call("check", made).exit_code in (0, 1)
    assert call("check", tmp_path / "plan").output == call("check", made).output
    project = read_project(made)
    assert (project.head.id, project.head.title) == ("plan", "Tom's 'new' service: a start")
    assert [o.baseline for o in project.options] == ["as_is", "improved"]


def test_a_name_that_ends_in_xlsx_is_a_workbook_alone(tmp_path: Path) -> None:
    assert call("new", tmp_path / "plan.xlsx").exit_code == 0
    assert [p.name for p in tmp_path.iterdir()] == ["plan.xlsx"]
    assert read_project(tmp_path / "plan.xlsx").head.id == "plan"
    again = call("new", tmp_path / "plan.xlsx")
    assert again.exit_code == 2
    assert "something is already there" in again.stderr


def test_a_workbook_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = call("check", tmp_path / "no.xlsx")
    assert done.exit_code == 2
    assert done.stderr.endswith("no.xlsx: there is no such file.\n")


def test_a_workbook_becomes_xmcda_and_xmcda_a_workbook(book: Path, tmp_path: Path) -> None:
    file, back = tmp_path / "plan.xml", tmp_path / "back.xlsx"
    assert call("convert", book, file).exit_code == 0
    done = call("convert", file, back)
    assert done.exit_code == 0, done.output
    assert [o.id for o in read_project(back).options] == [o.id for o in read_project(book).options]
