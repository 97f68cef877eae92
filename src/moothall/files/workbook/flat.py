"""A project's documents as rows of sheets: what `tree.py` reads back."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec import inspect as mi

from moothall.files.cells import written
from moothall.files.folder import DOCUMENTS, Options
from moothall.files.workbook.layout import NUMBER, Cell, Page, or_number, pages
from moothall.files.workbook.words import joined, sealed
from moothall.project.project import Project

Value = str | float | datetime.date | None
"""What is written into a cell: text, number, day, or nothing."""
Row = tuple[Value, ...]

EXACT = 1e15
"""Whole numbers below it survive any spreadsheet program: they keep 15 digits."""
FIRST_DAY = datetime.date(1900, 3, 1)
"""Earlier days are told apart differently by Excel and others, and written as text."""


def document_rows(project: Project) -> dict[str, list[Row]]:
    """The rows of each sheet of the documents, in the order of its columns."""
    found: dict[str, list[Row]] = {}
    for part, kind in DOCUMENTS.values():
        value = getattr(project, part)
        whole = Options(value) if kind is Options else value
        for page in (p for p in pages() if p.document == part):
            found[page.name] = list(_page_rows(page, whole))
    return found


def _page_rows(page: Page, whole: Struct) -> Iterator[Row]:
    if page.shape == "keys":
        yield from ((_key_value(cell, whole),) for cell in page.cells)
        return
    for labels, value in _values(whole, page.path, ()):
        if value is not None:
            yield from _rows(page, labels, value)


def _key_value(cell: Cell, whole: Struct) -> Value:
    """A value of the whole document; nothing where it stands in a block that is not given."""
    value: Any = whole
    for step in cell.path:
        value = None if value is None else getattr(value, step)
    if cell.field is None:
        return None if value is None else "yes"
    return cell_value(value, cell)


def _values(
    value: Any, path: Sequence[str], labels: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """What stands at a path, once for each row that it leads through, with the names of these rows."""
    step, rest = path[0], path[1:]
    inner = getattr(value, step)
    if not rest or inner is None:
        yield labels, inner if not rest else None
    elif isinstance(inner, tuple):
        for name, row in zip(names(inner), inner, strict=True):
            yield from _values(row, rest, (*labels, name))
    else:
        yield from _values(inner, rest, labels)


def names(rows: Sequence[Any]) -> list[str]:
    """What each row is called on other sheets: its id, or its number; a repeated id with its count."""
    if not rows or not hasattr(rows[0], "id"):
        return [str(n) for n in range(1, len(rows) + 1)]
    return counted([row.id for row in rows])


def counted(ids: Sequence[str]) -> list[str]:
    """Ids, the second of the same as id#2."""
    seen: Counter[str] = Counter()
    told = []
    for name in ids:
        seen[name] += 1
        told.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return told


def _rows(page: Page, labels: tuple[str, ...], value: Any) -> Iterator[Row]:
    if page.shape == "mapping":
        for key, held in value.items():
            yield (*labels, sealed(key), cell_value(held, page.cells[1]))
    elif page.shape == "tuples":
        for row in value:
            yield (*labels, *(cell_value(held, c) for held, c in zip(row, page.cells, strict=True)))
    elif page.shape == "block":
        if value != _default(page):
            yield (*labels, *_fields(page, value))
    else:
        for name, row in zip(names(value), value, strict=True):
            own = (name,) if page.label == NUMBER else ()
            yield (*labels, *own, *_fields(page, row))


def _default(page: Page) -> Any:
    """A block without anything in it counts as not there, if that is what an absent one is."""
    return (
        page.kind()
        if page.kind is not None and not page.optional and not any(c.required for c in page.cells)
        else None
    )


def _fields(page: Page, row: Struct) -> Iterator[Value]:
    return (cell_value(getattr(row, cell.name), cell) for cell in page.cells)


def cell_value(value: Any, cell: Cell) -> Value:
    """A value as its cell holds it; blank where reading a blank gives it back."""
    blank = None if cell.field is None or cell.required else _blank(cell.field)
    if value is None or (value == blank and value in ("", ())):
        return None
    if isinstance(value, Mapping):
        raise TypeError(f"no single cell can hold {cell.name}")
    if isinstance(value, tuple):
        return sealed(joined((written(v) for v in value), or_number(cell.kind)))
    return plain_value(value)


def plain_value(value: Any) -> Value:
    """A single value as a cell holds it without loss, whatever program saves the file again."""
    if isinstance(value, str):
        return sealed(value)
    if isinstance(value, bool):
        return written(value)
    if isinstance(value, int | float):
        exact = float(f"{value:.15g}") == value and (abs(value) < EXACT or isinstance(value, float))
        return float(value) if exact and abs(value) < 1e300 else written(value)
    if isinstance(value, datetime.date):
        return value if value >= FIRST_DAY else value.isoformat()
    raise TypeError(f"no cell can hold {value!r}")


def _blank(field: mi.Field) -> Any:
    """What a field is where nothing is written."""
    return field.default if field.default_factory is NODEFAULT else field.default_factory()
