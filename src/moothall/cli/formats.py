"""The formats that people ask for, as words with commas between."""

from __future__ import annotations

from collections.abc import Collection

from moothall.cli.failures import refuse_use
from moothall.project.problems import listed, nearest


def formats(words: str, known: Collection[str]) -> tuple[str, ...]:
    """The formats named, each once; the command ends where one is not known, or none is named."""
    wanted = tuple(dict.fromkeys(w.strip() for w in words.split(",") if w.strip()))
    for word in wanted:
        if word not in known:
            refuse_use(f'there is no format "{word}".{nearest(word, known)} Known: {listed(known)}.')
    if not wanted:
        refuse_use(f"name at least one format: {listed(known)}.")
    return wanted
