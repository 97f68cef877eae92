"""`moothall convert`: the same project as a folder of plain files, as one workbook, or as an XMCDA file."""

from __future__ import annotations

from pathlib import Path

import click

from moothall.cli import xmcda
from moothall.cli.books import write_book
from moothall.cli.failures import refuse_use
from moothall.cli.left_behind import left_behind
from moothall.cli.notes import tell
from moothall.cli.output import wrapped
from moothall.cli.places import Folder, vacant
from moothall.files.errors import refuse
from moothall.files.folder import write_folder
from moothall.files.projects import BOOK, OTHER_BOOKS, book_in, read_project_with_notes
from moothall.files.xmcda.versions import FULL, WRITTEN


@click.command()
@click.argument("source", metavar="A", type=Folder())
@click.argument("target", metavar="B", type=Folder())
@click.option(
    "--xmcda-version",
    type=click.Choice(sorted(WRITTEN)),
    default=FULL,
    show_default=True,
    help="Version of XMCDA to write.",
)
@click.option(
    "--framework",
    default="essu_2007",
    show_default=True,
    help="Framework whose criteria an XMCDA file is matched to, where the file does not say.",
)
def convert(source: Path, target: Path, xmcda_version: str, framework: str) -> None:
    """Write the project A in another form as B, which must not be there yet.

    A is a project folder, a workbook, a bundle or an XMCDA file. B says by its name what is made: FILE.xlsx
    a workbook with drop-downs and explanations, FILE.xml an XMCDA file, any other name a folder of plain
    files. Folder and workbook hold the same, without loss. What the other form does not hold, and what of a
    file is not understood, is told on standard error. Exit code 0: written; 2: errors, each with its place,
    and nothing is written.
    """
    if not source.exists():
        raise refuse(str(source), "there is nothing at this place.")
    _possible(source, target)
    if xmcda.is_xmcda(source):
        project, notes = xmcda.from_xmcda(source, framework)
    else:
        project, notes = read_project_with_notes(source)
    if xmcda.is_xmcda(target):
        notes = (*xmcda.to_xmcda(project, target, xmcda_version), *notes)
    elif _is_book(target):
        write_book(project, target)
    else:
        write_folder(project, target)
    if not _is_book(target):
        click.echo(f"Written: {target}")
    tell(notes)
    if not xmcda.is_xmcda(source) and not xmcda.is_xmcda(target):
        for words in left_behind(project, source):
            click.echo(wrapped(words), err=True)


def _is_book(path: Path) -> bool:
    return path.suffix.casefold() == BOOK


def _possible(source: Path, target: Path) -> None:
    """Refuse what would be the same form again, a form that is not written, and a place that is taken."""
    ending = target.suffix.casefold()
    if ending in OTHER_BOOKS:
        refuse_use(f"workbooks are written as {BOOK}, not {ending}.")
    if xmcda.is_xmcda(target) or _is_book(target):
        if xmcda.is_xmcda(target) and xmcda.is_xmcda(source):
            refuse_use("both are XMCDA files; name a folder, or a workbook that ends in .xlsx.")
        if target.exists():
            raise refuse(str(target), "something is already there; name a new file.")
        return
    if source.is_dir() and book_in(source) is None:
        refuse_use("both are project folders; name a workbook (.xlsx), or an XMCDA file that ends in .xml.")
    vacant(target)
