"""Whether a narrow screen holds a table with every word whole. If not, its rows stand there as lists.

A browser tears words rather than let a table be wider than the page. So a table of few columns is measured
beforehand, as for paper, by classes of letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.document import Cell, Table
from moothall.render.paper.widths import BOLD, BREAKS, breadth

NARROW = 3
"""Columns that still fit a narrow screen; a table with more gets a region of its own to scroll."""
ROOM = 24.0
"""Letters that stand side by side in a row on a screen of 320 pixels, within details and in a wide font."""


def stands_as_list(table: Table) -> bool:
    """Whether rows stand as lists on a narrow screen, rather than be scrolled or have their words torn."""
    if table.stacked or not 1 < len(table.columns) <= NARROW:
        return table.stacked
    room = ROOM
    for n, column in enumerate(table.columns):
        longest = BOLD * max(map(_longest, (column.title, column.unit, column.note)))
        for row in table.rows:
            if len(row.cells) > n:
                cell = row.cells[n]
                bold = BOLD if cell.header else 1.0
                longest = max(longest, bold * max(map(_longest, _texts(cell)), default=0.0))
        room -= longest
        if room < 0:
            return True
    return False


def _texts(cell: Cell) -> Iterator[str]:
    for line in (cell.text, *cell.more, *cell.notes):
        yield "".join([run.text for run in line])
    yield from cell.sources


def _longest(text: str) -> float:
    return max((breadth(word) for word in BREAKS.sub(r"\1 ", text).split()), default=0.0)
