"""What is wrong with the header of a sheet, or with the keys of a sheet of keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.files.errors import Complaint
from moothall.files.workbook.grid import Grid, Spot
from moothall.files.workbook.layout import KEY, VALUE, Page
from moothall.project.problems import listed, nearest

EXPLAINED = "explanation"
"""Column of a sheet of keys that is read by people only."""


def header_faults(
    file: str, found: Grid, rows: Sequence[Sequence[str]], known: Sequence[str]
) -> Iterator[Complaint]:
    """Columns that are unknown, unnamed or there twice, and cells beside the last."""
    if not found.header:
        if any(cell.strip() for row in rows for cell in row):
            message = f"no row of this sheet names its columns: {listed(known, 40)}."
            yield Spot(found.sheet, 1).complaint(file, message)
        return
    for n, name in enumerate(found.header):
        spot = Spot(found.sheet, found.head_row, n)
        if not name:
            yield spot.complaint(file, f"column {n + 1} has no name.")
        elif name in found.header[:n]:
            yield spot.complaint(file, f'the column "{name}" stands twice.')
        elif name not in known and name != EXPLAINED:
            told = f"{nearest(name, known)} Known: {listed(known, 40)}."
            yield spot.complaint(file, f'there is no column "{name}".{told}')
    wide = len(found.header)
    for row, cells in found.rows[1:]:
        beside = next((n for n, cell in enumerate(cells[wide:], wide) if cell.strip()), None)
        if beside is not None:
            message = "something stands beside the table; the header has no column here."
            yield Spot(found.sheet, row, beside).complaint(file, message)


def key_faults(file: str, found: Grid, page: Page) -> Iterator[Complaint]:
    """Keys that are unknown, or written twice."""
    known = [cell.name for cell in page.cells]
    seen: dict[str, int] = {}
    for record in found.records:
        key = record.cells.get(KEY, "").strip()
        spot = found.spot(record.row, KEY)
        if not key:
            if record.cells.get(VALUE, "").strip():
                yield spot.complaint(file, "a value without a key.")
        elif key not in known:
            told = f"{nearest(key, known)} Known: {listed(known, 40)}."
            yield spot.complaint(file, f'there is no key "{key}" here.{told}')
        elif key in seen:
            yield spot.complaint(file, f"the key is written twice (first in row {seen[key]}); keep one.")
        seen.setdefault(key, record.row)
