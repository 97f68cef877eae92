"""Tables of a folder: rows of CSV or a plain XLSX sheet, as typed rows with their places."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from moothall.files.cells import CellError, written
from moothall.files.columns import Column, columns, own_units
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.limits import limits
from moothall.files.money_text import currencies
from moothall.files.text import read_text
from moothall.project.problems import listed, nearest

SPECIAL = re.compile('[,"\r\n]')
"""What a cell of CSV cannot hold without quotes."""


class Place(Struct, frozen=True):
    """Where a row stands: a line of a CSV file, or a row of a sheet."""

    line: int
    sheet: bool = False
    name: str = ""
    """Name of the sheet, in a workbook of several"""


class Rows(Struct, frozen=True):
    """Typed rows, with the file and the place of each."""

    file: str
    rows: tuple[Any, ...]
    places: tuple[Place, ...]
    header: tuple[str, ...] = ()
    notes: tuple[Complaint, ...] = ()
    """Cells that were read otherwise than they are written, as `"£1,200" was read as 1200.`"""
    doubts: tuple[Complaint, ...] = ()
    """Cells that were read as they are written, and may not be meant so, as 1.200"""
    lost: tuple[str | None, ...] = ()
    """Ids of the rows that could not be read; None for one of which not even that is known"""

    def complaint(self, row: int, field: str | None, message: str) -> Complaint:
        """A complaint about a cell of a row; where its column is not there, that is said too."""
        if field in type(self.rows[row]).__struct_fields__ and field not in self.header:
            message += f' The header has no column "{field}"; add a column "{field}".'
        return _complaint(self.file, self.places[row], self.header, field, message)


def _complaint(
    file: str, place: Place, header: Sequence[str], field: str | None, message: str, at: int | None = None
) -> Complaint:
    """A complaint about a cell of a row, or about the header's column `at`, from 0."""
    if not place.sheet:
        return Complaint(file=file, line=place.line, field=field, message=message)
    if at is not None:
        return Complaint(
            file=file, sheet=place.name or None, cell=f"{letter(at)}{place.line}", message=message
        )
    column = letter(header.index(field)) if field in header else "A"
    return Complaint(
        file=file, sheet=place.name or None, cell=f"{column}{place.line}", field=field, message=message
    )


def letter(index: int) -> str:
    """The letters of a column, from 0: A, B, ... Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_table(path: Path, kind: type[Struct], currency: str | None = None) -> Rows:
    """All rows of a CSV or XLSX file as values of a row type; ReadError with every complaint.

    currency : code of the project's money; its tables of money take numbers as people write them, each
        with a note. Empty: any currency, the same in every cell. None: numbers must be plain.
    """
    records = _sheet(path) if path.suffix.casefold() == ".xlsx" else _lines(path)
    return typed_rows(path.name, records, kind, currency)


def _lines(path: Path) -> Iterator[tuple[Place, list[str]]]:
    text = read_text(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for record in reader:
            yield Place(start), record
            start = reader.line_num + 1
    except csv.Error as error:
        raise refuse(path, f"this line is not CSV: {error}.", start) from None


def _sheet(path: Path) -> Iterator[tuple[Place, list[str]]]:
    from moothall.files.sheets import read_sheet

    for n, record in enumerate(read_sheet(path), 1):
        yield Place(n, sheet=True), record


def typed_rows(
    file: str, records: Iterator[tuple[Place, list[str]]], kind: type[Struct], currency: str | None
) -> Rows:
    """Rows of cells, the header first, as values of a row type; ReadError with every complaint.

    currency : as for `read_table`
    """
    known = columns(kind)
    first = next(records, None)
    if first is None or not any(c.strip() for c in first[1]):
        empty = all(not cell.strip() for _, record in records for cell in record)
        what = "the file is empty" if empty else "the first line is empty"
        raise refuse(file, f"{what}; the first line names the columns: {listed(known, 40)}.")
    header = [_column_name(name, known) for name in first[1]]
    width = len(header)  # with the empty columns that a spreadsheet adds at the end
    while header and not header[-1]:
        header.pop()
    faults = list(_header_faults(file, first[0], header, known))
    if faults:
        raise ReadError(faults)
    reading = _Reading(file, header, width, [known[name] for name in header], currency)
    absent = {c.name: c.default for c in known.values() if c.name not in header}
    rows: list[Any] = []
    places: list[Place] = []
    try:
        for place, values in reading.rows(records):
            rows.append(kind(**values, **absent))
            places.append(place)
    except ReadError as error:  # the rest cannot be read; what was found so far is told too
        reading.complaints += error.complaints
        reading.lost.append(None)
    found = Rows(
        file=file,
        rows=tuple(rows),
        places=tuple(places),
        header=tuple(header),
        notes=tuple(reading.notes),
        doubts=tuple(reading.doubts),
        lost=tuple(reading.lost),
    )
    if reading.complaints:
        raise ReadError(reading.complaints, partial=found)
    return found


def _column_name(written: str, known: dict[str, Column]) -> str:
    """A column's name as it is known; capitals and spaces are forgiven."""
    name = written.strip()
    plain = name.casefold().replace(" ", "_")
    return plain if name not in known and plain in known else name


