"""One sheet of a workbook: explained columns, protected headings, drop-downs, and cells to fill in."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from moothall.files.errors import Complaint, ReadError
from moothall.files.tables import letter
from moothall.files.workbook.columns import FIGURE, INDENT, ROOM, WIDTHS, Form, Shown, apart, lines
from moothall.files.workbook.faults import EXPLAINED
from moothall.files.workbook.flat import Row, Value
from moothall.files.workbook.layout import KEY, VALUE
from moothall.files.workbook.lists import FIRST, ROWS, Source
from moothall.files.workbook.paper import FIRST_PAGE, READABLE, print_sheet
from moothall.files.workbook.words import LONGEST, length

PROMPT, PROMPT_TITLE, CHOICES = 255, 32, 255
"""Most letters of a note on a cell, of its title, and of a list of words in it."""
TEXT_FORMAT = 49
"""Excel's number of the format that keeps 007, 1/2 and 2026-27 as they are typed."""
NUMBERS: Mapping[Form, Mapping[str, Any]] = {
    "text": {"num_format": TEXT_FORMAT},
    "id": {"num_format": TEXT_FORMAT},
    "number": {**FIGURE, "num_format": apart("General")},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
}
"""How cells show what they hold."""
INK, SOFT, HEAD, MUST, RULE = "#1d2733", "#4c5967", "#e6ebf1", "#c9d7ea", "#9aa7b5"
LINE, TALLEST, TALLEST_ROW = 13, 120, 400
"""Heights in points: of a line, of the row of explanations at most, and of any other row at most."""
TITLE = 1.4
"""How much larger the letters of a title are than those by which columns are measured."""
KEY_WIDTHS = (30, 52, 70)
ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}
"""What stays allowed on a protected sheet; there is no password."""


def formats(book: Any) -> dict[str, Any]:
    """The looks of all cells."""
    base = {"font_size": 10, "valign": "top", "font_color": INK, **INDENT}
    edge = {"bottom": 1, "bottom_color": RULE}
    apart = {"left": 1, "left_color": RULE}
    entry = {**base, "locked": False, "text_wrap": True}
    frame = {"border": 1, "border_color": RULE}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 12}),
        "folded": book.add_format({**base, "bold": True, "font_size": 12, "text_wrap": True}),
        "note": book.add_format({**base, **apart, "font_size": 9, "font_color": SOFT, "text_wrap": True}),
        "aside": book.add_format({**base, "font_size": 9, "font_color": SOFT}),
        "header": book.add_format({**base, **edge, **apart, "bold": True, "bg_color": HEAD}),
        "needed": book.add_format({**base, **edge, **apart, "bold": True, "bg_color": MUST, "bottom": 2}),
        "locked": book.add_format({**base, "text_wrap": True}),
        "link": book.add_format({**base, "font_color": "#0b4fa0", "underline": 1}),
        **{form: book.add_format({**entry, **NUMBERS[form]}) for form in WIDTHS},
        **{f"framed {form}": book.add_format({**entry, **frame, **NUMBERS[form]}) for form in WIDTHS},
    }


def write(page: Any, row: int, column: int, value: Value, looks: Mapping[str, Any], asked: Shown) -> None:
    """Write one value, from 0; text is text, whatever it begins with. ReadError where it is too long."""
    form = looks[asked.form]
    if isinstance(value, str):
        if length(value) > LONGEST:
            raise _too_long(value, page.get_name(), f"{letter(column)}{row + 1}", asked.name)
        page.write_string(row, column, value, form)
    elif isinstance(value, datetime.date):
        page.write_datetime(row, column, datetime.datetime(value.year, value.month, value.day), looks["date"])
    elif value is not None:
        page.write_number(row, column, value, form)


def _too_long(text: str, sheet: str, cell: str, field: str) -> ReadError:
    message = (
        f"this text has {length(text):,} letters; a cell of a workbook holds {LONGEST:,}. "
        "Shorten it, or keep the project as a folder."
    )
    return ReadError([Complaint(file="workbook", sheet=sheet, cell=cell, field=field, message=message)])


def draw_rows(
    page: Any,
    title: str,
    columns: Sequence[Shown],
    rows: Sequence[Row],
    looks: Mapping[str, Any],
    sources: Mapping[str, Source],
) -> None:
    """A sheet of rows: a title, explanations, names of the columns, and below them the rows."""
    _title(page, title, [_width(column) for column in columns], looks)
    page.set_row(1, LINE * max((lines(c.explanation, _width(c)) for c in columns), default=1))
    for n, column in enumerate(columns):
        page.write_string(1, n, column.explanation, looks["note"])
        page.write_string(2, n, column.name, looks["needed" if column.required else "header"])
        page.set_column(n, n, _width(column), looks[column.form])
        _validate(page, column, (FIRST - 1, n, FIRST - 1 + ROWS, n), sources)
    for r, row in enumerate(rows, FIRST - 1):
        _fit(page, r, [(value, _width(columns[n])) for n, value in enumerate(row)])
        for n, value in enumerate(row):
            write(page, r, n, value, looks, columns[n])
    page.ignore_errors({"number_stored_as_text": f"A{FIRST}:XFD{FIRST + max(ROWS, len(rows))}"})
    page.autofilter(2, 0, max(FIRST - 1, FIRST - 2 + len(rows)), max(0, len(columns) - 1))
    _finish(page, [_width(column) for column in columns])


