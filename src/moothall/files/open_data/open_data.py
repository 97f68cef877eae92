"""The findings as tables in CSV, with a data dictionary beside them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from moothall.business_case.languages import ENGLISH, speaking
from moothall.files.open_data.about import VALUE, about_rows, about_table
from moothall.files.open_data.cells import CELLS, csv_cell
from moothall.files.open_data.columns import Column
from moothall.files.open_data.dictionary import FILE, dictionary
from moothall.files.open_data.layout import singles, tables
from moothall.files.open_data.rows import Row
from moothall.files.open_data.taken import Taken, taken
from moothall.findings.findings import Findings


def findings_tables(findings: Findings, known: Taken | None = None) -> dict[str, bytes]:
    """Every table as a CSV file (RFC 4180, UTF-8), and `datapackage.json`; keys are names of files.

    A table without rows has its heading alone, so that the same files are there for every project.

    known : the findings taken apart; none: they are here
    """
    plain, rows = known or taken(findings)
    about = about_table()
    files = {about.name: _csv(about.columns, _about(about_rows(plain)))}
    files |= {table.name: _csv(table.columns, _cells(table.columns, rows[table.name])) for table in tables()}
    counts = {about.name: len(singles()), **{name: len(found) for name, found in rows.items()}}
    with speaking(ENGLISH):  # as findings.json is the same in every language
        made = {FILE: dictionary(plain, files, counts)}
    return made | {f"{name}.csv": data for name, data in files.items()}


def _csv(columns: Iterable[Column], rows: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows(rows)
    return out.getvalue().encode()


def _cells(columns: tuple[Column, ...], rows: Iterable[Row]) -> Iterable[list[str]]:
    """Rows as texts; what writes a column is found once, not in every cell."""
    ways = [(CELLS[column.form], column) for column in columns]
    return ([write(value, column) for value, (write, column) in zip(row, ways, strict=True)] for row in rows)


def _about(rows: Iterable[Row]) -> Iterable[list[str]]:
    """The rows of single values, each of which is written as what it is."""
    for row, single in zip(rows, singles(), strict=True):
        columns = (single if column.name == VALUE else column for column in about_table().columns)
        yield [csv_cell(value, column) for value, column in zip(row, columns, strict=True)]
