"""Folders that people name on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from moothall.files.errors import refuse

if TYPE_CHECKING:
    _Type = click.ParamType[Path]
else:  # older versions of click know no type arguments
    _Type = click.ParamType


class Folder(_Type):
    """A folder as it was typed; with `there`, something must stand at that place already."""

    name = "path"

    def __init__(self, there: bool = False) -> None:
        self.there = there

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; ReadError with the whole of it where nothing is there."""
        if not str(value).strip():
            self.fail("the name of the folder is empty.", param, ctx)
        path = Path(value)
        if self.there and not path.exists():
            what = "file" if path.suffix.casefold() == ".xlsx" else "folder"
            raise refuse(str(value), f"there is no such {what}.")
        return path


def vacant(folder: Path) -> None:
    """ReadError where something stands already: a new folder is never written over it."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise refuse(str(folder), "something is already there; name a new folder.")
