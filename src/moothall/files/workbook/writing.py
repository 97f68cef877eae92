"""A project written as one workbook, the same bytes for the same project."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from moothall.files.boundaries import geometry
from moothall.files.folder import TEXTS
from moothall.files.manual import says, subject
from moothall.files.tables import as_written
from moothall.files.workbook.columns import (
    Shown,
    in_a_book,
    key_rows,
    page_columns,
    page_says,
    table_cells,
    table_columns,
)
from moothall.files.workbook.drawing import draw_keys, draw_rows, formats
from moothall.files.workbook.flat import Row, document_rows, plain_value
from moothall.files.workbook.instructions import Listed, draw_instructions
from moothall.files.workbook.layout import pages
from moothall.files.workbook.lists import SAYS, draw_lists, sources
from moothall.files.workbook.longtexts import ENDS, OUTLINES, PAGE_WIDTH, PLACE, SHAPE, TEXT, long_rows
from moothall.files.workbook.names import INSTRUCTIONS, LISTS
from moothall.project.project import Project
from moothall.project.tables import TABLES, Table

MUST = frozenset({"project", "options"})
TABS = {"document": "#4472a8", "table": "#6a8f5a", "text": "#8a8a8a"}
"""Colours of the tabs: what frames the project, its tables, its texts."""


class Sheet(Struct, frozen=True):
    """One sheet with all that stands on it."""

    name: str
    says: str
    columns: tuple[Shown, ...]
    rows: tuple[Row, ...]
    keys: bool
    tab: str

    @property
    def id_column(self) -> int | None:
        """The column whose words other sheets may name, if there is one."""
        names = [c.name for c in self.columns]
        return names.index("id") if "id" in names and not self.keys else None


def project_book(project: Project) -> bytes:
    """The workbook of a project; ReadError where a text is too long for a cell."""
    import xlsxwriter

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {**plain, "in_memory": True})
    made = datetime.datetime.combine(project.head.as_of, datetime.time())
    book.set_properties({"title": project.head.title[:250], "created": made})
    looks = formats(book)
    sheets = tuple(map(_in_a_book, _sheets(project)))
    ids = {s.name: s.id_column for s in sheets if s.id_column is not None}
    offered = sources(project, ids)
    for source in dict.fromkeys(offered.values()):
        book.define_name(source.name, source.cells)
    listed = [Listed(s.name, s.says, None if s.keys else len(s.rows), s.name in MUST) for s in sheets]
    listed.append(Listed(LISTS, SAYS, None))
    draw_instructions(book.add_worksheet(INSTRUCTIONS), project, listed, looks)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.set_tab_color(TABS[sheet.tab])
        draw = draw_keys if sheet.keys else draw_rows
        draw(page, sheet.says, sheet.columns, sheet.rows, looks, offered)
    draw_lists(book.add_worksheet(LISTS), project, looks)
    book.close()
    return out.getvalue()


def _in_a_book(sheet: Sheet) -> Sheet:
    """A sheet told in words that fit a workbook: its explanations name sheets, where a folder has files."""
    columns = tuple(replace(c, explanation=in_a_book(c.explanation)) for c in sheet.columns)
    return replace(sheet, says=in_a_book(sheet.says), columns=columns)


def _sheets(project: Project) -> Iterator[Sheet]:
    rows = document_rows(project)
    for page in pages():
        keys = page.shape == "keys"
        columns = tuple(key_rows(page) if keys else page_columns(page))
        yield Sheet(page.name, page_says(page), columns, tuple(rows[page.name]), keys, "document")
    for table in TABLES:
        yield _table(project, table)
    yield from _texts(project)
    yield _outlines(project)


def _table(project: Project, table: Table) -> Sheet:
    name = table.file.partition(".")[0]
    each = says(table.row)
    told = f"{subject(table.row)} Each row: {each[:1].lower()}{each[1:]}"
    rows = tuple(_table_rows(table, getattr(project, table.name)))
    return Sheet(name, told, tuple(table_columns(table)), rows, False, "table")


def _table_rows(table: Table, rows: Sequence[Struct]) -> Iterator[Row]:
    names = [cell.name for cell in table_cells(table)]
    for row in rows:
        yield tuple(_table_value(getattr(row, name)) for name in names)


def _table_value(value: object) -> str | float | datetime.date | None:
    if value is None or value in ("", ()):
        return None
    return "; ".join(map(as_written, value)) if isinstance(value, tuple) else plain_value(value)


def _texts(project: Project) -> Iterator[Sheet]:
    for folder, (part, kind, field) in TEXTS.items():
        by_field = {c.name: c for c in table_columns(Table(part, f"{folder}.csv", kind))}
        ends = Shown(
            name=ENDS,
            form="id",
            explanation="crlf: its lines end as Windows writes them; leave it as it is",
        )
        texts = {getattr(t, field): t.text for t in getattr(project, part)}
        body = replace(_named(by_field[TEXT], TEXT), width=PAGE_WIDTH)
        columns = (_named(by_field[field], field), body, ends)
        yield Sheet(folder, says(kind), columns, tuple(long_rows(texts)), False, "text")


def _named(column: Shown, name: str) -> Shown:
    """A column of a sheet of texts, without the words on files."""
    told = column.explanation.partition(";")[0]
    return Shown(name=name, form=column.form, explanation=f"{told}; needed", required=True, ref=column.ref)


def _outlines(project: Project) -> Sheet:
    columns = (
        Shown(name=PLACE, form="id", explanation="id of a place; needed", required=True, ref="places"),
        Shown(
            name=SHAPE,
            form="text",
            explanation="its outline as GeoJSON, made by a program; needed",
            required=True,
        ),
    )
    shapes = {b.place: msgspec.json.encode(geometry(b)).decode() for b in project.boundaries}
    told = "Outlines of the places, for the maps. A long one goes on in the rows below."
    return Sheet(OUTLINES, told, columns, tuple(long_rows(shapes, with_ends=False)), False, "text")
