"""One table as a sheet: a heading that stays in sight, filters, and cells that hold what they mean."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from moothall.files.open_data.about import VALUE, about_table
from moothall.files.open_data.cells import plain
from moothall.files.open_data.columns import Column
from moothall.files.open_data.guide import cut
from moothall.files.open_data.layout import singles
from moothall.files.open_data.looks import DATE, PLAIN, WIDEST, WRAPPED, look_of
from moothall.files.open_data.rows import Row
from moothall.files.open_data.table import Table
from moothall.files.workbook.words import CHUNK, LONGEST, LONGEST_ESCAPE, ODD, length, sealed

Looks = Mapping[str, Any]
EXACT = 2**53
"""Whole numbers from here on are not kept by a cell of a spreadsheet; they are written as text."""
FIRST_DAY = "1900-03-01"
"""Days before are counted differently by one program and another; they are written as text."""
NARROW, PAD = 9, 3
"""Least width of a column, and room for the arrow of the filter."""


def draw_table(page: Any, table: Table, rows: Sequence[Row], looks: Looks) -> None:
    """A sheet of rows."""
    for at, column in enumerate(table.columns):
        values = [row[at] for row in rows]
        name, width = _shape(column, values)
        page.set_column(at, at, width)
        page.write_string(0, at, column.name, looks["header"])
        _draw_column(page, table.name, at, column, values, looks[name])
    _finish(page, len(rows), len(table.columns))


def draw_about(page: Any, rows: Sequence[Row], looks: Looks) -> None:
    """The sheet of single values, each of which is written as what it is."""
    columns = about_table().columns
    for at, (column, width) in enumerate(zip(columns, (34, 44, 16, 16, 60, 34), strict=True)):
        page.set_column(at, at, width)
        page.write_string(0, at, column.name, looks["header"])
    for n, (row, single) in enumerate(zip(rows, singles(), strict=True), 1):
        for at, (value, column) in enumerate(zip(row, columns, strict=True)):
            told = single if column.name == VALUE else column
            look = look_of(told)
            style = looks["wrapped" if look == PLAIN else look]
            _draw_cell(page, about_table().name, n, at, told, value, style)
    _finish(page, len(rows), len(columns))


def _finish(page: Any, rows: int, columns: int) -> None:
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, rows, columns - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _shape(column: Column, values: Sequence[Any]) -> tuple[str, int]:
    """The look of a column, and its width in letters."""
    look = look_of(column)
    head = len(column.name) + PAD
    if look != PLAIN:
        return look, max(NARROW, min(head, 16), 14 if look in ("money", DATE) else 0)
    longest = max((len(v) if isinstance(v, str) else 12 for v in values if v), default=0)
    wrapped = longest > WRAPPED and column.role not in ("path", "parent")
    return "wrapped" if wrapped else look, max(NARROW, min(WIDEST, max(head, longest + 1)))


def _draw_column(page: Any, table: str, at: int, column: Column, values: Sequence[Any], look: Any) -> None:
    if column.form in ("number", "whole") and all(v is None or abs(v) < EXACT for v in values):
        for n, value in enumerate(values, 1):
            if value is not None:
                page.write_number(n, at, value, look)
    elif column.form == "text":
        for n, value in enumerate(values, 1):
            if value:
                page.write_string(n, at, fitting(value, table), look)
    else:
        for n, value in enumerate(values, 1):
            _draw_cell(page, table, n, at, column, value, look)


def _draw_cell(page: Any, table: str, row: int, at: int, column: Column, value: Any, look: Any) -> None:
    """One cell. Text is text, whatever it begins with."""
    shown = plain(value, column)
    if shown is None:
        return
    if isinstance(shown, bool):
        page.write_boolean(row, at, shown, look)
    elif isinstance(shown, int | float) and abs(shown) < EXACT:
        page.write_number(row, at, shown, look)
    elif column.form == "date" and shown >= FIRST_DAY:
        page.write_datetime(row, at, datetime.datetime.fromisoformat(shown), look)
    else:
        page.write_string(row, at, fitting(str(shown), table), look)


def fitting(text: str, table: str) -> str:
    """A text as a cell can hold it: sealed where it would change, cut where it is too long, which it says."""
    whole = sealed(text)
    if length(whole) <= LONGEST:
        return whole
    size = CHUNK // 2 if ODD.search(text) is None else CHUNK // LONGEST_ESCAPE
    return sealed(cut(text[:size], len(text), table))
