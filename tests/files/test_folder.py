"""A project folder: read whole, written without loss, refused with every fault of every file at once."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.files.errors import ReadError
from moothall.files.folder import folder_files, read_folder, write_folder
from moothall.project.fingerprint import fingerprint
from moothall.project.project import Project
from moothall.project.tables import TABLES
from tests.files.answers import answer
from tests.files.workbooks import sheet
from tests.planted.clean import clean, edit_yaml
from tests.project.generated import projects

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return clean(tmp_path / "project")


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="moothall-folders-"))
    yield path
    shutil.rmtree(path)


def fresh(place: Path) -> Path:
    shutil.rmtree(place / "made", ignore_errors=True)
    return place / "made"


def complaints(folder: Path) -> list[str]:
    with pytest.raises(ReadError) as error:
        read_folder(folder)
    return [str(c) for c in error.value.complaints]


# Nothing is lost


@given(project=projects())
@settings(max_examples=max(8, settings.default.max_examples // 3))
def test_a_project_written_and_read_is_the_same_project(place: Path, project: Project) -> None:
    """Over all tables and documents, with any text but what tests/project/generated.py says and why."""
    path = fresh(place)
    write_folder(project, path)
    back = read_folder(path)
    for part in Project.__struct_fields__:
        assert getattr(back, part) == getattr(project, part), part
    assert fingerprint(back) == fingerprint(project)


@given(project=projects(plain=True))
@settings(max_examples=max(8, settings.default.max_examples // 5))
def test_a_project_with_sheets_for_tables_is_the_same_project(place: Path, project: Project) -> None:
    path = fresh(place)
    write_folder(project, path)
    for table in TABLES:
        file = path / table.file
        if file.exists():
            rows = [line.split("\x1f") for line in _cells(file)]
            sheet(file.with_suffix(".xlsx"), rows)
            file.unlink()
    assert fingerprint(read_folder(path)) == fingerprint(project)


def _cells(file: Path) -> Iterator[str]:
    import csv

    with file.open(newline="", encoding="utf-8") as stream:
        for row in csv.reader(stream):
            yield "\x1f".join(row)


@pytest.mark.parametrize("example", sorted(p.parent.name for p in ROOT.glob("examples/*/project.yaml")))
def test_an_example_written_and_read_is_the_same_project(tmp_path: Path, example: str) -> None:
    project = read_folder(ROOT / "examples" / example)
    write_folder(project, tmp_path / "copy")
    assert read_folder(tmp_path / "copy") == project


def test_the_same_project_makes_the_same_bytes(folder: Path) -> None:
    assert folder_files(read_folder(folder)) == folder_files(read_folder(folder))


def test_only_two_files_are_needed(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name not in ("project.yaml", "options.yaml"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    edit_yaml(folder, "options.yaml", lambda data: [o.pop("evidence") for o in data["options"]] and None)
    edit_yaml(folder, "project.yaml", lambda data: data.pop("reference_classes") and None)
    project = read_folder(folder)
    assert len(project.options) == 5
    assert project.scores == ()
    assert set(folder_files(project)) == {"project.yaml", "options.yaml"}


def test_a_folder_with_something_in_it_is_not_written_over(folder: Path, tmp_path: Path) -> None:
    project = read_folder(folder)
    for place in (folder, folder / "project.yaml"):
        with pytest.raises(ReadError, match="something is already there; name a new folder"):
            write_folder(project, place)
    (tmp_path / "empty").mkdir()
    write_folder(project, tmp_path / "empty")
    assert read_folder(tmp_path / "empty") == project


# Whatever lies in the folder, the answer is a project or a ReadError


def test_there_must_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert complaints(tmp_path / "no") == ["no: there is no such folder."]
    assert complaints(tmp_path / "file") == [
        "file: this is not a folder; a project is a folder with project.yaml in it."
    ]
    assert complaints(tmp_path / ("x" * 300)) == [f"{'x' * 300}: there is no such folder."]


def test_an_empty_folder_says_what_must_be_there(tmp_path: Path) -> None:
    assert complaints(tmp_path) == [
        "project.yaml: this file must be there; 'moothall new' makes a blank one.",
        "options.yaml: this file must be there; 'moothall new' makes a blank one.",
    ]


NAMES = st.sampled_from(
    [
        "project.yaml",
        "options.yaml",
        "stakeholders.yaml",
        "governance.yaml",
        "scores.csv",
        "scores.xlsx",
        "weights.csv",
        "evidence.csv",
        "statements/unions.md",
        "case/BC1.md",
        "Scores.CSV",
        "notes.yml",
        "scores.ods",
    ]
)


@given(
    name=NAMES,
    data=st.binary(max_size=200) | st.text(max_size=100).map(lambda t: t.encode("utf-8", "replace")),
)
@settings(max_examples=settings.default.max_examples)
def test_any_bytes_in_any_file_are_read_or_refused(place: Path, name: str, data: bytes) -> None:
    path = clean(fresh(place))
    (path / name).parent.mkdir(exist_ok=True)
    (path / name).write_bytes(data)
    assert isinstance(answer(lambda: read_folder(path)), Project | ReadError)


@given(data=st.data())
@settings(max_examples=settings.default.max_examples)
def test_a_cell_changed_anywhere_is_read_or_refused(place: Path, data: st.DataObject) -> None:
    path = clean(fresh(place))
    file = path / data.draw(st.sampled_from(sorted(p.name for p in path.glob("*.*"))))
    text = file.read_text(encoding="utf-8")
    parts = text.split("," if file.suffix == ".csv" else ": ")
    at = data.draw(st.integers(0, len(parts) - 1))
    parts[at] = data.draw(
        st.text(max_size=8) | st.sampled_from(["-1", "1e9", "7", "none", "0", "2099-01-01", "[]", "{}", "\n"])
    )
    file.write_bytes(("," if file.suffix == ".csv" else ": ").join(parts).encode("utf-8", "replace"))
    assert isinstance(answer(lambda: read_folder(path)), Project | ReadError)


def test_a_project_can_be_copied_with_one_part_changed_and_is_checked_again(folder: Path) -> None:
    project = read_folder(folder)
    with pytest.raises(Exception, match="There is no option"):
        replace(project, options=project.options[:-1])


# Faults of all files at once

BAD_ROW = sorted(t.file for t in TABLES if (ROOT / "examples" / "three-valleys" / t.file).exists())


def spoil(file: Path, at: int) -> None:
    """Give one row of a table a cell too many."""
    with file.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.reader(stream))
    rows[at if at < 0 else at + 1].append("x")
    with file.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)


@pytest.mark.parametrize("at", [0, -1], ids=["first", "last"])
@pytest.mark.parametrize("file", BAD_ROW)
def test_a_row_that_cannot_be_read_makes_no_other_fault(tmp_path: Path, file: str, at: int) -> None:
    """Nothing is called unknown, lacking or repeated because a row, that may hold it, is left out."""
    copy = shutil.copytree(ROOT / "examples" / "three-valleys", tmp_path / "copy")
    spoil(copy / file, at)
    (told,) = complaints(copy)
    assert "cells, the header" in told


@pytest.mark.parametrize(
    ("file", "steps"),
    [
        ("project.yaml", ("partners", 0, "population")),
        ("project.yaml", ("partners", 1, "id")),
        ("project.yaml", ("as_of",)),
        ("project.yaml", ("title",)),
        ("project.yaml", ("timetable", 0, "date")),
        ("project.yaml", ("thresholds", 0, "date")),
        ("options.yaml", ("options", 0, "baseline")),
        ("options.yaml", ("options", 2, "id")),
        ("stakeholders.yaml", ("groups", 0, "share")),
        ("stakeholders.yaml", ("groups", 1, "id")),
        ("governance.yaml", ("bodies", 0, "kind")),
    ],
)
def test_a_value_that_cannot_be_read_makes_no_other_fault(
    tmp_path: Path, file: str, steps: tuple[str | int, ...]
) -> None:
    copy = shutil.copytree(ROOT / "examples" / "three-valleys", tmp_path / "copy")

    def change(data: Any) -> None:
        for step in steps[:-1]:
            data = data[step]
        data[steps[-1]] = ["?"]

    edit_yaml(copy, file, change)
    (told,) = complaints(copy)
    assert told.startswith(f"{file} line ")


def test_what_can_be_known_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    """A fault in a row, a list or the head hides none of the others: not in its file, not elsewhere."""
    copy = shutil.copytree(ROOT / "examples" / "three-valleys", tmp_path / "copy")
    edit_yaml(copy, "project.yaml", lambda data: data.update(as_of="soon"))
    edit_yaml(copy, "project.yaml", lambda data: data["partners"].append({"id": "fourth"}))

    def options(data: Any) -> None:
        data["options"][0]["facts"]["bodies"] = "none"
        data["options"][-1]["employment_model"] = "transfer"

    edit_yaml(copy, "options.yaml", options)
    edit_yaml(copy, "governance.yaml", lambda data: data["bodies"][0].update(quota=999))
    for file, rows in {
        "places.csv": [{"deprivation_fifth": "low"}],
        "buildings.csv": [{"place": "nowhere"}],
        "clauses.csv": [{"clause": "TP22"}, {"answer": "perhaps"}],
        "outturn.csv": [{"option": "jonit"}],
        "local_factors.csv": [{"level": "huge"}, {"low": "9000"}],
    }.items():
        with (copy / file).open(newline="", encoding="utf-8") as stream:
            table = list(csv.DictReader(stream))
        for row, change in zip(table, rows, strict=False):
            row.update(change)
        with (copy / file).open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, list(table[0]))
            writer.writeheader()
            writer.writerows(table)
    outlines = (copy / "boundaries.geojson").read_text().replace('"marlbeck"', '"marlbek"')
    (copy / "boundaries.geojson").write_text(outlines)
    told = "\n".join(complaints(copy))
    for said in (
        'as_of: a date such as 2026-05-31 is needed; this is "soon"',
        "partners[4]",
        "places.csv line 2, deprivation_fifth",
        "options[1].facts.bodies",
        '"transfer"',
        "999 votes are needed, and all members together have",
        '"nowhere"',
        '"jonit"',
        '"TP22"',
        '"perhaps"',
        '"huge"',
        'there is no place "marlbek". Did you mean "marlbeck"?',
    ):
        assert said in told, (said, told)