def _title(page: Any, title: str, widths: Sequence[int], looks: Mapping[str, Any]) -> None:
    """The title; folded where it would run over the edge of the first sheet of paper."""
    room = [w for w in accumulate(widths) if w <= FIRST_PAGE]
    if sum(widths) <= READABLE or len(title) * TITLE <= room[-1] - ROOM:
        page.write_string(0, 0, title, looks["title"])
        return
    page.merge_range(0, 0, 0, len(room) - 1, title, looks["folded"])
    page.set_row(0, TITLE * LINE * math.ceil(len(title) * TITLE / (room[-1] - ROOM)))


def _fit(page: Any, row: int, cells: Sequence[tuple[Value, int]]) -> None:
    """Room for text that is folded: not every program finds the height of a row itself."""
    most = max((lines(v, width) for v, width in cells if isinstance(v, str)), default=1)
    if most > 1:
        page.set_row(row, min(TALLEST_ROW, LINE * most))


def _finish(page: Any, widths: Sequence[int]) -> None:
    """Headings that stay in sight and are protected, on the screen and on paper."""
    page.freeze_panes(FIRST - 1, 1)
    print_sheet(page, widths, heading=FIRST - 2)
    page.protect("", ALLOWED)


def draw_keys(
    page: Any,
    title: str,
    keys: Sequence[Shown],
    rows: Sequence[Row],
    looks: Mapping[str, Any],
    sources: Mapping[str, Source],
) -> None:
    """A sheet of keys: each with its value, and beside it what it means."""
    page.write_string(0, 0, title, looks["title"])
    page.write_string(1, 0, "Fill in the framed cells; empty means: not known, or the usual.", looks["aside"])
    for n, name in enumerate((KEY, VALUE, EXPLAINED)):
        page.write_string(2, n, name, looks["header"])
    for n, width in enumerate(KEY_WIDTHS):
        page.set_column(n, n, width, looks["locked"])
    framed: dict[str, Any] = {form: looks[f"framed {form}"] for form in WIDTHS}
    for r, (key, (value,)) in enumerate(zip(keys, rows, strict=True), FIRST - 1):
        page.write_string(r, 0, key.name, looks["needed" if key.required else "header"])
        page.write_blank(r, 1, None, framed[key.form])
        write(page, r, 1, value, framed, key)
        page.write_string(r, 2, key.explanation, looks["locked"])
        _fit(page, r, [(value, KEY_WIDTHS[1]), (key.explanation, KEY_WIDTHS[2])])
        _validate(page, key, (r, 1, r, 1), sources)
    page.ignore_errors({"number_stored_as_text": f"B{FIRST}:B{FIRST + len(rows)}"})
    _finish(page, KEY_WIDTHS)


def _width(column: Shown) -> int:
    width = max(WIDTHS[column.form], column.width, min(30, len(column.name) + 4 + ROOM))
    while LINE * lines(column.explanation, width) > TALLEST:  # else its last line would be cut
        width += width // 4
    return width


def _validate(
    page: Any, column: Shown, cells: tuple[int, int, int, int], sources: Mapping[str, Source]
) -> None:
    """A drop-down where only some words are allowed, bounds of numbers, and a note on what is asked."""
    asked: dict[str, Any] = {"validate": "any", "input_title": column.name[:PROMPT_TITLE]}
    asked["input_message"] = _short(column.explanation)
    source = sources.get(f"sheet:{column.sheet}" if column.sheet else column.ref or "")
    if column.words and len(",".join(column.words)) <= CHOICES:
        asked |= {"validate": "list", "source": list(column.words), "error_type": "stop"}
    elif source is not None:
        asked |= {"validate": "list", "source": f"={source.name}", "error_type": "warning"}
        asked["error_message"] = "This id is not known yet. Keep it only if it will be."
    elif column.least is not None and column.most is not None:
        asked |= {"validate": "decimal", "criteria": "between", "error_type": "warning"}
        asked |= {"minimum": column.least, "maximum": column.most}
    page.data_validation(*cells, asked)


def _short(text: str) -> str:
    return text if len(text) <= PROMPT else text[: PROMPT - 4].rstrip() + " ..."
