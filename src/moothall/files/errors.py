"""What is wrong with files, for people: every fault at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct


class Complaint(Struct, frozen=True, kw_only=True):
    """One fault: where it is and what is wrong."""

    file: str
    line: int | None = None
    sheet: str | None = None
    cell: str | None = None
    field: str | None = None
    message: str

    def __str__(self) -> str:
        """One line, as `scores.csv line 14, score: ...`."""
        place = self.file
        if self.line is not None:
            place += f" line {self.line}"
        if self.sheet is not None:
            place += f" sheet {self.sheet}"
        if self.cell is not None:
            place += f" cell {self.cell}"
        if self.field:
            place += f", {self.field}"
        return f"{place}: {self.message}"


class ReadError(Exception):
    """Files that cannot be read as what they should be; carries every complaint.

    partial : what could be read of the file all the same, so that the rest of it is looked at too
    """

    def __init__(self, complaints: Iterable[Complaint], partial: Any = None) -> None:
        self.complaints = tuple(complaints)
        self.partial = partial
        super().__init__("\n".join(str(c) for c in self.complaints))


def refuse(file: Path | str, message: str, line: int | None = None) -> ReadError:
    """A ReadError with one complaint."""
    name = file.name if isinstance(file, Path) else file
    return ReadError([Complaint(file=name, line=line, message=message)])
