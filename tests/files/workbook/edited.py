"""Workbooks edited as a person would: cells found by the sheet, the row's words and the column."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from moothall.files.folder import read_folder
from moothall.files.workbook.writing import project_book
from tests.planted.clean import clean

HEADER = 3
"""Row of the names of columns."""


class Open:
    """An open workbook, with cells by their names."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def column(self, sheet: str, name: str) -> int:
        """The number of a column, from 1."""
        header = [cell.value for cell in self.book[sheet][HEADER]]
        return header.index(name) + 1

    def cell(self, sheet: str, row: int, name: str) -> Any:
        """A cell of the n-th row below the header, from 1."""
        return self.book[sheet].cell(HEADER + row, self.column(sheet, name))

    def key(self, sheet: str, key: str) -> Any:
        """The value beside a key."""
        row = next(r for r in range(HEADER + 1, 99) if self.book[sheet].cell(r, 1).value == key)
        return self.book[sheet].cell(row, 2)

    def filled(self, sheet: str) -> int:
        """Rows below the header that hold something."""
        rows = self.book[sheet].iter_rows(min_row=HEADER + 1, values_only=True)
        return max((n for n, row in enumerate(rows, 1) if any(v is not None for v in row)), default=0)

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


@cache
def _clean() -> bytes:
    with tempfile.TemporaryDirectory() as place:
        return project_book(read_folder(clean(Path(place) / "clean")))


def clean_book(place: Path, edit: Callable[[Open], object] | None = None) -> Path:
    """The clean project as a workbook, edited."""
    path = place / "plan.xlsx"
    path.write_bytes(_clean())
    if edit is not None:
        opened = Open(path)
        edit(opened)
        opened.save()
    return path
