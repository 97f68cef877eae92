"""`moothall convert`: the same project as a folder of plain files, or as one workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from moothall.cli.failures import refuse_use
from moothall.cli.notes import tell
from moothall.cli.output import counted, wrapped
from moothall.cli.places import Folder, vacant
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.folder import DOCUMENTS, TEXTS, folder_files
from moothall.files.projects import BOOK, OTHER_BOOKS, book_in, read_project_with_notes
from moothall.files.store import write_files
from moothall.project.project import Project
from moothall.project.tables import TABLES

OTHERS = "boundaries.geojson"


@click.command()
@click.argument("given", type=Folder(there=True), metavar="A")
@click.argument("made", type=Folder(), metavar="B")
def convert(given: Path, made: Path) -> None:
    """Write a project in another form, without loss: a folder as a workbook, a workbook as a folder.

    A is a project folder or a workbook. B says by its name what is made: FILE.xlsx a workbook with drop-downs
    and explanations, any other name a folder of plain files. B must not be there yet. What A holds besides
    the project is named, and left out. Exit code 0: written; 2: errors, and nothing is written.
    """
    ending = made.suffix.casefold()
    if ending in OTHER_BOOKS:
        refuse_use(f"workbooks are written as {BOOK}, not {ending}.")
    if made.exists() and ending == BOOK:
        raise refuse(str(made), "something is already there; name a new file.")
    project, notes = read_project_with_notes(given)
    tell(notes)
    if ending == BOOK:
        write_book(project, made)
    else:
        vacant(made)
        files = folder_files(project)
        write_files(made, files)
        click.echo(f"Written: {made}, a folder with {counted(len(files), 'file')}.")
    for words in _left_out(given):
        click.echo(wrapped(words), err=True)


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


def _left_out(given: Path) -> Iterator[str]:
    """What the new form does not hold, though it stands beside the project."""
    if book_in(given) is not None:
        return
    known = {*DOCUMENTS, OTHERS, *(t.file for t in TABLES), *(f"{Path(t.file).stem}.xlsx" for t in TABLES)}
    others = sorted(
        f.name + "/" * f.is_dir()
        for f in given.iterdir()
        if f.name not in known and f.name not in TEXTS and not f.name.startswith(".")
    )
    if others:
        yield f"Not part of the project, and not carried over: {', '.join(others)}."
    if "frameworks/" in others:
        yield "The framework of frameworks/ must stand beside the new form too; copy that folder."
    if any(_commented(given / name) for name in DOCUMENTS):
        yield "Comments in the YAML files are not carried over."


def _commented(file: Path) -> bool:
    return file.is_file() and any(
        line.lstrip().startswith("#") for line in file.read_text("utf-8", "replace").splitlines()
    )
