"""The newest entry of a log in a file, for others to keep."""

from __future__ import annotations

from pathlib import Path

from moothall.files.bundle.log import head_file, read_head
from moothall.files.chain import Head
from moothall.files.errors import refuse
from moothall_web.audit.check import head_of


def write(file: Path, chain: str) -> None:
    """Write down the newest entry of a log."""
    file.write_bytes(head_file(chain, head_of(chain)))


def read(file: Path, chain: str) -> Head:
    """The newest entry as it was written down; ReadError where the file tells of none, or of another log."""
    noted = read_head(file.read_bytes(), str(file))
    if noted.log != chain:
        raise refuse(str(file), f"this is the head of another log, {noted.log}.")
    return noted.head
