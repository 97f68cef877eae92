"""Rows of a table that have the key of an earlier row: which line that is, and what both have."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.files.errors import Complaint
from moothall.files.tables import Rows, as_written

Repeats = dict[tuple[int, str | None], Complaint]
"""By row, from 0, and by the first column of the key."""


def repeats(found: Rows, key: Sequence[str]) -> Repeats:
    """A complaint for each row that repeats an earlier one, naming the earlier line and the key.

    key : fields that no two rows may share; empty: rows may repeat
    """
    if not key:
        return {}
    first: dict[tuple[object, ...], int] = {}
    told: Repeats = {}
    for n, row in enumerate(found.rows):
        values = tuple(getattr(row, name) for name in key)
        earlier = first.setdefault(values, n)
        if earlier != n:
            told[n, key[0]] = found.complaint(n, key[0], _words(found, earlier, key, values))
    return told


def _words(found: Rows, earlier: int, key: Sequence[str], values: Sequence[object]) -> str:
    place = found.places[earlier]
    same = [f"{k} {as_written(v)}" for k, v in zip(key, values, strict=True) if as_written(v)]
    return (
        f"This row repeats {'row' if place.sheet else 'line'} {place.line}, with the same {', '.join(same)}."
    )
