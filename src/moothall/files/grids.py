"""Cells of a CSV file that has columns of its own, as statistical offices publish them, with their places."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path

from msgspec import Struct

from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.text import read_text


class Record(Struct, frozen=True):
    """One row of a file, with the line on which it begins."""

    line: int
    cells: tuple[str, ...]


class Grid(Struct, frozen=True):
    """A file as its header and its rows, cells without blanks around them."""

    file: str
    header: tuple[str, ...]
    records: tuple[Record, ...]

    def complaint(self, record: Record | None, column: int | None, message: str) -> Complaint:
        """A complaint about a cell, a row, or the header."""
        field = None if column is None else self.header[column] or f"column {column + 1}"
        return Complaint(
            file=self.file, line=1 if record is None else record.line, field=field, message=message
        )

    def number(self, record: Record, column: int, complaints: list[Complaint]) -> float:
        """The number in a cell; 0 with a complaint where there is none."""
        word = record.cells[column]
        try:
            value = float(word)
        except ValueError:
            value = math.nan
        if math.isfinite(value):
            return value
        said = f'"{word}" is not a number.' if word else "the cell is empty; a blank is not zero."
        complaints.append(self.complaint(record, column, said))
        return 0.0


def read_grid(path: Path, least: int) -> Grid:
    """A CSV file with a header; ReadError where it is none, or rows are longer or shorter than the header.

    least : columns that there must be
    """
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    records: list[Record] = []
    start = 1
    try:
        for cells in reader:
            if any(c.strip() for c in cells):
                records.append(Record(start, tuple(c.strip() for c in cells)))
            start = reader.line_num + 1
    except csv.Error as error:
        raise refuse(path, f"this line is not CSV: {error}.", start) from None
    if not records:
        raise refuse(path, "the file is empty.")
    header, rows = records[0], records[1:]
    if len(header.cells) < least:
        message = f"it has {len(header.cells)} columns, not {least} or more; is it divided by commas?"
        raise refuse(path, message, header.line)
    wide = len(header.cells)
    faults = [
        Complaint(
            file=path.name,
            line=r.line,
            message=f"this row has {len(r.cells)} cells, the header {wide} columns.",
        )
        for r in rows
        if len(r.cells) != wide
    ]
    if faults:
        raise ReadError(faults)
    return Grid(path.name, header.cells, tuple(rows))
