"""Sheets on paper: large enough to read, each page with what it is a page of."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import xlsxwriter

from moothall.files.workbook.paper import SCALE, print_sheet


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
