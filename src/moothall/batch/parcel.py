"""A project folder as bytes that can be sent: a worker need not see the disk that it lies on.

Sent is what the reader of folders looks at, and no more. The worker unpacks it and reads it by the same door.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from moothall.batch.asked import Asked
from moothall.batch.row import Row
from moothall.files.folder import READ, TEXTS
from moothall.files.limits import limits
from moothall.files.projects import BOOK

SENT = (*READ, ".md")
"""Endings of files that are read; of others only the name matters."""

FRAMEWORKS = "frameworks"
FOLDERS = (*TEXTS, FRAMEWORKS)
"""Folders of a project that are read, whole."""


class Parcel(Struct, frozen=True):
    """The files of a project folder, by path within it; of a folder, none."""

    files: dict[str, bytes | None]

    @property
    def bytes(self) -> int:
        """Bytes of all its files."""
        return sum(len(data or b"") for data in self.files.values())

    def key(self, asked: Asked) -> str:
        """SHA-256 (hex) of all that a result rests on: these files, what was asked, and what a row holds."""
        terms = [asked.engine, asked.code, asked.draws, asked.seed, Row.__struct_fields__]
        digest = hashlib.sha256(json.dumps(terms).encode())
        for name, data in sorted(self.files.items()):
            for part in (name.encode("utf-8", "surrogateescape"), b"-" if data is None else b"+" + data):
                digest.update(len(part).to_bytes(8, "big") + part)
        return digest.hexdigest()

    def unpack(self, folder: Path) -> None:
        """Write the files into a new folder."""
        folder.mkdir()
        for name, data in self.files.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if data is None:
                place.mkdir(exist_ok=True)
            else:
                place.write_bytes(data)


def packed(folder: Path) -> Parcel | None:
    """The parcel of a project folder; none for one that the reader refuses because of where or how it lies.

    That is: no folder, a link that leads out of it, a file that is too large or that may not be read.
    """
    try:
        if folder.is_file() and folder.suffix.casefold() == BOOK:
            return _book(folder)
        if not folder.is_dir() or _leaks(folder):
            return None
        files: dict[str, bytes | None] = {}
        for path in _looked_at(folder):
            if path.is_dir():
                files[path.relative_to(folder).as_posix()] = None
            elif path.is_file():
                if path.suffix in SENT and path.stat().st_size > limits().file_bytes:
                    return None
                data = path.read_bytes() if path.suffix in SENT else b""
                files[path.relative_to(folder).as_posix()] = data
    except OSError:
        return None
    return Parcel(files)


def _book(file: Path) -> Parcel | None:
    """The parcel of a workbook: a folder with nothing else in it is read as that workbook."""
    if file.stat().st_size > limits().file_bytes:
        return None
    beside = sorted(p for p in (file.parent / FRAMEWORKS).rglob("*") if p.is_file())
    own: dict[str, bytes | None] = {p.relative_to(file.parent).as_posix(): p.read_bytes() for p in beside}
    return Parcel({file.name: file.read_bytes(), **own})


def _looked_at(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.iterdir())
    for name in FOLDERS:
        yield from sorted((folder / name).rglob("*"))


def _leaks(folder: Path) -> bool:
    home = folder.resolve()
    return any(f.is_symlink() and not f.resolve().is_relative_to(home) for f in folder.rglob("*"))
