"""Append-only rows: each has a date; the latest counts, the earlier are history."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar


class Dated(Protocol):
    """Anything with a date."""

    @property
    def date(self) -> datetime.date:
        """When it was written."""


Row = TypeVar("Row", bound=Dated)
Key = TypeVar("Key", bound=Hashable)


def histories(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, tuple[Row, ...]]:
    """Rows of each key in the order of their dates; rows of one date in the order written."""
    gathered: dict[Key, list[Row]] = {}
    for row in rows:
        gathered.setdefault(key(row), []).append(row)
    return {k: tuple(sorted(rs, key=lambda r: r.date)) for k, rs in gathered.items()}


def latest(
    rows: Iterable[Row], key: Callable[[Row], Key], until: datetime.date | None = None
) -> dict[Key, Row]:
    """The row of each key that counts: the latest, or the latest no later than `until`."""
    kept = rows if until is None else [r for r in rows if r.date <= until]
    return {k: rs[-1] for k, rs in histories(kept, key).items()}
