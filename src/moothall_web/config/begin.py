"""From the command line into the site: which data, and Django set up on them. Imports no Django by itself."""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
DATA = "moothall-data"


def with_data(command: Command) -> Command:
    """Gives a command the option that names the site's folder."""
    return click.option(
        "--data", type=click.Path(path_type=Path), help=f"Folder of the site; MOOTHALL_DATA, or {DATA}."
    )(command)


def folder(data: Path | None) -> Path:
    """The folder that was named, or the one of the environment."""
    return (data or Path(os.environ.get("MOOTHALL_DATA", DATA))).resolve()


def begin(data: Path | None = None, *, new: bool = False) -> Path:
    """Set Django up on a folder of data; the folder.

    new : whether a site may be made there
    raises : ReadError where there is none and none may be made; click.UsageError without the packages
    """
    from moothall.files.errors import refuse

    place = folder(data)
    if not new and not os.environ.get("MOOTHALL_DATABASE") and not (place / "moothall.sqlite3").exists():
        raise refuse(str(place), "no site stands here. `moothall serve` makes one; --data names another.")
    os.environ["MOOTHALL_DATA"] = str(place)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall_web.config.settings")
    try:
        import django
    except ImportError:
        raise click.UsageError("the site needs more packages: pip install 'moothall[web]'.") from None
    try:
        django.setup()
    except ValueError as error:
        raise click.UsageError(f"a setting is wrong: {error}.") from None
    from django.db import connections

    atexit.register(connections.close_all)  # SQLite puts its log back into the file with the last of them
    return place
