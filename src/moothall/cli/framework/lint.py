"""`moothall framework lint`: everything that is wrong with a framework."""

from __future__ import annotations

import click

from moothall.cli.framework.place import place_of
from moothall.cli.output import counted, write_json
from moothall.engine.checks import known_names
from moothall.files.errors import ReadError
from moothall.files.framework_lint import lint as looked_at


@click.command()
@click.argument("framework")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: errors, remarks, exit.")
@click.pass_context
def lint(context: click.Context, framework: str, as_json: bool) -> None:
    """Look for everything that is wrong with a framework.

    FRAMEWORK is a folder, or an id of the library. Exit code 0: nothing; 1: remarks only; 2: errors.
    """
    found = looked_at(place_of(framework), known_names())
    code = 2 if found.faults else 1 if found.remarks else 0
    if as_json:
        write_json({"errors": found.faults, "remarks": found.remarks, "exit": code})
        context.exit(code)
    for remark in found.remarks:
        click.echo(f"remark: {remark}")
    click.echo(f"{counted(len(found.faults), 'error')}, {counted(len(found.remarks), 'remark')}.")
    if found.faults:
        raise ReadError(found.faults)
    context.exit(code)
