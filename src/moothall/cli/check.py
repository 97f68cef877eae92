"""`moothall check`: every error and every flag of a project."""

from __future__ import annotations

from pathlib import Path

import click

from moothall.cli import flags
from moothall.cli.notes import as_rows, tell
from moothall.cli.output import write_json
from moothall.cli.places import Folder
from moothall.cli.untold import untold
from moothall.engine.appraise import appraise
from moothall.files.projects import read_project_with_notes


@click.command()
@click.argument("project", type=Folder(there=True))
@click.option("--simulate", is_flag=True, help="Run the simulation too, for the checks on the ranking.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: errors, flags, notes, exit.")
@click.pass_context
def check(context: click.Context, project: Path, simulate: bool, as_json: bool) -> None:
    """Read a project and report every error and every flag.

    PROJECT is a project folder, a workbook or a bundle. To answer at once, it leaves out the simulation,
    and the checks that need it cannot tell; `appraise` always runs them. Exit code 0: no stop or high flag;
    1: some; 2: errors, each with its place.
    """
    given, notes = read_project_with_notes(project)
    findings = appraise(given, simulate=simulate)
    notes = (*notes, *untold(given, findings))
    if as_json:
        write_json(flags.as_json(findings, notes=as_rows(notes)))
    else:
        tell(notes)
        click.echo("\n".join(flags.listing(findings)))
    context.exit(flags.exit_code(findings))
