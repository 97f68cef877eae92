"""Rows that are told together: figures added up, and of the rest only what all of them say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

R = TypeVar("R", bound=Struct)

Key = tuple[Any, ...]


def groups(rows: Iterable[R], fields: Sequence[str]) -> dict[Key, list[R]]:
    """Rows that are alike in some columns, in the order in which the first of each comes."""
    found: dict[Key, list[R]] = {}
    for row in rows:
        found.setdefault(tuple(getattr(row, f) for f in fields), []).append(row)
    return found


def added(rows: Sequence[R], counts: Sequence[str], given: Mapping[str, Any]) -> R:
    """One row for several: counts added up, sources gathered; other columns only where all rows agree.

    A sum with a part that nobody knows is not known. `given` goes in as it is.
    """
    if len(rows) == 1:
        return msgspec.structs.replace(rows[0], **given)
    kind = type(rows[0])
    whole: dict[str, Any] = {f: total([getattr(r, f) for r in rows]) for f in counts}
    whole["evidence"] = tuple(dict.fromkeys(s for r in rows for s in getattr(r, "evidence")))  # noqa: B009
    for field in msgspec.structs.fields(kind):
        values = {getattr(r, field.name) for r in rows} if field.name not in whole else set()
        if len(values) == 1:
            whole[field.name] = values.pop()
    return kind(**{**whole, **given})


def total(values: Iterable[float | None]) -> float | None:
    """A sum; none where a part is not known."""
    known = list(values)
    return None if None in known else sum(v for v in known if v is not None)


def subsets(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every choice of some of the names, in their order; the empty one too."""
    for bits in range(1 << len(names)):
        yield tuple(n for place, n in enumerate(names) if bits >> place & 1)


def by(
    rows: Iterable[R], key: Callable[[R], Key | None], value: Callable[[R], float | None]
) -> dict[Key, float]:
    """Sums by key; rows without a key or a value are left out."""
    found: dict[Key, float] = {}
    for row in rows:
        cell, count = key(row), value(row)
        if cell is not None and None not in cell and count is not None:
            found[cell] = found.get(cell, 0.0) + count
    return found


def cells(of: Callable[[R, str], Any], dims: Sequence[str]) -> Callable[[R], Key]:
    """A key of several columns, each looked up by `of`."""
    return lambda row: tuple(of(row, dim) for dim in dims)
