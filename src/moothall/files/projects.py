"""A project, whatever it lies in: a folder, a workbook, or a bundle."""

from __future__ import annotations

from pathlib import Path

from moothall.files.errors import Complaint, refuse
from moothall.files.folder import TABLE_LIKE, read_with_notes
from moothall.project.project import Project
from moothall.project.tables import TABLES

BOOK = ".xlsx"
OTHER_BOOKS = tuple(e for e in TABLE_LIKE if e not in (".tsv", ".txt", ".json"))
"""Endings of workbooks that are not read."""


def read_project(path: Path) -> Project:
    """The project in a folder, a workbook or a bundle; ReadError with every fault at once."""
    return read_project_with_notes(path)[0]


def read_project_with_notes(path: Path) -> tuple[Project, tuple[Complaint, ...]]:
    """The project in a folder, a workbook or a bundle, and notes on what was read otherwise than written.

    A folder in which nothing but one workbook holds a project counts as that workbook. ReadError with every
    fault at once.
    """
    book = book_in(path)
    if book is not None:
        from moothall.files.workbook.reading import read_book

        return read_book(book)
    if not path.is_file():
        return read_with_notes(path)
    from moothall.files.bundle.bundle import is_bundle, read_project_in

    return read_project_in(path) if is_bundle(path) else read_with_notes(path)


def book_in(path: Path) -> Path | None:
    """The workbook that a path names, or that is all of a project in a folder; None: there is none.

    ReadError for a workbook of a kind that is not read.
    """
    ending = path.suffix.casefold()
    if path.is_file() and ending in OTHER_BOOKS:
        raise refuse(
            path, f"a workbook of this kind ({ending}) is not read; save it as Excel workbook (.xlsx)."
        )
    if path.is_file():
        return path if ending == BOOK else None
    if not path.is_dir() or (path / "project.yaml").exists():
        return None
    tables = {Path(t.file).stem for t in TABLES}
    found = [f for f in path.glob(f"*{BOOK}") if f.stem not in tables and not f.name.startswith(("~$", "."))]
    return found[0] if len(found) == 1 else None
