"""`moothall log`: the log of a project held against itself, and against a head that others hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from moothall_web.config.begin import begin, with_data

if TYPE_CHECKING:
    from moothall.files.chain import Head
    from moothall_web.audit.check import Report


@click.command(short_help="whether the log of a project was tampered with")
@click.argument("project")
@click.option("--head", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="File with the newest entry as it was published.")  # fmt: skip
@click.option("--publish", type=click.Path(path_type=Path, dir_okay=False),
              help="Write the newest entry to a file, for others to keep.")  # fmt: skip
@with_data
@click.pass_context
def log(
    context: click.Context, project: str, head: Path | None, publish: Path | None, data: Path | None
) -> None:
    """Check the log of a project: was an entry changed, removed, put in, or moved?

    PROJECT is its name in addresses, as three-valleys. Only a head that others hold tells whether the end was
    cut off: publish it from time to time. Exit code 0: whole; 1: tampered with.
    """
    begin(data)
    from moothall.files.errors import refuse
    from moothall_web.audit.check import report
    from moothall_web.config import heads

    published = heads.read(head, project) if head else None
    found = report(project, published)
    if not found.length and not found.faults:
        raise refuse(project, "there is no log of a project of this name.")
    click.echo("\n".join(lines(found, published)))
    if publish and not found.faults:
        heads.write(publish, project)
        click.echo(f"The newest entry stands in {publish}: give it to somebody who keeps it.")
    context.exit(1 if found.faults else 0)


def lines(found: Report, published: Head | None) -> list[str]:
    """What was checked, and what was found, in words."""
    many = "1 entry" if found.length == 1 else f"{found.length:,} entries"
    said = [f"The log of {found.chain} holds {many}, from {found.first} to {found.last}."]
    if found.erased:
        said.append(
            f"What they are about was erased in {found.erased:,}, which is allowed; the entries stand."
        )
    if found.faults:
        said += [f"Entry {fault.number}: {fault.message}" for fault in found.faults]
        said.append("The log was tampered with, or is damaged.")
    else:
        said.append("No entry was changed, removed, put in or moved since it was written.")
    if published is None:
        said.append(
            "Whether entries were cut off at the end, or all were written anew, cannot be told "
            "without a head that others hold: --head."
        )
    elif not found.faults:
        said.append(f"Nothing was cut off or written anew up to entry {published.number:,}, as published.")
    return said
