"""Sheets on paper: large enough to read, each page with what it is a page of."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from moothall.files.folder import read_folder
from moothall.files.workbook.paper import SCALE, print_sheet
from moothall.files.workbook.writing import project_book

PUBLICA = Path(__file__).parents[3] / "examples" / "publica-2014-2025"


def printed(widths: Sequence[int], **more: Any) -> Any:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        print_sheet(book.add_worksheet("scores"), widths, **more)
    return openpyxl.load_workbook(out)["scores"]


def test_a_sheet_that_is_too_wide_to_read_goes_on_over_pages_side_by_side() -> None:
    page = printed([30] * 20, heading=2, says="Scores & reasons.")
    assert not page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.scale == SCALE
    assert page.print_title_cols is None  # LibreOffice would be slow
    assert "3:3" in page.print_title_rows.replace("$", "")
    assert page.page_setup.pageOrder == "overThenDown"


def test_each_page_says_of_what_it_is_a_page() -> None:
    page = printed([30], says="Scores & reasons.")
    assert page.oddHeader.left.text == "&A: Scores && reasons."
    assert page.oddFooter.right.text == "&P"


def test_a_narrow_sheet_has_one_page_across() -> None:
    page = printed([30, 20])
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0


def test_a_title_wider_than_the_first_page_is_folded_over_it() -> None:
    page = openpyxl.load_workbook(io.BytesIO(project_book(read_folder(PUBLICA))))["weights"]
    (folded,) = page.merged_cells.ranges
    assert (folded.min_row, folded.max_row, folded.min_col) == (1, 1, 1)
    assert page["A1"].alignment.wrap_text
    assert page.row_dimensions[1].height > 30


def test_no_text_touches_what_stands_before_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(project_book(read_folder(PUBLICA))))
    for page in book:
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    assert (cell.alignment.horizontal, cell.alignment.indent) == ("left", 1), cell


def test_explanations_name_sheets_and_not_the_files_of_a_folder() -> None:
    book = openpyxl.load_workbook(io.BytesIO(project_book(read_folder(PUBLICA))))
    told = [c.value for page in book for row in page.iter_rows(max_row=3) for c in row if c.value]
    assert [text for text in told if ".csv" in str(text) or "`" in str(text)] == []
    assert book["signatures"]["C2"].value == "category of the saving, as in the sheet finance; needed"
