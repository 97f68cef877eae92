"""Writing several files whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from moothall.files.errors import refuse


def write_files(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder; until all are written, none is changed.

    New contents are first written beside the folder, then moved in one by one, each in place of the
    old one; if one of them cannot be, the old ones are put back. ReadError where the place cannot be
    written.
    """
    if os.path.exists(out) and not os.path.isdir(out):
        raise refuse(out, "this is a file; name a folder to write into.")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside = out.resolve().parent  # behind a link, so that moving in stays on one disk
        waiting = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=beside))
    except OSError as error:
        raise refuse(out, f"the folder cannot be written: {error.strerror}.") from None
    try:
        for name, data in files.items():
            place = waiting / "new" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        _move_in(waiting, out, files)
    except OSError as error:
        raise refuse(out, f"the folder cannot be written: {error.strerror}.") from None
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _move_in(waiting: Path, out: Path, names: Mapping[str, bytes]) -> None:
    """Put every new file in its place, or leave everything as it was."""
    moved: list[str] = []
    made: list[Path] = []
    try:
        for name in names:
            _make_folder((out / name).parent, made)
            old = waiting / "old" / name
            if (out / name).is_file():
                old.parent.mkdir(parents=True, exist_ok=True)
                os.replace(out / name, old)
            moved.append(name)
            os.replace(waiting / "new" / name, out / name)
    except BaseException:
        for name in names:
            if (waiting / "old" / name).exists():
                os.replace(waiting / "old" / name, out / name)
            elif name in moved and (out / name).is_file():
                (out / name).unlink()
        for folder in reversed(made):
            folder.rmdir()
        raise


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it, writing down which are new."""
    if not folder.is_dir():
        _make_folder(folder.parent, made)
        folder.mkdir()
        made.append(folder)
