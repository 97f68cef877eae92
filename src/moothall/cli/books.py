"""A project as one workbook, for the commands that write one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from moothall.files.errors import Complaint, ReadError
from moothall.files.store import write_files
from moothall.project.project import Project


def write_book(project: Project, made: Path) -> None:
    """Write a project as a workbook, and say so."""
    from moothall.files.workbook.writing import project_book

    try:
        data = project_book(project)
    except ReadError as error:
        raise ReadError(_named(error, made)) from None
    write_files(made.parent, {made.name: data})
    click.echo(f"Written: {made}, a workbook. Begin with its first sheet.")


def _named(error: ReadError, made: Path) -> Iterator[Complaint]:
    for c in error.complaints:
        yield Complaint(file=made.name, sheet=c.sheet, cell=c.cell, field=c.field, message=c.message)
