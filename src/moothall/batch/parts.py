"""Parts kept beside the table until it is written, so that an interrupted batch goes on where it stopped."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec

from moothall.batch.work import Part

KEPT = re.compile(r"[0-9a-f]{64}\.json(\.new)?|table\.new")


class Parts:
    """A folder of parts, each named by the key of what it rests on: changed inputs find nothing old."""

    def __init__(self, table: Path) -> None:
        self.folder = table.with_name(f"{table.name}.part")
        self.table = self.folder / "table.new"
        """Where the table is made, on the same disk, before it is moved into its place."""
        self._decoder = msgspec.json.Decoder(Part)

    def open(self) -> None:
        """Make the folder where it is not there yet; OSError where it cannot be."""
        self.folder.mkdir(parents=True, exist_ok=True)

    def found(self, key: str) -> Part | None:
        """The part kept under a key; none if it is not there, or is not whole."""
        if not KEPT.fullmatch(f"{key}.json"):
            return None
        try:
            return self._decoder.decode((self.folder / f"{key}.json").read_bytes())
        except (FileNotFoundError, msgspec.DecodeError):
            return None

    def keep(self, key: str, part: Part) -> None:
        """Write a part, whole or not at all."""
        new = self.folder / f"{key}.json.new"
        new.write_bytes(msgspec.json.encode(part))
        os.replace(new, self.folder / f"{key}.json")

    def clear(self) -> None:
        """Remove what was kept, and the folder unless somebody else put something in it."""
        for file in self.folder.iterdir():
            if KEPT.fullmatch(file.name):
                file.unlink()
        if not any(self.folder.iterdir()):
            self.folder.rmdir()
