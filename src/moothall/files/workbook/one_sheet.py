"""One table out of a workbook: the sheet of its name, or the only sheet that there is."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from moothall.files.columns import columns
from moothall.files.errors import ReadError, refuse
from moothall.files.sheets import read_sheets
from moothall.files.tables import Rows, typed_rows
from moothall.files.workbook.faults import header_faults
from moothall.files.workbook.grid import grid
from moothall.project.problems import listed


def read_one_sheet(path: Path, name: str, kind: type[Struct], currency: str | None) -> Rows:
    """The rows of one kind in a workbook of any sort; ReadError with every complaint.

    name : of the sheet; capitals and blanks around are forgiven
    currency : as for `moothall.files.tables.read_table`
    """
    sheets = read_sheets(path)
    plain = {sheet.strip().casefold(): sheet for sheet in sheets}
    own = plain.get(name) or (next(iter(sheets)) if len(sheets) == 1 else None)
    if own is None:
        message = f'there is no sheet "{name}" among {listed(sheets)}; name the sheet with these rows so.'
        raise refuse(path, message)
    known = tuple(columns(kind))
    found = grid(own, sheets[own], known)
    if not found.header:
        faults = list(header_faults(path.name, found, sheets[own], known))
        if faults:
            raise ReadError(faults)
        raise refuse(
            path, f'the sheet "{own}" is empty; its first line names the columns: {listed(known, 40)}.'
        )
    return typed_rows(path.name, found.lines(), kind, currency)
