"""A project folder as a ZIP archive that may come from anybody: opened within limits, and nothing is trusted.

Archives of people are compressed, and hold what their systems add. What cannot be of a project is left out;
a name that leads out of the folder, a link, a locked file or one that claims too little condemns the whole.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from moothall.files.bundle.opening import CENTRAL, DEVICES, ENCRYPTED, shown
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.limits import limits

HEAD = "project.yaml"
ADDED = ("__MACOSX", "Thumbs.db", "desktop.ini")
"""What systems put into archives on their own."""
STEP = 1 << 16
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)


def unzipped(data: bytes, name: str) -> dict[str, bytes]:
    """Files of the project in an archive by name, from the folder in which project.yaml stands.

    name : of the archive, for what is said about it
    ReadError with everything that makes the archive unsafe; then nothing of it is read.
    """
    most = limits()
    if data.count(CENTRAL) > most.bundle_entries:
        raise refuse(name, f"it holds more than {most.bundle_entries:,} files; it is not opened.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir()]
            faults = tuple(dict.fromkeys(w for e in entries for w in _faults(e)))
            if faults:
                raise ReadError(Complaint(file=name, message=words) for words in faults)
            return _of_project(_read(archive, [e for e in entries if not _added(e.filename)], name), name)
    except DAMAGED as why:
        raise refuse(name, f"the file is damaged, or no ZIP archive ({str(why)[:80]}).") from None


def _faults(entry: zipfile.ZipInfo) -> Iterator[str]:
    said, parts = shown(entry.filename), PurePosixPath(entry.filename).parts
    outside = entry.filename.startswith("/") or ".." in parts or any(c in entry.filename for c in "\\:\0")
    if outside or not parts or entry.orig_filename != entry.filename:
        yield f'"{said}" could lead out of the folder.'
    elif any(p.endswith((".", " ")) or p.split(".")[0].casefold() in DEVICES for p in parts):
        yield f'"{said}" is no name that every system can keep.'
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        yield f'"{said}" is a link or another thing that is not a plain file.'
    if entry.flag_bits & ENCRYPTED:
        yield f'"{said}" is encrypted.'


def _added(name: str) -> bool:
    return any(part.startswith(".") or part in ADDED for part in PurePosixPath(name).parts)


def _read(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str) -> dict[str, bytes]:
    """What the files hold, never more than the limit, whatever they claim."""
    left = limits().unzipped_bytes
    files: dict[str, bytes] = {}
    for entry in entries:
        held = bytearray()
        with archive.open(entry) as file:
            while part := file.read(min(STEP, left + 1)):
                held += part
                left -= len(part)
                if left < 0:
                    raise refuse(name, f"it unpacks to more than {limits().unzipped_bytes:,} bytes.")
        if entry.filename in files:
            raise refuse(name, f'"{shown(entry.filename)}" stands twice.')
        files[entry.filename] = bytes(held)
    return files


def _of_project(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    """The files below the uppermost folder with a project.yaml, without the way to it."""
    heads = sorted((PurePosixPath(f).parent for f in files if PurePosixPath(f).name == HEAD), key=_depth)
    if not heads:
        raise refuse(name, f"there is no {HEAD} in it; a project folder has one.")
    if len(heads) > 1 and _depth(heads[0]) == _depth(heads[1]):
        raise refuse(name, f"it holds several projects: {HEAD} stands in {heads[0]} and in {heads[1]}.")
    top = heads[0]
    return {
        PurePosixPath(f).relative_to(top).as_posix(): data
        for f, data in files.items()
        if PurePosixPath(f).is_relative_to(top)
    }


def _depth(place: PurePosixPath) -> int:
    return len(place.parts)
