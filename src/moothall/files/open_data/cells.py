"""Values as the cells of a CSV file, and back: nothing is lost, and no text acts as a formula.

A text that a spreadsheet might take for a formula gets an apostrophe in front; so does one that begins with
an apostrophe. To have the text as it was, take one apostrophe away from a cell that begins with one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from moothall.business_case.formulas import guarded, unguarded
from moothall.files.cells import MAYBE_NUMBER
from moothall.files.open_data.columns import Column, Form
from moothall.files.workbook.words import divided, joined

TRUTH = {"true": True, "false": False}
NONE_OF_THEM = ";"
"""An empty list where the list might also be unknown."""


def number_text(value: float) -> str:
    """A number in full, as a program reads it: 0.035, 1250000."""
    return repr(value).removesuffix(".0")


def plain(value: Any, column: Column) -> Any:
    """A value as it stands in a cell of any program: several texts joined, an empty one nothing."""
    if value is None or value == "":
        return None
    if column.form in ("texts", "wholes"):
        return several(value, column.maybe)
    if column.form == "any":
        return mixed(value)
    return msgspec.json.encode(value).decode() if column.form == "json" else value


def several(items: list[Any], maybe: bool) -> str | None:
    """Texts or whole numbers in one cell, with semicolons between; quotes where an item needs them."""
    if not items:
        return NONE_OF_THEM if maybe else None
    return joined(str(item) for item in items)


def mixed(value: Any) -> Any:
    """A number or true or false as it is; a text that reads as one of them in double quotes."""
    if isinstance(value, list):
        return joined(value, or_number=True)
    if isinstance(value, str) and (MAYBE_NUMBER.match(value) or value in TRUTH or value.startswith('"')):
        return '"' + value.replace('"', '""') + '"'
    return value


def csv_cell(value: Any, column: Column) -> str:
    """A value as a cell of a CSV file; empty: not known, or nothing."""
    return CELLS[column.form](value, column)


def _text(value: Any, _: Column) -> str:
    return guarded(value) if value else ""


def _number(value: Any, _: Column) -> str:
    return "" if value is None else number_text(value)


def _whole(value: Any, _: Column) -> str:
    return "" if value is None else str(value)


def _truth(value: Any, _: Column) -> str:
    return "" if value is None else "true" if value else "false"


def _list(value: Any, column: Column) -> str:
    return "" if value is None else guarded(several(value, column.maybe) or "")


def _any(value: Any, column: Column) -> str:
    if isinstance(value, bool):
        return _truth(value, column)
    return number_text(value) if isinstance(value, int | float) else _text(plain(value, column), column)


def _json(value: Any, column: Column) -> str:
    return _text(plain(value, column), column)


CELLS: Mapping[Form, Callable[[Any, Column], str]] = {
    "text": _text,
    "date": _text,
    "texts": _list,
    "wholes": _list,
    "number": _number,
    "whole": _whole,
    "yes_no": _truth,
    "any": _any,
    "json": _json,
}


def read_cell(cell: str, column: Column) -> Any:
    """The value that a cell of a CSV file stands for; None where it is empty.

    ValueError where it is none that the column holds.
    """
    return value_of(unguarded(cell), column) if cell else None


def value_of(text: str, column: Column) -> Any:
    """The value that a text stands for, once no apostrophe guards it."""
    if column.form == "number":
        return float(text)
    if column.form == "whole":
        return int(text)
    if column.form == "yes_no":
        return TRUTH[text]
    if column.form == "json":
        return msgspec.json.decode(text)
    if column.form == "any":
        return _mixed_value(text)
    if column.form in ("texts", "wholes"):
        items = [] if text == NONE_OF_THEM else list(divided(text))
        return items if column.form == "texts" else [int(item) for item in items]
    return text


def _mixed_value(text: str) -> Any:
    if text in TRUTH:
        return TRUTH[text]
    if MAYBE_NUMBER.match(text):
        return float(text)
    if text.startswith('"') and text.endswith('"') and len(text) > 1:
        return text[1:-1].replace('""', '"')
    return text
