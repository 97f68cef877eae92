"""What a planted fault of appraisal is: an edit of the clean project, and its near miss."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.planted.run import Edit, Fault

__all__ = ["Edit", "Plant", "both"]


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

    @property
    def fault(self) -> Fault:
        """The fault as every plant states it; numbers are held to nine digits or so."""
        figures = {k: v if isinstance(v, str) else pytest.approx(v) for k, v in self.figures.items()}
        return Fault(self.check, self.planted, self.edit, self.subject, figures, self.also)

    def __str__(self) -> str:
        return f"{self.check}: {self.planted}"


def both(*edits: Edit) -> Edit:
    """One edit after the other."""

    def run(path: Path) -> None:
        for edit in edits:
            edit(path)

    return run