def _header_faults(
    file: str, place: Place, header: list[str], known: dict[str, Column]
) -> Iterator[Complaint]:
    if len(header) == 1 and ";" in header[0]:
        message = "the columns are divided by semicolons; save the file with commas between columns."
        yield _complaint(file, place, header, None, message)
        return
    for n, name in enumerate(header):
        if not name:
            yield _complaint(file, place, header, None, f"column {n + 1} has no name.", n)
        elif name not in known:
            message = f'there is no column "{name}".{nearest(name, known)} Known: {listed(known, 40)}.'
            yield _complaint(file, place, header, None, message, n)
        elif name in header[:n]:
            yield _complaint(file, place, header, None, f'the column "{name}" stands twice.', n)
    for column in known.values():
        if column.required and column.name not in header:
            note = f" ({column.description})" if column.description else ""
            message = f'the column "{column.name}" is missing{note}.'
            yield _complaint(file, place, header, None, message)


class _Reading:
    """Rows under a known header, with what is wrong in them and what was read as meant."""

    def __init__(
        self, file: str, header: list[str], width: int, readers: list[Column], currency: str | None
    ) -> None:
        self.file, self.header, self.width, self.readers = file, header, width, readers
        self.currency = currency
        self.complaints: list[Complaint] = []
        self.notes: list[Complaint] = []
        self.doubts: list[Complaint] = []
        self.lost: list[str | None] = []
        """Ids of rows with a fault, where they are known"""
        self.signed: tuple[str, frozenset[str]] = ("", frozenset())
        """First amount with a sign, and the currencies that all signs may stand for, where none is given"""

    def rows(self, records: Iterator[tuple[Place, list[str]]]) -> Iterator[tuple[Place, dict[str, Any]]]:
        """The values of every row that is not empty and without fault; ReadError where there are too many."""
        most, count = limits().table_rows, 0
        for place, record in records:
            if not any(cell.strip() for cell in record):
                continue
            if count >= most:
                message = f"the table has more than {most:,} rows; split it."
                raise refuse(self.file, message, place.line)
            cells = self.cells(place, record)
            values = self.row(place, cells) if cells is not None else None
            if values is not None:
                count += 1
                yield place, values

    def cells(self, place: Place, record: list[str]) -> list[str] | None:
        """The cells of a row, one for each column; None where they are too many or too few."""
        wanted = len(self.header)
        if len(record) == wanted:
            return record
        wide = any(c.strip() for c in record[wanted:]) or (len(record) > self.width and not place.sheet)
        if wide or (len(record) < wanted and not place.sheet):
            message = f"this row has {len(record)} cells, the header {wanted} columns."
            self.complaints.append(_complaint(self.file, place, self.header, None, message))
            self.lost.append(None)
            return None
        return (record + [""] * wanted)[:wanted]

    def row(self, place: Place, cells: list[str]) -> dict[str, Any] | None:
        """The values of a row by column; None where a cell is faulty."""
        values: dict[str, Any] = {}
        units = {} if self.currency is None else own_units(self.header, cells, self.currency)
        for column, raw in zip(self.readers, cells, strict=True):
            try:
                value, read_as = column.read(raw, self.currency, units)
                if read_as is not None:
                    self.one_currency(raw)
                    message = f'"{raw.strip()}" was read as {read_as}.'
                    self.notes.append(_complaint(self.file, place, self.header, column.name, message))
            except CellError as error:
                self.complaints.append(_complaint(self.file, place, self.header, column.name, str(error)))
                continue
            values[column.name] = value
            if self.currency is not None and not place.sheet and (other := column.also(raw, units)):
                message = (
                    f'"{raw.strip()}" was read as {value:g}, with decimals; write {other} if that is meant.'
                )
                self.doubts.append(_complaint(self.file, place, self.header, column.name, message))
        if len(values) == len(self.readers):
            return values
        self.lost.append(values.get("id"))
        return None

    def one_currency(self, word: str) -> None:
        """CellError where the sign in a word is of another currency than those before it."""
        codes = currencies(word) if self.currency == "" else None
        if not codes:
            return
        first, known = self.signed
        if first and not codes & known:
            raise CellError(f'"{word.strip()}" is in another currency than "{first}" above it.')
        self.signed = (first or word.strip(), codes & known if first else codes)


def write_table(rows: Sequence[Struct], kind: type[Struct]) -> bytes:
    """Rows as UTF-8 CSV with a header of all columns that hold anything, required ones always."""
    known = columns(kind)
    used = [
        c.name for c in known.values() if c.required or any(getattr(row, c.name) != c.default for row in rows)
    ]
    lines = [",".join(used)]
    lines += [",".join(_quoted(as_written(getattr(row, name))) for name in used) for row in rows]
    return "".join(f"{line}\n" for line in lines).encode()


def _quoted(cell: str) -> str:
    """A cell in the quotes of CSV where it needs them: the same on every Python."""
    return '"' + cell.replace('"', '""') + '"' if SPECIAL.search(cell) else cell


def as_written(value: object) -> str:
    """A value as it stands in a cell; reading it gives the value back."""
    if isinstance(value, tuple):
        return ";".join(as_written(v) for v in value)
    return written(value)
