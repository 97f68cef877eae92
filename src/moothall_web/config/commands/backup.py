"""`moothall backup`: all that the site holds, in one file."""

from __future__ import annotations

from pathlib import Path

import click

from moothall_web.config.begin import begin, with_data


@click.command(short_help="all that the site holds, as one file")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@with_data
def backup(file: Path, data: Path | None) -> None:
    """Write all that the site holds into FILE, a ZIP, while people work on.

    Rows of one moment as lines of JSON, files, and a manifest with the SHA-256 of each: the same from SQLite
    and from PostgreSQL, and restored into either. It holds what people wrote and how they sign in: keep it as
    safe as the site. Left out: who is signed in now, results (they are worked out again), and the key of
    signatures.
    """
    begin(data)
    from moothall.files.errors import refuse
    from moothall_web.config import archive

    if file.exists():
        raise refuse(str(file), "something is already there; name a new file.")
    made = archive.write(file)
    files = len(made.files) - len(made.rows)
    click.echo(f"{sum(made.rows.values()):,} rows and {files:,} files of {len(made.projects):,} projects "
               f"stand in {file} ({file.stat().st_size / 1e6:.1f} MB).")  # fmt: skip
    for name, log in made.logs.items():
        if log.faults:
            click.echo(f"The log of {name} was tampered with: see `moothall log {name}`.", err=True)
    click.echo(f"Try it: moothall restore {file} --data SOME_NEW_FOLDER")
