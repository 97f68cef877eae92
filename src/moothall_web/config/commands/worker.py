"""`moothall worker`: does the work that takes longer than a page may."""

from __future__ import annotations

from pathlib import Path

import click

from moothall_web.config.begin import begin, with_data


@click.command(short_help="works out results and files for a site")
@with_data
@click.option("--with-parent", is_flag=True, hidden=True, help="End when the standard input is closed.")
def worker(data: Path | None, with_parent: bool) -> None:
    """Work out results and make files for the site, until Ctrl-C or SIGTERM.

    `moothall serve` starts one by itself. Where several machines serve one site, start them with
    `--no-worker`, and one worker or more beside them. A worker takes one result and one file at a time;
    what it was doing when it ends is begun again by the next.
    """
    place = begin(data)
    from moothall_web.jobs.worker import run
    from moothall_web.results.asked import all_behind
    from moothall_web.results.program import build

    all_behind(build())
    if not with_parent:
        click.echo(f"Working for the site of {place} until Ctrl-C.")
    run(with_parent=with_parent)
