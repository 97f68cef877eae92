"""`moothall new`: a blank project with everything asked, explained."""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path

import click

from moothall.cli.places import Folder, vacant
from moothall.files.blank import Start, blank_project
from moothall.files.frameworks import library_path, read_framework
from moothall.files.store import write_files


@click.command()
@click.argument("folder", metavar="DIR", type=Folder())
@click.option("--title", default="Name of the project", help="Title of the project.")
@click.option("--framework", default="essu_2007", show_default=True, help="Framework of the library.")
@click.option("--jurisdiction", default="GB-ENG", show_default=True, help="Jurisdiction, for rates and law.")
def new(folder: Path, title: str, framework: str, jurisdiction: str) -> None:
    """Make a blank project in a new folder, with everything that is asked and what it means.

    DIR must not exist yet, or be empty.
    """
    vacant(folder)
    asked = read_framework(library_path(framework))
    start = Start(id=_identity(folder), title=title, jurisdiction=jurisdiction, today=datetime.date.today())
    files = blank_project(asked, start)
    write_files(folder, files)
    click.echo(f"A blank project with {len(files)} files stands in {folder}.")
    click.echo(f"Read {folder / 'README.md'} first; then: {_program()} check {folder}")


def _program() -> str:
    """The command as it was called, so that the next one can be copied."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "moothall" and called.parent != Path(".") else "moothall"


def _identity(folder: Path) -> str:
    words = re.sub(r"[^A-Za-z0-9]+", "-", folder.absolute().name).strip("-")[:64]
    return words.strip("-") or "project"
