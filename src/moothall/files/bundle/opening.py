"""Opening an archive that may come from anybody: nothing is written, and nothing is trusted.

Names are looked at before any content is read, and content only as far as the archive's own bytes go: since a
bundle is not compressed, no entry can hold more than the file does.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.limits import limits

NAME = re.compile(r"[A-Za-z0-9_@+][A-Za-z0-9_@+.\-]*(/[A-Za-z0-9_@+][A-Za-z0-9_@+.\-]*)*")
"""A name that means the same on every machine: no way up, no drive, no sign that a system reads otherwise."""
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})
ENCRYPTED = 0x1
CENTRAL = b"PK\x01\x02"
"""How an entry of an archive's list begins."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a bundle; ReadError where it cannot be read or is too large."""
    most = limits().bundle_bytes
    try:
        if path.stat().st_size > most:
            raise refuse(path, f"the file is larger than {most:,} bytes; it is not opened.")
        return path.read_bytes()
    except OSError as error:
        raise refuse(path, f"the file cannot be read: {error.strerror}.") from None


def opened(data: bytes, name: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Files of an archive by name, and the names of those whose own checksum does not hold.

    name : of the archive, for what is said about it
    ReadError with everything that makes the archive unsafe or no bundle; then nothing of it is read.
    """
    most = limits().bundle_entries
    if data.count(CENTRAL) > most:  # before a list of them is made, which takes its time
        raise refuse(name, f"it holds more than {most:,} files; it is not opened.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            faults = tuple(dict.fromkeys(_faults(entries, len(data))))
            if faults:
                raise ReadError(Complaint(file=name, message=words) for words in faults)
            return _read(archive, entries)
    except (
        zipfile.BadZipFile,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OverflowError,
    ) as why:
        raise refuse(name, f"the file is damaged, or no bundle ({str(why)[:80]}).") from None


def _faults(entries: list[zipfile.ZipInfo], size: int) -> Iterator[str]:
    for entry in entries:
        yield from _entry(entry)
    if sum(e.file_size for e in entries) > size:
        yield "its files overlap, or claim to be larger than the archive: it is built to fill a disk."
    names = Counter(e.filename for e in entries)
    yield from (f'"{shown(n)}" stands twice.' for n, times in names.items() if times > 1)
    folded = Counter(n.casefold() for n in names)
    yield from (
        f'two names differ only in capital letters: "{shown(n)}".' for n, times in folded.items() if times > 1
    )
    files = set(folded)
    above = {"/".join(n.split("/")[:k]) for n in files for k in range(1, n.count("/") + 1)}
    yield from (f'"{shown(n)}" is a file and a folder at once.' for n in sorted(files & above))


def _entry(entry: zipfile.ZipInfo) -> Iterator[str]:
    said, name = shown(entry.filename), entry.filename
    if not NAME.fullmatch(name) or entry.orig_filename != name:
        yield f'"{said}" is no name that a bundle may hold: it could lead out of the folder.'
    elif any(_reserved(part) for part in name.split("/")):
        yield f'"{said}" is no name that every system can keep.'
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        yield f'"{said}" is a link or another thing that is not a plain file.'
    if entry.flag_bits & ENCRYPTED:
        yield f'"{said}" is encrypted.'
    if entry.compress_type != zipfile.ZIP_STORED or entry.compress_size != entry.file_size:
        yield f'"{said}" is compressed; a bundle never is, so this one may be built to fill a disk.'


def _reserved(part: str) -> bool:
    return part.endswith(".") or part.split(".")[0].casefold() in DEVICES


def shown(name: str) -> str:
    """A name that can be printed: no sign in it steers a terminal."""
    return "".join(c if c.isprintable() else "?" for c in name)[:120]


def _read(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    files: dict[str, bytes] = {}
    damaged: list[str] = []
    for entry in entries:
        try:
            files[entry.filename] = archive.read(entry)
        except (zipfile.BadZipFile, EOFError):
            damaged.append(entry.filename)
    return files, tuple(damaged)
