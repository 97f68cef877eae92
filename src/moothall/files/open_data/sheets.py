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
from moothall.files.open_data.looks import (
    GENERAL,
    PLAIN,
    TRUTH,
    WIDEST,
    WRAPPED,
    look_among,
    look_by_size,
    look_of,
)
from moothall.files.open_data.rows import Row
from moothall.files.open_data.table import Table
from moothall.files.workbook.columns import ROOM, lines
from moothall.files.workbook.paper import FIRST_PAGE, print_sheet
from moothall.files.workbook.words import CHUNK, LONGEST, LONGEST_ESCAPE, ODD, length, sealed

Looks = Mapping[str, Any]
EXACT = 2**53
"""Whole numbers from here on are not kept by a cell of a spreadsheet; they are written as text."""
FIRST_DAY = "1900-03-01"
"""Days before are counted differently by one program and another; they are written as text."""
NARROW, PAD = 9, 3
"""Least width of a column, and room for the arrow of the filter."""
LINE, TALLEST = 13, 390
"""Heights in points: of a line of text, and of the tallest row that a program shows."""
ABOUT_WIDTHS = (34, 44, 16, 16, 60, 34)


def draw_table(page: Any, table: Table, rows: Sequence[Row], looks: Looks) -> None:
    """A sheet of rows."""
    heights: dict[int, int] = {}
    widths: list[int] = []
    for at, column in enumerate(table.columns):
        values = [row[at] for row in rows]
        texts = _texts(column, values)
        width = _width(column, texts)
        folded = column.role not in ("path", "parent") and any(len(text) > WRAPPED for text in texts.values())
        widths.append(width)
        page.set_column(at, at, width)
        page.write_string(0, at, column.name, looks["header"])
        if column.form == "any":
            _draw_any(page, table.name, at, column, values, looks)
        elif texts or look_of(column) == PLAIN:
            look = looks["wrapped" if folded else look_of(column)]
            page.texts(at, {row: fitting(text, table.name) for row, text in texts.items()}, look)
        else:
            _draw_values(page, table.name, at, column, values, looks)
        if folded:
            _measure(heights, texts, width)
    fit(page, heights)
    finish(page, len(rows), widths, table.says)


def _texts(column: Column, values: Sequence[Any]) -> dict[int, str]:
    """The cells that hold text, by row; none for a column of figures, dates or truths."""
    if column.form == "text":
        return {n: value for n, value in enumerate(values, 1) if value}
    if column.form not in ("texts", "wholes", "json", "any"):
        return {}
    shown = ((n, plain(value, column)) for n, value in enumerate(values, 1))
    return {n: told for n, told in shown if isinstance(told, str)}


def _width(column: Column, texts: Mapping[int, str]) -> int:
    """The width of a column in letters."""
    head = len(column.name) + PAD + ROOM
    least = 14 if column.unit == "money" or column.form in ("date", "any") else NARROW
    width = max(least, head, min(WIDEST, max(map(len, texts.values()), default=0) + 1 + ROOM))
    return _deep(texts, width) if column.role not in ("path", "parent") else width


def _deep(texts: Mapping[int, str], width: int) -> int:
    """The width, or a greater one where the longest text would not be seen whole in the tallest row; never
    more than what a page of paper shows."""
    longest = max(texts.values(), key=len, default="")
    while lines(longest, width) > TALLEST // LINE and width < FIRST_PAGE:
        width = min(FIRST_PAGE, width + width // 4)
    return width


def _measure(heights: dict[int, int], texts: Mapping[int, str], width: int) -> None:
    """Take note of rows that a folded text makes higher: not every program finds that itself."""
    for row, text in texts.items():
        if len(text) > width - ROOM or "\n" in text:
            heights[row] = max(heights.get(row, 1), lines(text[: 100 * width], width))


def fit(page: Any, heights: Mapping[int, int]) -> None:
    """Make rows as high as their text: a number of lines by row."""
    for row, most in heights.items():
        page.set_row(row, min(TALLEST, LINE * most))


def draw_about(page: Any, rows: Sequence[Row], looks: Looks) -> None:
    """The sheet of single values, each of which is written as what it is."""
    columns = about_table().columns
    heights: dict[int, int] = {}
    for at, (column, width) in enumerate(zip(columns, ABOUT_WIDTHS, strict=True)):
        page.set_column(at, at, width)
        page.write_string(0, at, column.name, looks["header"])
        for n, (row, single) in enumerate(zip(rows, singles(), strict=True), 1):
            told = single if column.name == VALUE else column
            _draw_cell(page, about_table().name, n, at, told, row[at], looks[_look(told, row[at])])
            shown = plain(row[at], told)
            _measure(heights, {n: shown} if isinstance(shown, str) else {}, width)
    fit(page, heights)
    finish(page, len(rows), ABOUT_WIDTHS, about_table().says)


def _look(column: Column, value: Any) -> str:
    """The look of a single value."""
    look = look_of(column)
    if look != GENERAL or not isinstance(value, int | float):
        return "wrapped" if look in (PLAIN, GENERAL) else look
    return _size(value) if column.form == "any" else look_by_size(value)


def finish(page: Any, rows: int, widths: Sequence[int], says: str = "") -> None:
    """A heading that stays in sight, filters, and pages that can be read where it is printed."""
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, rows, len(widths) - 1)
    print_sheet(page, widths, heading=0, says=says)


def _draw_any(page: Any, table: str, at: int, column: Column, values: Sequence[Any], looks: Looks) -> None:
    """A column of figures and texts: a text stands at the left, or what stands beside it would cut it off."""
    for n, value in enumerate(values, 1):
        told = isinstance(plain(value, column), str)
        _draw_cell(page, table, n, at, column, value, looks["wrapped" if told else _size(value)])


def _size(value: Any) -> str:
    """The look of a figure, or of yes and no, in a column of anything."""
    figure = isinstance(value, int | float) and not isinstance(value, bool)
    return look_by_size(value, years=True) if figure else TRUTH


def _draw_figures(page: Any, at: int, column: Column, figures: Mapping[int, float], looks: Looks) -> None:
    """A column of figures by row, each in its look."""
    look = look_among(column, figures.values())
    by_look: dict[str, dict[int, float]] = {}
    for row, figure in figures.items():
        by_look.setdefault(look_by_size(figure) if look == GENERAL else look, {})[row] = figure
    for name, some in by_look.items():
        page.figures(at, some, looks[name])


def _draw_values(page: Any, table: str, at: int, column: Column, values: Sequence[Any], looks: Looks) -> None:
    if column.form in ("number", "whole") and all(v is None or abs(v) < EXACT for v in values):
        figures = {n: value for n, value in enumerate(values, 1) if value is not None}
        _draw_figures(page, at, column, figures, looks)
    else:
        look = looks["wrapped" if look_of(column) == GENERAL else look_of(column)]
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
    if 2 * len(whole) <= LONGEST or length(whole) <= LONGEST:
        return whole
    size = CHUNK // 2 if ODD.search(text) is None else CHUNK // LONGEST_ESCAPE
    return sealed(cut(text[:size], len(text), table))
