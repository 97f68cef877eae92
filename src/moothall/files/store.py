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

    New contents are first written beside the folder, then moved in one by one.
    ReadError where the place cannot be written.
    """
    if out.exists() and not out.is_dir():
        raise refuse(out, "this is a file; name a folder to write into.")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        waiting = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise refuse(out, f"the folder cannot be written: {error.strerror}.") from None
    try:
        for name, data in files.items():
            place = waiting / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        out.mkdir(exist_ok=True)
        for name in files:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(waiting / name, out / name)
    except OSError as error:
        raise refuse(out, f"the folder cannot be written: {error.strerror}.") from None
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
