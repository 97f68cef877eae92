"""A project written as a workbook and read again is the same project, whatever people wrote."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from moothall.files.errors import ReadError
from moothall.files.folder import read_folder
from moothall.files.workbook.reading import read_book
from moothall.files.workbook.writing import project_book
from moothall.project.fingerprint import fingerprint
from moothall.project.project import Project
from moothall.project.statements import Statement
from tests.files.workbook.office import resaved
from tests.planted.clean import clean
from tests.project.generated import projects

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted(p.parent.name for p in ROOT.glob("examples/*/project.yaml"))


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="moothall-books-"))
    yield path
    shutil.rmtree(path)


def book(project: Project, path: Path) -> Path:
    path.write_bytes(project_book(project))
    return path


def same(back: Project, project: Project) -> None:
    for part in Project.__struct_fields__:
        assert getattr(back, part) == getattr(project, part), part
    assert fingerprint(back) == fingerprint(project)


@given(project=projects())
@settings(max_examples=max(15, settings.default.max_examples // 3))
def test_any_project_written_and_read_is_the_same_project(place: Path, project: Project) -> None:
    """Over all tables and documents, with any text that tests/project/generated.py makes."""
    back, notes = read_book(book(project, place / "made.xlsx"))
    same(back, project)
    assert notes == ()


@given(project=projects())
@settings(max_examples=max(2, settings.default.max_examples // 20))
def test_any_project_survives_another_program(place: Path, project: Project) -> None:
    saved = resaved(book(project, place / "made.xlsx"), place / "again")
    same(read_book(saved)[0], project)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_survives_another_program(tmp_path: Path, example: str) -> None:
    project = read_folder(ROOT / "examples" / example)
    written = book(project, tmp_path / "book.xlsx")
    same(read_book(written)[0], project)
    same(read_book(resaved(written, tmp_path / "again"))[0], project)


def test_the_same_project_makes_the_same_bytes(tmp_path: Path) -> None:
    project = read_folder(clean(tmp_path / "p"))
    assert project_book(project) == project_book(project)


TEXTS = [
    "x" * 32_767,
    "x" * 70_000,
    "😀" * 40_000,
    "line\r\n" * 9_000,
    "mixed\r\nand\nplain\n" * 4_000,
    "\x01\x0b\x1f\ufffe\uffff" * 9_000,
    "_x0041_" * 9_000,
    "a" + " " * 50_000 + "b",
    'json:"x"',
    "json: no quotes",
    "\n\nblanks around \n\n ",
    "=1+1",
]
THROUGH_ANOTHER = (TEXTS[0], TEXTS[4], TEXTS[-1])
"""Those that another program saves again in `make test`; it takes its time over each."""


def named(text: str) -> str:
    return f"{len(text)} of {text[:6]!r}"


@pytest.mark.parametrize("text", TEXTS, ids=named)
def test_a_text_of_any_length_is_kept(tmp_path: Path, text: str) -> None:
    assert read_book(long_book(tmp_path, text))[0].statements[0].text == text


@pytest.mark.parametrize(
    "text",
    [t if t in THROUGH_ANOTHER else pytest.param(t, marks=pytest.mark.slow) for t in TEXTS],
    ids=named,
)
def test_a_text_of_any_length_survives_another_program(tmp_path: Path, text: str) -> None:
    again = resaved(long_book(tmp_path, text), tmp_path / "again")
    assert read_book(again)[0].statements[0].text == text


def long_book(tmp_path: Path, text: str) -> Path:
    project = read_folder(clean(tmp_path / "p"))
    long = replace(project, statements=(Statement(group="members", text=text),))
    return book(long, tmp_path / "book.xlsx")


def test_a_text_too_long_for_the_cell_of_a_table_is_refused_in_words(tmp_path: Path) -> None:
    project = read_folder(clean(tmp_path / "p"))
    first, *others = project.scores
    long = replace(project, scores=(replace(first, reason="x" * 40_000), *others))
    with pytest.raises(ReadError) as error:
        project_book(long)
    (complaint,) = error.value.complaints
    assert (complaint.sheet, complaint.cell, complaint.field) == ("scores", "F4", "reason")
    assert "40,000 letters; a cell of a workbook holds 32,767" in complaint.message
