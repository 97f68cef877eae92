"""`moothall restore`: a site from its backup, tried out before it counts."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from moothall_web.config.begin import begin, folder, with_data

DATABASE, FILES = "moothall.sqlite3", "files"


@click.command(short_help="a site from its backup, tried before it counts")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--replace", is_flag=True, help="Set the site that stands there aside.")
@with_data
def restore(file: Path, replace: bool, data: Path | None) -> None:
    """Bring a site back from FILE, a backup.

    First into a temporary place, where all is checked: every hash, every log, and that every project
    gathers to what it was. Only then it takes its place. Stop the site before.
    On PostgreSQL the database must be new.
    """
    place = folder(data)
    place.mkdir(parents=True, exist_ok=True)
    on_server = bool(os.environ.get("MOOTHALL_DATABASE"))
    _vacant(place, replace, on_server)
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=place) as aside:
        said = _tried(file.resolve(), Path(aside))
        if on_server:
            said = _on_server(file, place)
        else:
            _put(Path(aside), place, replace)
    click.echo(said)
    click.echo(f"The site stands in {place}. Start it: moothall serve {place}")


def _vacant(place: Path, replace: bool, on_server: bool) -> None:
    from moothall.files.errors import refuse

    if not on_server and (place / DATABASE).exists() and not replace:
        raise refuse(str(place), "a site stands here already; --replace sets it aside.")


def _tried(file: Path, aside: Path) -> str:
    """Brought back into a temporary SQLite by a process of its own; what was checked, in words."""
    env = os.environ | {"MOOTHALL_DATA": str(aside), "DJANGO_SETTINGS_MODULE": "moothall_web.config.settings"}
    env.pop("MOOTHALL_DATABASE", None)
    asked = [sys.executable, "-m", "moothall_web.config.restoring", str(file)]
    done = subprocess.run(asked, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        click.echo(done.stderr.strip(), err=True)
        click.echo("Nothing was restored.", err=True)
        raise click.exceptions.Exit(done.returncode)
    return done.stdout.strip()


def _on_server(file: Path, place: Path) -> str:
    begin(place, new=True)
    from moothall_web.config.restoring import restore as brought_back

    return "\n".join(brought_back(file))


def _put(aside: Path, place: Path, replace: bool) -> None:
    if replace:
        now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S")
        old = place / f"replaced-{now}"
        old.mkdir()
        for path in [*place.glob(f"{DATABASE}*"), place / FILES]:
            if path.exists():
                path.rename(old / path.name)
        click.echo(f"What stood here before is in {old}.")
    for name in (DATABASE, FILES):
        if (aside / name).exists():
            (aside / name).rename(place / name)
