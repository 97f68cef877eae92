"""Texts that a spreadsheet might take for a formula, and the apostrophe that keeps it from doing so."""

from __future__ import annotations

import re

GUARD = "'"
RISKY = re.compile(rf"\s*[=+\-@＝＋－＠]|[\t\r{GUARD}]")
"""Beginnings of texts that one spreadsheet or another takes for a formula, also behind blanks."""


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return GUARD + text if RISKY.match(text) else text


def unguarded(cell: str) -> str:
    """The text that a cell stands for."""
    return cell[1:] if cell.startswith(GUARD) else cell
