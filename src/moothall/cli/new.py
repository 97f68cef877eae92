"""`moothall new`: a blank project with everything asked, explained."""

from __future__ import annotations

import datetime
import re
import sys
import tempfile
from pathlib import Path

import click

from moothall.cli.books import write_book
from moothall.cli.places import Folder, vacant
from moothall.files.blank import Start, blank_project
from moothall.files.folder import read_folder
from moothall.files.frameworks import library_path, read_framework
from moothall.files.projects import BOOK
from moothall.files.store import write_files


@click.command()
@click.argument("folder", metavar="DIR", type=Folder())
@click.option("--title", default="Name of the project", help="Title of the project.")
@click.option("--framework", default="essu_2007", show_default=True, help="Framework of the library.")
@click.option("--workbook", is_flag=True, help="One Excel file in the folder, instead of many plain files.")
@click.option("--jurisdiction", default="GB-ENG", show_default=True, help="Jurisdiction, for rates and law.")
def new(folder: Path, title: str, framework: str, jurisdiction: str, workbook: bool) -> None:
    """Make a blank project in a new folder, with everything that is asked and what it means.

    DIR must not exist yet, or be empty. A name that ends in .xlsx is taken for that of a workbook alone.
    """
    vacant(folder)
    asked = read_framework(library_path(framework))
    start = Start(id=_identity(folder), title=title, jurisdiction=jurisdiction, today=datetime.date.today())
    files = blank_project(asked, start)
    if workbook or folder.suffix.casefold() == BOOK:
        _workbook(folder, files)
        return
    write_files(folder, files)
    click.echo(f"A blank project with {len(files)} files stands in {folder}.")
    click.echo(f"Read {folder / 'README.md'} first; then: {_program()} check {folder}")


def _workbook(place: Path, files: dict[str, bytes]) -> None:
    """Write the same blank project as a workbook, in a folder with the questions, or alone."""
    with tempfile.TemporaryDirectory() as beside:
        write_files(Path(beside) / "blank", files)
        project = read_folder(Path(beside) / "blank")
    alone = place.suffix.casefold() == BOOK
    book = place if alone else place / f"project{BOOK}"
    if not alone:
        write_files(place, {"questions.md": files["questions.md"]})
    write_book(project, book)
    click.echo(f"Fill it in; then: {_program()} check {book}")


def _program() -> str:
    """The command as it was called, so that the next one can be copied."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "moothall" and called.parent != Path(".") else "moothall"


def _called(folder: Path) -> str:
    """The name of what is made, without the ending of a workbook."""
    place = folder.absolute()
    return place.stem if place.suffix.casefold() == BOOK else place.name


def _identity(folder: Path) -> str:
    words = re.sub(r"[^A-Za-z0-9]+", "-", _called(folder)).strip("-")[:64]
    return words.strip("-") or "project"
