"""Sheets for tests: rows as Excel would hold them."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

DATE = {"num_format": "dd/mm/yyyy"}


def sheet(
    path: Path, rows: Iterable[Sequence[object]], more: Callable[[Any, Any], object] | None = None
) -> Path:
    """Write one sheet; `more` may do further things to the book and the sheet."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet()
    as_date = book.add_format(DATE)
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if isinstance(cell, datetime.date):
                page.write_datetime(r, c, datetime.datetime(cell.year, cell.month, cell.day), as_date)
            elif isinstance(cell, str):
                page.write_string(r, c, cell)
            elif cell is not None:
                page.write(r, c, cell)
    if more:
        more(book, page)
    book.close()
    return path


def repacked(path: Path, changes: dict[str, bytes | None]) -> Path:
    """A workbook with some of its parts replaced, or taken out."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in (parts | changes).items():
            if data is not None:
                book.writestr(name, data)
    return path
