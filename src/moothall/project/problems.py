"""What is wrong with a project: the fact, where it stands, what is allowed, the nearest right name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from msgspec import Struct

Path = tuple[str | int, ...]


class Problem(Struct, frozen=True):
    """One thing that is wrong.

    `table` is the file's noun (`scores`, `options`, `project`); `path` leads into it: row number
    (from 0) and field for a table, keys and positions for a document. A reader turns both into a
    file with line, or a sheet with cell.
    """

    table: str
    path: Path
    message: str
    ref: str | None = None
    """Kind of the reference that does not resolve, where that is what is wrong."""
    word: str = ""
    """What it says."""


class InvalidProjectError(Exception):
    """A project that cannot exist; carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(p.message for p in self.problems))


def nearest(word: str, allowed: Iterable[str]) -> str:
    """A hint such as ' Did you mean "Q2"?', or nothing where nothing is near."""
    names = list(allowed)
    folded = {name.casefold(): name for name in names}
    exact = folded.get(word.casefold())
    close = [exact] if exact else difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if not close:
        close = [folded[c] for c in difflib.get_close_matches(word.casefold(), folded, n=1)]
    return f' Did you mean "{close[0]}"?' if close else ""


def listed(names: Iterable[str], most: int = 12) -> str:
    """The allowed names in one phrase, cut short with a count where there are many."""
    all_names = list(names)
    shown = ", ".join(all_names[:most])
    rest = len(all_names) - most
    return f"{shown} and {rest} more" if rest > 0 else shown
