"""Rows of a table as HTML, put together as plain strings: a page has tens of thousands of cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from moothall.business_case.document import Cell, Column, Table
from moothall.render.inline import escaped, spelled

if TYPE_CHECKING:
    from moothall.render.html import Page

Said = tuple[str, str, str]
"""What a column says of its cells: of one that names its row, of any other, and the class of a figure."""


def rows(table: Table, stacked: bool, page: Page) -> str:
    """Every row, a line for each and for each of its cells.

    Cells of a table that may stand as a list say their column, and rows and cells their role, for a style
    would take that.
    """
    told = [_said(column, stacked) for column in table.columns]
    role = ' role="row"' if stacked else ""
    made = []
    for row in table.rows:
        id = page.take(row.id)
        place = f' id="{escaped(id)}"' if id else ""
        made.append(f"<tr{place}{role}>\n{_cells(row.cells, told, page)}</tr>\n")
    return "".join(made)


def _said(column: Column, stacked: bool) -> Said:
    number = "number" if column.numeric else ""
    if not stacked:
        return "", "", number
    named = escaped(", ".join(part for part in (column.title, column.unit) if part))
    head, cell = (f' role="{role}" data-column="{named}"' for role in ("rowheader", "cell"))
    return head, cell, number


def _cells(cells: Sequence[Cell], told: Sequence[Said], page: Page) -> str:
    return "".join([f"{_cell(cell, told[n], page)}\n" for n, cell in enumerate(cells)])


def _cell(cell: Cell, told: Said, page: Page) -> str:
    as_head, as_cell, number = told
    start, end = (f'<th scope="row"{as_head}', "</th>") if cell.header else (f"<td{as_cell}", "</td>")
    classes = f"{number} {cell.standing}" if number and cell.standing else number or cell.standing or ""
    shown = f' class="{classes}"' if classes else ""
    below = _below(cell, page) if cell.more or cell.notes or cell.sources else ""
    return f"{start}{shown}>{spelled(cell.text, page.anchors)}{below}{end}"


def _below(cell: Cell, page: Page) -> str:
    """The lines below the first."""
    lines = [f'<span class="line">{spelled(line, page.anchors)}</span>' for line in cell.more]
    lines += [f'<span class="note">{spelled(note, page.anchors)}</span>' for note in cell.notes]
    if cell.sources:
        named = f'<span class="hidden">{escaped(page.labels.evidence)}: </span>'
        lines.append(f'<span class="sources">{named}{page.sources(cell.sources)}</span>')
    return "".join(lines)
