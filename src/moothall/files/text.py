"""A text file's content, or a plain reason why it is none."""

from __future__ import annotations

import os
from pathlib import Path

from moothall.files.errors import refuse
from moothall.files.limits import limits

SIGNATURES = {
    b"PK\x03\x04": "a workbook or zip file",
    b"%PDF": "a PDF file",
    b"\x89PNG": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "a compressed file",
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
}
"""First bytes of files that people mistake for text."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; ReadError where there is none, or it is too large."""
    if not os.path.exists(path):
        raise refuse(path, "there is no such file.")
    if not os.path.isfile(path):
        raise refuse(path, "this is not a file.")
    most = limits().file_bytes
    try:
        size = path.stat().st_size
        if size > most:
            raise refuse(path, f"the file has {size:,} bytes; at most {most:,} are read.")
        return path.read_bytes()
    except OSError as error:
        raise refuse(path, f"the file cannot be read: {error.strerror}.") from None


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, without a byte-order mark; ReadError with the place otherwise."""
    data = read_bytes(path)
    for start, what in SIGNATURES.items():
        if data.startswith(start):
            raise refuse(path, f"this is {what}, not plain text in UTF-8.")
    if b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        raise refuse(path, "this is a binary file, not plain text in UTF-8.", line)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise refuse(
            path,
            f"the text is not in UTF-8 (byte 0x{data[error.start]:02x}); "
            "save the file again as UTF-8 (in Excel: 'CSV UTF-8').",
            line,
        ) from None
