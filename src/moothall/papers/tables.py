"""The findings as tables, in the formats asked for."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from moothall.files.open_data.rows import Plain
from moothall.findings.findings import Findings

if TYPE_CHECKING:
    from moothall.files.open_data.rows import Plain

TABLES = ("xlsx", "csv")
"""Formats that are tables of the findings: a workbook, or a folder of CSV files."""
FOLDER = "tables"
WORKBOOK = "findings.xlsx"


def tables(wanted: Collection[str], findings: Findings, plain: Plain | None = None) -> dict[str, bytes]:
    """The files of the formats csv and xlsx, if asked for, by their names in the folder of the results.

    plain : the findings as findings.json has them, where that is known
    """
    if not set(wanted) & set(TABLES):
        return {}
    from moothall.files.open_data.taken import taken

    known, made = taken(findings, plain), dict[str, bytes]()
    if "xlsx" in wanted:
        from moothall.files.open_data.book import findings_workbook

        made[WORKBOOK] = findings_workbook(findings, known)
    if "csv" in wanted:
        from moothall.files.open_data.open_data import findings_tables

        made |= {f"{FOLDER}/{name}": data for name, data in findings_tables(findings, known).items()}
    return made


def named(files: Collection[str]) -> list[str]:
    """The names of the files as they are told: the many tables as their folder, with the dictionary."""
    inside = f"{FOLDER}/"
    others = [name for name in files if not name.startswith(inside)]
    count = sum(name.startswith(inside) for name in files)
    return [*others, f"{FOLDER} ({count} files; datapackage.json explains them)"] if count else others
