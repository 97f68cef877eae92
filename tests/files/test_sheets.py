"""The first sheet of a workbook is read as people see it, and a damaged one never stops the program."""

from __future__ import annotations

import datetime
import random
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.files.columns import Formula
from moothall.files.errors import ReadError
from moothall.files.limits import limits
from moothall.files.sheets import read_sheet
from tests.files.answers import answer
from tests.files.workbooks import repacked, sheet

SHEET = "xl/worksheets/sheet1.xml"


def refusal(path: Path) -> str:
    with pytest.raises(ReadError) as error:
        list(read_sheet(path))
    return str(error.value)


def test_each_cell_is_written_as_it_is_seen(tmp_path: Path) -> None:
    day = datetime.date(2026, 5, 31)
    path = sheet(
        tmp_path / "x.xlsx",
        [["a", 3.0, 0.1, True, day, None, "007"], [None, 1e22, -2.5, False, "x\ny", " z ", ""]],
    )
    assert list(read_sheet(path)) == [
        ["a", "3", "0.1", "yes", "2026-05-31", "", "007"],
        ["", "1e+22", "-2.5", "no", "x\ny", " z ", ""],
    ]


def test_a_sheet_by_another_program_is_read_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["id", "score"], ["a", 3], ["b", None], ["c", "=1+1"]):
        page.append(row)
    book.save(tmp_path / "x.xlsx")
    assert list(read_sheet(tmp_path / "x.xlsx"))[:3] == [["id", "score"], ["a", "3"], ["b", ""]]


def test_an_error_in_a_cell_is_no_empty_cell(tmp_path: Path) -> None:
    def errors(book: Any, page: Any) -> None:
        page.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        page.write_formula(2, 1, "=NA()", None, "#N/A")

    path = sheet(tmp_path / "x.xlsx", [["id", "amount"], ["a"], ["b"]], errors)
    assert [row[1] for row in read_sheet(path)] == ["amount", "#DIV/0!", "#N/A"]


@pytest.mark.parametrize(
    ("form", "number", "seen"),
    [
        ("0%", 0.4, "40%"),
        ("0.0%", 0.125, "12.5%"),
        ("0.00%;[Red]-0.00%", -0.05, "-5%"),
        ('0 "%"', 40.0, "40"),
        ("0\\%", 7.0, "7"),
        ("0.00", 0.4, "0.4"),
    ],
)
def test_a_share_shown_in_percent_is_not_taken_for_a_number(
    tmp_path: Path, form: str, number: float, seen: str
) -> None:
    def written(book: Any, page: Any) -> None:
        page.write_number(0, 0, number, book.add_format({"num_format": form}))

    assert list(read_sheet(sheet(tmp_path / "x.xlsx", [], written))) == [[seen]]


@pytest.mark.parametrize("builtin", [9, 10])
def test_percent_by_a_number_of_the_format_is_seen_too(tmp_path: Path, builtin: int) -> None:
    def written(book: Any, page: Any) -> None:
        page.write_number(0, 0, 0.4, book.add_format({"num_format": builtin}))

    assert list(read_sheet(sheet(tmp_path / "x.xlsx", [], written))) == [["40%"]]


