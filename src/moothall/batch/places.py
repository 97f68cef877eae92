"""Which projects a batch takes: patterns spread out, in a stable order, each folder once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from msgspec import Struct

from moothall.batch.errors import BatchError


class Places(Struct, frozen=True):
    """The projects of a batch as they were named, and those named again."""

    projects: tuple[Path, ...]
    repeated: tuple[Path, ...] = ()


def places(words: Sequence[str], not_these: Iterable[Path] = ()) -> Places:
    """Folders named on the command line, and by its patterns, in that order.

    words : paths, or patterns such as returns/*/ (matches in order of their names; ** goes down)
    not_these : what no pattern stands for, such as the table and its kept parts

    A folder that is named twice, by whichever name, counts once. BatchError for a pattern without a match.
    """
    left_out = {os.path.realpath(path) for path in not_these}
    seen: set[str] = set()
    projects: list[Path] = []
    repeated: list[Path] = []
    for path in (found for word in words for found in _named(word, left_out)):
        real = os.path.realpath(path)
        (repeated if real in seen else projects).append(path)
        seen.add(real)
    return Places(tuple(projects), tuple(repeated))


def _named(word: str, left_out: set[str]) -> Iterator[Path]:
    if not word.strip():
        raise BatchError("the name of a project is empty.")
    if not has_magic(word) or os.path.lexists(word):
        yield Path(word)
        return
    found = sorted(Path(match) for match in glob(word, recursive=True))
    found = [path for path in found if os.path.realpath(path) not in left_out]
    if not found:
        raise BatchError(f"{word}: nothing is there that this pattern stands for.")
    yield from found
