"""The newest entry of a log in a file, for others to keep."""

from __future__ import annotations

from pathlib import Path

import msgspec

from moothall.files.errors import refuse
from moothall_web.audit.chain import Head
from moothall_web.audit.check import head_of


class Noted(msgspec.Struct, frozen=True):
    """What stands in the file."""

    log: str
    entry: int
    hash: str


def write(file: Path, chain: str) -> None:
    """Write down the newest entry of a log."""
    head = head_of(chain)
    noted = msgspec.json.encode(Noted(chain, head.number, head.hash))
    file.write_bytes(msgspec.json.format(noted, indent=1) + b"\n")


def read(file: Path, chain: str) -> Head:
    """The newest entry as it was written down; ReadError where the file tells of none, or of another log."""
    try:
        noted = msgspec.json.decode(file.read_bytes(), type=Noted)
    except msgspec.MsgspecError:
        raise refuse(str(file), "this is no file of `moothall log --publish`.") from None
    if noted.log != chain:
        raise refuse(str(file), f"this is the head of another log, {noted.log}.")
    return Head(noted.entry, noted.hash)