def test_a_formula_that_nothing_worked_out_is_no_empty_cell(tmp_path: Path) -> None:
    """openpyxl writes formulas without values; so do many reports that a program made."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["id", "amount"], ["a", "=SUM(B3:B4)"], ["b", 2.5], ["c", '=IF(B3<3,"x","y")']):
        page.append(row)
    book.save(tmp_path / "x.xlsx")
    cells = [row[1] for row in read_sheet(tmp_path / "x.xlsx")]
    assert cells == ["amount", "=SUM(B3:B4)", "2.5", '=IF(B3<3,"x","y")']
    assert [isinstance(cell, Formula) for cell in cells] == [False, True, False, True]


def test_a_formula_with_a_value_is_its_value(tmp_path: Path) -> None:
    def formulas(book: Any, page: Any) -> None:
        page.write_formula(1, 1, "=1+1", None, 2)
        page.write_formula(2, 1, '="a"', None, "a")

    path = sheet(tmp_path / "x.xlsx", [["id", "amount"], ["a"], ["b"]], formulas)
    assert [row[1] for row in read_sheet(path)] == ["amount", "2", "a"]
    with zipfile.ZipFile(path) as book:
        text = book.read(SHEET)
    nothing = text.replace(b"<v>a</v>", b"<v></v>")  # as Excel keeps the value of =""
    assert nothing != text
    assert [row[1] for row in read_sheet(repacked(path, {SHEET: nothing}))] == ["amount", "2", ""]


def test_a_shared_formula_without_a_value_is_seen_too(tmp_path: Path) -> None:
    path = sheet(tmp_path / "x.xlsx", [["id", "amount"], ["a", 7.0]])
    with zipfile.ZipFile(path) as book:
        text = book.read(SHEET)
    empty = text.replace(b'<c r="B2"><v>7</v></c>', b'<c r="B2"><f t="shared" si="0"/><v></v></c>')
    assert empty != text
    assert isinstance(list(read_sheet(repacked(path, {SHEET: empty})))[1][1], Formula)


def test_rows_keep_their_places_below_and_beside_empty_ones(tmp_path: Path) -> None:
    path = sheet(tmp_path / "x.xlsx", [[], [], [None, "id"], [None, "a"]])
    assert list(read_sheet(path)) == [["", ""], ["", ""], ["", "id"], ["", "a"]]


def test_only_the_first_sheet_counts(tmp_path: Path) -> None:
    def second(book: Any, page: Any) -> None:
        book.add_worksheet("notes").write_formula(0, 0, "=1/0", None, "#DIV/0!")

    assert list(read_sheet(sheet(tmp_path / "x.xlsx", [["id"]], second))) == [["id"]]


def test_one_stray_cell_at_the_end_of_a_sheet_does_not_take_all_memory(tmp_path: Path) -> None:
    def stray(book: Any, page: Any) -> None:
        page.write_string(1_048_575, 16_383, " ")

    path = sheet(tmp_path / "x.xlsx", [["id"], ["a"]], stray)
    assert refusal(path) == (
        "x.xlsx: the sheet reaches to row 1,048,576 and column 16,384, 17,179,869,184 cells; at most "
        "8,000,000 are "
        "read. Delete all that stands below and beside the table."
    )


def test_an_empty_row_far_below_is_no_cell(tmp_path: Path) -> None:
    """Excel writes one where a row was formatted, and nothing is in it."""
    path = sheet(tmp_path / "x.xlsx", [["id", *"bcdefghijkl"], ["a"]])
    with zipfile.ZipFile(path) as book:
        text = book.read(SHEET)
    far = b'<row r="1048576" s="1" customFormat="1"/></sheetData>'
    assert len(list(read_sheet(repacked(path, {SHEET: text.replace(b"</sheetData>", far)})))) == 2


@pytest.mark.parametrize("reference", [b'r="XFD1048576"', b"r='xfd1048576'", b'x=">" r = "XFD1048576"'])
def test_a_far_cell_is_seen_however_it_is_written(tmp_path: Path, reference: bytes) -> None:
    path = sheet(tmp_path / "x.xlsx", [["id"]])
    with zipfile.ZipFile(path) as book:
        text = book.read(SHEET)
    far = b"<row><c " + reference + b"><v>1</v></c></row></sheetData>"
    assert "cells; at most 8,000,000 are read" in refusal(
        repacked(path, {SHEET: text.replace(b"</sheetData>", far)})
    )


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sheet(tmp_path / "x.xlsx", [["id"]])
    monkeypatch.setattr("moothall.files.sheets.limits", lambda: replace(limits(), sheet_bytes=1000))
    assert "unpacked, the workbook has " in refusal(path)
    assert refusal(path).endswith("bytes; at most 1,000 are read.")


@pytest.mark.parametrize(
    "data", [b"", b"id,score\na,3\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff" * 1000]
)
def test_what_is_no_workbook_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.xlsx").write_bytes(data)
    assert refusal(tmp_path / "x.xlsx").startswith("x.xlsx: this is not a workbook that can be read: ")


@pytest.mark.parametrize(
    "changes",
    [
        {"xl/workbook.xml": None},
        {"xl/workbook.xml": b"<workbook/>"},
        {"xl/workbook.xml": b"<workbook"},
        {"xl/_rels/workbook.xml.rels": b"<Relationships/>"},
        {SHEET: None},
        {SHEET: b"<worksheet><sheetData><row><c r='A1' t='s'><v>99</v></c></row></sheetData></worksheet>"},
        {SHEET: b"not xml"},
        {"xl/styles.xml": b"<styleSheet>"},
    ],
    ids=str,
)
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, changes: dict[str, bytes | None]) -> None:
    path = repacked(sheet(tmp_path / "x.xlsx", [["id"], ["a"]]), changes)
    read_or_refused(path)


def read_or_refused(path: Path) -> None:
    rows = answer(lambda: list(read_sheet(path)))
    assert isinstance(rows, ReadError) or all(isinstance(cell, str) for row in rows for cell in row)


def test_a_workbook_with_a_letter_changed_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    """In a process of its own: a reader that gives up in its own language would take the test run along."""
    sheet(tmp_path / "x.xlsx", [["id", "n", "d"], ["a", 0.5, datetime.date(2026, 1, 1)]] * 20)
    code = (
        "import random, sys\nfrom pathlib import Path\nfrom tests.files.test_sheets import spoiled\n"
        "spoiled(Path(sys.argv[1]), 400)\nprint('all answered')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x.xlsx")],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "all answered", done.stderr[-2000:]


def spoiled(path: Path, times: int) -> None:
    """Change bytes of the file itself, then of the parts inside it."""
    whole = path.read_bytes()
    chance = random.Random(7)
    with zipfile.ZipFile(path) as book:
        parts = {n: book.read(n) for n in book.namelist() if n.endswith((".xml", ".rels"))}
    for _ in range(times):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        read_or_refused(path)
    for _ in range(times):
        path.write_bytes(whole)
        name = chance.choice([n for n in parts if "theme" not in n and "docProps" not in n])
        part = bytearray(parts[name])
        at = chance.randrange(len(part))
        part[at : at + chance.randint(0, 3)] = bytes(chance.choices(b"<>/\"'=A19 x", k=chance.randint(0, 3)))
        repacked(path, {name: bytes(part)})
        read_or_refused(path)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_workbook_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.xlsx"
    file.write_bytes(data)
    read_or_refused(file)
