"""What a worker does: open a parcel, read it as anybody would, work it out, tell the rows.

Whatever goes wrong with one project becomes its row; nothing of it reaches another.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from moothall import __version__
from moothall.batch.asked import Asked
from moothall.batch.parcel import Parcel
from moothall.batch.row import Row
from moothall.batch.telling import told
from moothall.batch.threads import one_thread
from moothall.engine.appraise import appraise
from moothall.files.errors import ReadError
from moothall.files.projects import read_project


class Part(Struct, frozen=True, kw_only=True):
    """What became of one project: its rows, or one row with its errors."""

    rows: tuple[Row, ...]
    passing: bool = False
    """Whether the trouble lies with the machine or with us, so that another try may end well."""

    @property
    def error(self) -> str | None:
        """All that is wrong, a line each; none: it was worked out."""
        return self.rows[0].error


class WrongVersionError(Exception):
    """A worker runs another version than the one that asks."""


def worked(parcels: Sequence[Parcel], asked: Asked) -> tuple[float, tuple[Part, ...]]:
    """Work out some projects in this process; the seconds that it took, and a part a project, in order.

    WrongVersionError where this is not the version that is to answer.
    """
    if asked.engine != __version__:
        raise WrongVersionError(f"a worker runs Moothall {__version__}, not {asked.engine}")
    one_thread()
    start = time.perf_counter()
    parts = tuple(_unpacked(parcel, asked) for parcel in parcels)
    return time.perf_counter() - start, parts


def _unpacked(parcel: Parcel, asked: Asked) -> Part:
    try:
        with tempfile.TemporaryDirectory(prefix="moothall-") as place:
            folder = Path(place) / "project"
            parcel.unpack(folder)
            return part_of(folder, asked)
    except OSError as error:
        return passing(f"the worker could not unpack the project: {error.strerror or error}.")


def part_of(folder: Path, asked: Asked) -> Part:
    """The part of a project folder on this machine, whatever is wrong with it."""
    try:
        return Part(rows=told(appraise(asked.of(read_project(folder)))))
    except ReadError as error:
        return Part(rows=(Row(error=str(error)),))
    except Exception as error:
        kind = type(error).__name__
        return passing(f"this is a fault of Moothall {__version__}, not of the files ({kind}: {error}).")


def passing(error: str) -> Part:
    """A part with an error that another try may not meet again."""
    return Part(rows=(Row(error=error),), passing=True)
