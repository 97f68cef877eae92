"""`moothall doctor`: whether the site is well."""

from __future__ import annotations

from pathlib import Path

import click

from moothall_web.config.begin import begin, with_data

WORDS = {"well": "well", "look": "look at this", "ill": "ILL"}


@click.command(short_help="whether the site is well, part by part")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: parts, exit.")
@with_data
@click.pass_context
def doctor(context: click.Context, as_json: bool, data: Path | None) -> None:
    """Look at every part of the site: database, tables, logs, disk, clock, looks, key, e-mail, address.

    Exit code 0: well, or something to look at; 1: something is ill.
    """
    place = begin(data)
    from moothall.cli.output import table, write_json
    from moothall_web.config.doctor import examine

    told = list(examine(place))
    code = 1 if any(t.state == "ill" for t in told) else 0
    if as_json:
        write_json({"parts": told, "exit": code})
    else:
        click.echo(table(("part", "state", ""), ((t.part, WORDS[t.state], t.words) for t in told)))
    context.exit(code)
