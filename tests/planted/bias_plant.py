"""What a planted fault of appraisal is: an edit of the clean project, and its near miss."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

Edit = Callable[[Path], object]


class Plant(NamedTuple):
    """One fault as a sentence: what was planted, what is said of it, and what comes near without it."""

    check: str
    planted: str
    edit: Edit
    near_miss: str
    twin: Edit
    subject: str
    figures: Mapping[str, Any]
    also: frozenset[str] = frozenset()
    """Other checks that the same edit rightly sets off."""

    def __str__(self) -> str:
        return f"{self.check}: {self.planted}"


def both(*edits: Edit) -> Edit:
    """One edit after the other."""

    def run(path: Path) -> None:
        for edit in edits:
            edit(path)

    return run
