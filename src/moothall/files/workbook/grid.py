"""One sheet of a workbook as a header and rows, wherever on the sheet the header stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from moothall.files.columns import Broken, Formula, Percent
from moothall.files.errors import Complaint
from moothall.files.tables import Place, letter
from moothall.files.workbook.words import opened

HEADER_WITHIN = 10
"""Rows from the top among which the header is looked for."""


class Spot(Struct, frozen=True):
    """A cell, or a whole row (no column), with the name of its column."""

    sheet: str
    row: int
    """From 1"""
    column: int = 0
    """From 0"""
    field: str | None = None

    def complaint(self, file: str, message: str) -> Complaint:
        """A complaint about it."""
        cell = f"{letter(self.column)}{self.row}"
        return Complaint(file=file, sheet=self.sheet, cell=cell, field=self.field, message=message)


class Record(Struct, frozen=True):
    """One row under a header."""

    row: int
    """From 1"""
    cells: dict[str, str]
    """By column; none of a column that the sheet has not"""


class Grid(Struct, frozen=True):
    """A sheet with its header."""

    sheet: str
    header: tuple[str, ...]
    """Empty: there is none"""
    head_row: int
    """From 1"""
    records: tuple[Record, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """Every row from the header on, as it stands, with its number from 1"""

    def spot(self, row: int, field: str | None = None) -> Spot:
        """Where a cell of a row stands; its first cell where there is no such column."""
        column = self.header.index(field) if field in self.header else 0
        return Spot(self.sheet, row, column, field)

    def lines(self) -> Iterator[tuple[Place, list[str]]]:
        """The header, then the rows, as the reader of tables takes them."""
        for row, cells in self.rows:
            yield Place(row, sheet=True, name=self.sheet), list(cells)


def grid(sheet: str, rows: Sequence[Sequence[str]], known: Collection[str]) -> Grid:
    """A sheet as a header and rows; the header is the row with most of the known columns in it."""
    top = [_found(row, known) for row in rows[:HEADER_WITHIN]]
    best = max(range(len(top)), key=lambda n: (top[n], -n), default=0)
    if not top or not top[best]:
        return Grid(sheet, (), 1, (), ())
    header = tuple(_name(cell, known) for cell in rows[best])
    while header and not header[-1]:
        header = header[:-1]
    below = tuple((n, tuple(_opened(c) for c in row)) for n, row in enumerate(rows[best + 1 :], best + 2))
    records = tuple(Record(n, dict(zip(header, row, strict=False))) for n, row in below if _filled(row))
    return Grid(sheet, header, best + 1, records, ((best + 1, tuple(rows[best])), *below))


def _found(row: Sequence[str], known: Collection[str]) -> int:
    return len({_name(cell, known) for cell in row} & set(known))


def _name(cell: str, known: Collection[str]) -> str:
    """A column's name as it is known; capitals, spaces and a mark of what is needed are forgiven."""
    name = cell.strip()
    plain = name.casefold().replace(" ", "_")
    return plain if name not in known and plain in known else name


def _opened(cell: str) -> str:
    return cell if isinstance(cell, Formula | Broken | Percent) else opened(cell)


def _filled(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)
