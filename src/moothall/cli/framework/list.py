"""`moothall framework list`: the frameworks of the library."""

from __future__ import annotations

import click

from moothall.cli.output import table, write_json
from moothall.files.frameworks import library, library_path, read_framework
from moothall.framework.framework import items


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_frameworks(as_json: bool) -> None:
    """List the frameworks of the library with their versions."""
    found = [read_framework(library_path(name)) for name in library()]
    if as_json:
        heads = [
            {"id": f.head.id, "version": f.head.version, "sha256": f.sha256, "title": f.head.title}
            for f in found
        ]
        write_json({"frameworks": heads})
        return
    rows = [(f.head.id, f.head.version, sum(1 for _ in items(f)), f.head.title) for f in found]
    click.echo(table(("id", "version", "items", "title"), rows))
