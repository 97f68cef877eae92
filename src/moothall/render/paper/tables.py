"""A table for paper: laid out for its page, and cut between columns where no page is wide enough."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.document import Cell, Column, Table
from moothall.render.paper.page import Page
from moothall.render.paper.sheet import Box, Grid, Head, Span, Words
from moothall.render.paper.spans import Writer
from moothall.render.paper.widths import plan

Part = tuple[int, ...]
HIGHEST = 36
"""Lines of a row up to which it is kept on one page."""
LOWEST = 18
"""Lines of a table, its header among them, up to which it is kept on one page."""


def grids(
    table: Table, page: Page, write: Writer, part: str, compact: bool = False
) -> Iterator[tuple[bool, Grid | Words]]:
    """The table, or its parts; `part` words which one it is. One without rows says so instead.

    compact : of a short document, which keeps to its two pages first: its tables go on over the page
    """
    id = write.places.take(table.id)
    if not table.columns or (not table.rows and table.empty):
        said = Span(_ended(write.words(table.caption)), strong=True)
        yield False, Words((said, " ", write.words(table.empty)), "empty", id)
        return
    wide, parts, widths = plan(table, page)
    rows = [([_box(cell, write) for cell in row.cells], write.places.take(row.id)) for row in table.rows]
    heads = [_head(column, write) for column in table.columns]
    high = [
        max([_high(c, widths[n], page) for n, c in enumerate(row.cells)], default=0) for row in table.rows
    ]
    tall = tuple(n for n, lines in enumerate(high) if lines >= HIGHEST)
    together = not compact and len(high) < LOWEST and sum(high) + _head_lines(table, widths, page) < LOWEST
    for n, columns in enumerate(parts):
        caption = write.words(table.caption)
        if len(parts) > 1:
            caption = f"{caption} {part.format(n=n + 1, of=len(parts))}"
        yield (
            wide,
            Grid(
                caption,
                tuple(heads[c] for c in columns),
                tuple(_cut(boxes, columns, "" if n else place) for boxes, place in rows),
                tuple(widths[c] for c in columns),
                "" if n else id,
                tall,
                together,
            ),
        )


def _ended(caption: str) -> str:
    """A caption as a sentence, since another follows in the same line."""
    return caption if caption[-1:] in ".?!:" else f"{caption}."


def _cut(boxes: list[Box], columns: Part, place: str) -> tuple[Box, ...]:
    """The cells of some columns; the first holds the anchor of the row."""
    kept = [boxes[c] for c in columns if c < len(boxes)]
    if place and kept:
        first = kept[0]
        kept[0] = Box(first.lines, first.notes, first.standing, first.header, place)
    return tuple(kept)


def _high(cell: Cell, width: float, page: Page) -> float:
    """Lines that a cell takes, about: for every line of it at least one, and half a line that words leave."""
    room = max(width - page.inset, page.letter)
    letters = [sum([len(run.text) for run in line]) for line in (cell.text, *cell.more, *cell.notes)]
    full = [many * page.letter / room for many in letters]
    return sum([lines + 0.5 if lines > 1 else 1.0 for lines in full]) + bool(cell.sources)


def _head_lines(table: Table, widths: tuple[float, ...], page: Page) -> float:
    """Lines that the header takes, about."""
    said = ((len(f"{c.title} {c.unit}"), len(c.note)) for c in table.columns)
    return max(
        sum(1 + letters * page.letter // max(width - page.inset, page.letter) for letters in lines if letters)
        for lines, width in zip(said, widths, strict=True)
    )


def _head(column: Column, write: Writer) -> Head:
    words = write.words
    to = write.places.to(column.to)
    return Head(words(column.title), words(column.unit), words(column.note), column.numeric, to)


def _box(cell: Cell, write: Writer) -> Box:
    lines = (write.line(cell.text), *[write.line(line) for line in cell.more])
    notes = write.notes(cell) if cell.notes or cell.sources else ()
    return Box(lines, notes, cell.standing or "", cell.header)
