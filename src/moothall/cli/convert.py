"""`moothall convert`: a project in another form."""

from __future__ import annotations

from pathlib import Path

import click

from moothall.cli import xmcda
from moothall.cli.failures import refuse_use
from moothall.cli.places import Folder, vacant
from moothall.files.errors import refuse
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

    A project folder becomes an XMCDA file where B ends in .xml, and an XMCDA file becomes a project
    folder. What the other form cannot hold, and what of a file is not understood, is told on standard
    error. Exit code 0: written; 2: errors, each with its place, and nothing is written.
    """
    if not source.exists():
        raise refuse(str(source), "there is nothing at this place.")
    if xmcda.is_xmcda(target) and not xmcda.is_xmcda(source):
        xmcda.to_xmcda(source, target, xmcda_version)
    elif xmcda.is_xmcda(source) and not xmcda.is_xmcda(target):
        vacant(target)
        xmcda.from_xmcda(source, target, framework)
    else:
        refuse_use("one of the two is a project folder, the other an XMCDA file that ends in .xml.")
    click.echo(f"Written: {target}")
