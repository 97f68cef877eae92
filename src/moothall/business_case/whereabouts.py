"""Every figure of a document with the path to where it stands, and with its place in the document.

A page holds its paths where the figures are. Paper cannot; it carries this list instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Literal, NamedTuple

from moothall.business_case.document import (
    Block,
    Details,
    Document,
    Facts,
    Figure,
    Inline,
    Listing,
    Notice,
    Paragraph,
    Section,
    Table,
)
from moothall.business_case.woven import Part, parts

Kind = Literal["heading", "notice", "words", "caption", "column", "cell", "title", "reading", "picture"]


class Whereabouts(NamedTuple):
    """One figure: where it is in the document, how it reads there, and where it stands."""

    section: str
    """The heading that it stands under; empty: it stands above the first"""
    kind: Kind
    """What it is part of: a heading, the title of a notice, words (a paragraph, an item of a list, a line
    on a term), the caption, a column's heading or a cell of a table, or the title, the reading or the inside
    of a picture"""
    number: int | None
    """Which table or picture of the document it is, each counted from 1; a picture's number is printed"""
    of: str
    """Caption of the table, or title of the picture"""
    row: int | None
    """Of a cell: the row of its table, from 1"""
    column: int | None
    """Of a cell or a column's heading: the column of the table, from 1"""
    row_name: str
    column_name: str
    words: str
    """The line that it stands in"""
    figure: str
    path: str


class _Place(NamedTuple):
    """Where a line is; the fields are those of `Whereabouts`."""

    section: str
    kind: Kind = "words"
    number: int | None = None
    of: str = ""
    row: int | None = None
    column: int | None = None
    row_name: str = ""
    column_name: str = ""


def whereabouts(document: Document) -> Iterator[Whereabouts]:
    """Every figure that has a path, in reading order."""
    walk = _Walk()
    yield from walk.blocks(document.notices, "")
    yield from walk.sections(document.sections)


class _Walk:
    """One way through a document; it counts tables and pictures."""

    def __init__(self) -> None:
        self._tables, self._pictures = count(1), count(1)

    def sections(self, sections: Iterable[Section]) -> Iterator[Whereabouts]:
        """Figures of sections, their headings first."""
        for section in sections:
            yield from _woven(section.title, _Place(section.title, "heading"))
            yield from self.blocks(section.blocks, section.title)
            yield from self.sections(section.sections)

    def blocks(self, blocks: Iterable[Block], section: str) -> Iterator[Whereabouts]:
        """Figures of what stands under the heading `section`."""
        for block in blocks:
            match block:
                case Paragraph():
                    yield from _line(block.text, _Place(section))
                case Listing():
                    for item in block.items:
                        yield from _line(item, _Place(section))
                case Facts():
                    for line in (line for fact in block.rows for line in fact.text):
                        yield from _line(line, _Place(section))
                case Notice():
                    yield from _woven(block.title, _Place(section, "notice"))
                    yield from self.blocks(block.body, section)
                case Details():
                    yield from _woven(block.summary, _Place(block.summary, "heading"))
                    yield from self.blocks(block.blocks, block.summary)
                case Table():
                    yield from self._table(block, section)
                case Figure():
                    yield from _picture(block, section, next(self._pictures))
                    yield from self._table(block.table, section)

    def _table(self, table: Table, section: str) -> Iterator[Whereabouts]:
        if not table.columns or (not table.rows and table.empty):
            yield from _woven(table.caption, _Place(section))
            yield from _woven(table.empty, _Place(section))
        else:
            yield from _table(table, section, next(self._tables))


def _picture(figure: Figure, section: str, number: int) -> Iterator[Whereabouts]:
    yield from _woven(figure.title, _Place(section, "title", number, figure.title))
    inside = _Place(section, "picture", number, figure.title)
    for series in figure.chart.series:
        at = inside._replace(row_name=series.title)
        yield from _woven(series.note, at)
        for point in filter(None, series.points):
            yield from _woven(point.text, at)
            yield from _woven(point.mark, at)
    for mark in figure.chart.marks:
        yield from _woven(mark.text, inside)
    yield from _woven(figure.reading, _Place(section, "reading", number, figure.title))


def _table(table: Table, section: str, number: int) -> Iterator[Whereabouts]:
    caption, names = table.caption, [column.title for column in table.columns]
    yield from _woven(caption, _Place(section, "caption", number, caption))
    for c, column in enumerate(table.columns, 1):
        at = _Place(section, "column", number, caption, column=c, column_name=column.title)
        for words in (column.title, column.unit, column.note):
            yield from _woven(words, at)
    for r, row in enumerate(table.rows, 1):
        named = "".join([run.text for run in row.cells[0].text]) if row.cells else ""
        for c, cell in enumerate(row.cells):
            for line in (cell.text, *cell.more, *cell.notes):
                if any([run.path for run in line]):
                    yield from _line(
                        line, _Place(section, "cell", number, caption, r, c + 1, named, names[c])
                    )


def _line(line: Inline, at: _Place) -> Iterator[Whereabouts]:
    yield from _said([(run.text, run.path) for run in line], at)


def _woven(words: str, at: _Place) -> Iterator[Whereabouts]:
    yield from _said(parts(words), at)


def _said(found: Iterable[Part], at: _Place) -> Iterator[Whereabouts]:
    known = [(text, path) for text, path in found if path]
    if known:
        words = "".join([text for text, _ in found])
        for text, path in known:
            yield Whereabouts(*at, words, text, path)
