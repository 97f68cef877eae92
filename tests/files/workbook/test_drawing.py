"""The workbook as another library sees it: protected headings, drop-downs, notes, text as text."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from moothall.files.folder import read_folder
from moothall.files.workbook.columns import lines
from moothall.files.workbook.names import INSTRUCTIONS, LISTS, known_sheets
from moothall.files.workbook.reading import read_book
from moothall.files.workbook.writing import project_book
from tests.files.workbook.edited import HEADER
from tests.planted.clean import clean


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("book")
    book = place / "plan.xlsx"
    book.write_bytes(project_book(read_folder(clean(place / "clean"))))
    return book


@pytest.fixture(scope="module")
def book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def test_explanations_are_seen_whole(book: Any) -> None:
    for name in known_sheets():
        page = book[name]
        high = page.row_dimensions[2].height
        for kept in page.column_dimensions.values() if high else ():
            for at in range(kept.min, kept.max + 1):
                told = page.cell(2, at).value or ""
                assert 13 * lines(told, int(kept.width)) <= high + 1 < 125, (name, told)


def validations(page: Any, cell: str) -> Any:
    (found,) = [v for v in page.data_validations.dataValidation if cell in v.sqref]
    return found


def test_every_table_has_a_sheet_behind_the_instructions(book: Any) -> None:
    assert book.sheetnames == [INSTRUCTIONS, *known_sheets(), LISTS]
    links = [c.hyperlink for row in book[INSTRUCTIONS].iter_rows() for c in row if c.hyperlink]
    assert [link.location for link in links] == [f"'{name}'!A1" for name in (*known_sheets(), LISTS)]


def test_headings_are_locked_and_cells_to_fill_in_are_not(book: Any) -> None:
    for name in known_sheets():
        page = book[name]
        assert page.protection.sheet
        assert page.protection.password is None
        assert page.cell(HEADER, 1).protection.locked
        assert page.freeze_panes == f"B{HEADER + 1}"
    assert not book["scores"]["D4"].protection.locked
    assert not book["project"]["B4"].protection.locked
    assert book["project"]["A4"].protection.locked


def test_an_empty_cell_below_the_rows_is_open_and_takes_text_as_text(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        names = re.findall(r'<sheet name="([^"]+)" sheetId="(\d+)"', archive.read("xl/workbook.xml").decode())
        number = dict(names)["places"]
        sheet = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    column = re.search(r'<col min="1"[^>]*style="(\d+)"', sheet)
    assert column is not None
    kinds = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.split("<cellXfs")[1])
    style = kinds[int(column[1])]
    assert 'locked="0"' in style
    assert 'numFmtId="49"' in style  # text: 007 stays 007, 1/2 and 2026-27 stay no dates


@pytest.mark.parametrize(
    ("sheet", "cell", "source"),
    [
        ("groups", "C4", '"members,officers,other,unions,users"'),
        ("scores", "A4", "ids_options"),
        ("scores", "B4", "list_criteria"),
        ("scores", "C4", "ids_groups_assessors"),
        ("bodies.seats", "A4", "ids_bodies"),
        ("options.facts", "C4", '"yes,no"'),
        ("project", "B12", '"decision,full,outline"'),
        ("statements", "A4", "ids_groups"),
        ("principles", "A4", "list_principles"),
    ],
)
def test_a_cell_offers_what_is_allowed(book: Any, sheet: str, cell: str, source: str) -> None:
    found = validations(book[sheet], cell)
    assert found.type == "list"
    assert found.formula1 == source


def test_the_names_of_lists_lead_to_the_ids(book: Any) -> None:
    where = book.defined_names["list_criteria"].attr_text
    match = re.fullmatch(r"Lists!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)", where)
    assert match is not None
    column, first, last = match[1], int(match[2]), int(match[3])
    ids = [book[LISTS][f"{column}{n}"].value for n in range(first, last + 1)]
    assert ids[0] == "D1"
    assert all(ids)
    assert book[LISTS][f"{column}3"].value == "id"
    assert "'options'!$A$4" in book.defined_names["ids_options"].attr_text


def test_each_column_is_explained_above_and_at_the_cell(book: Any) -> None:
    page = book["scores"]
    assert page["D2"].value.startswith("a whole number on the scale; empty: not assessed")
    assert validations(page, "D9").prompt.startswith("a whole number on the scale")
    assert "needed" in page["A2"].value


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    """Also a link, an address of mail, and what other programs run."""
    words = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "https://x.example/", "a@b.example", "{=A1}"]
    project = read_folder(clean(tmp_path / "clean"))
    scores = tuple(
        replace(row, reason=words[n % len(words)]) for n, row in enumerate(project.scores[: len(words)])
    )
    whole = replace(project, scores=(*scores, *project.scores[len(words) :]))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(project_book(whole))
    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
    assert all(b"<f>" not in sheet and b"<f " not in sheet for sheet in sheets)
    assert not any(b"https://x.example" in sheet for sheet in sheets)  # no link: it stands among the texts
    cells = openpyxl.load_workbook(path)["scores"]
    assert [cells.cell(HEADER + n, 6).data_type for n in range(1, len(words) + 1)] == ["s"] * len(words)
    assert read_book(path)[0] == whole


def test_folded_text_has_room(book: Any) -> None:
    """Not every program finds the height of a row itself."""
    page = book["scores"]
    assert page.row_dimensions[2].height >= 26
    assert page.row_dimensions[1].height is None
