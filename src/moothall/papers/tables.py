"""The findings as tables, in the formats asked for.

Many of them are made by a process of its own (`python -m moothall.papers.tables LANGUAGE FORMATS`) while
papers are made here. It is told the findings as findings.json has them: tables are made of nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection

import msgspec

from moothall.business_case.languages import in_force, speaking
from moothall.files.catalogues import language
from moothall.files.open_data.rows import Plain
from moothall.findings.findings import Findings
from moothall.render.own_process import answer, possible
from moothall.render.own_process import begun as process_begun

TABLES = ("xlsx", "csv")
"""Formats that are tables of the findings: a workbook, or a folder of CSV files."""
FOLDER = "tables"
WORKBOOK = "findings.xlsx"
LONG = 2_000_000
"""Bytes of findings from which on a process of its own is worth the quarter of a second that it takes."""
LATER = 10
"""How much that process stands back: papers take longer, the PDF by far."""


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


def begun(wanted: Collection[str], findings: Findings, plain: Plain) -> Callable[[], dict[str, bytes]]:
    """To be called for the same files as `tables`, on a thread where other work can go on meanwhile."""
    told, code = msgspec.json.encode(plain), in_force().code
    if not set(wanted) & set(TABLES) or len(told) < LONG or not possible():
        made = tables(wanted, findings, plain)
        return lambda: made
    words = (code, *(word for word in TABLES if word in wanted))
    ended = process_begun("moothall.papers.tables", *words)
    return lambda: msgspec.msgpack.decode(ended(told), type=dict[str, bytes])


def named(files: Collection[str]) -> list[str]:
    """The names of the files as they are told: the many tables as their folder, with the dictionary."""
    inside = f"{FOLDER}/"
    others = [name for name in files if not name.startswith(inside)]
    count = sum(name.startswith(inside) for name in files)
    return [*others, f"{FOLDER} ({count} files; datapackage.json explains them)"] if count else others


def main(code: str, wanted: Collection[str]) -> None:
    """Make tables of the findings that standard input tells; they go to standard output, packed."""
    if hasattr(os, "nice"):
        os.nice(LATER)
    told = sys.stdin.buffer.read()
    with speaking(language(code)):
        made = tables(wanted, msgspec.json.decode(told, type=Findings), msgspec.json.decode(told))
    answer(msgspec.msgpack.encode(made))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
