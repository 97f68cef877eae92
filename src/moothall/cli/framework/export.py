"""`moothall framework export`: a copy as the starting point for one's own."""

from __future__ import annotations

import re
from pathlib import Path

import click

from moothall.cli.places import Folder, vacant
from moothall.files.framework_export import FIRST, exported
from moothall.files.store import write_files


def _identity(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_\-]{0,63}", value):
        raise click.BadParameter("an id is letters, digits, dashes or underscores, without spaces.")
    return value


@click.command()
@click.argument("framework")
@click.argument("folder", metavar="DIR", type=Folder())
@click.option("--id", "identity", required=True, callback=_identity, help="Id of your own framework.")
def export(framework: str, folder: Path, identity: str) -> None:
    """Copy a framework of the library into a new folder, under an id of your own.

    FRAMEWORK is an id of the library.
    """
    vacant(folder)
    write_files(folder, exported(framework, identity))
    click.echo(f"{identity} {FIRST} stands in {folder}. Change it, then: moothall framework lint {folder}")
    click.echo(
        f"To use it, put the folder at frameworks/{identity} inside a project, and write "
        f"framework: {identity}@{FIRST} in its project.yaml."
    )
