"""Whether two findings are the same: to the byte, or to the precision that is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct


class Agreement(Struct, frozen=True):
    """What came of holding two findings against each other.

    figures : numbers that both hold; apart : places where they differ; new : places that only the second has
    """

    figures: int
    apart: tuple[str, ...]
    new: int


IGNORED = (("engine", "version"),)
"""What may differ between versions by what it is."""


def agreement(first: bytes, second: bytes, digits: int) -> Agreement:
    """Two findings.json held against each other, numbers to so many significant digits.

    What only the second holds is counted, since a later version may tell more; what only the first holds is
    a difference.
    """
    figures, new = 0, 0
    apart: list[str] = []
    for path, a, b in _leaves(msgspec.json.decode(first), msgspec.json.decode(second), ()):
        number = _number(a) and _number(b)
        figures += number
        if a is _NONE:
            new += 1
        elif path not in IGNORED and not (_close(a, b, digits) if number else a == b):
            apart.append(".".join(path))
    return Agreement(figures, tuple(apart), new)


class _None:
    """Stands where one of the two has nothing."""


_NONE = _None()


def _leaves(a: Any, b: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    if isinstance(a, dict) and isinstance(b, dict):
        for key in dict.fromkeys((*a, *b)):
            yield from _leaves(a.get(key, _NONE), b.get(key, _NONE), (*path, key))
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for n, (left, right) in enumerate(zip(a, b, strict=True)):
            yield from _leaves(left, right, (*path, str(n)))
    else:
        yield path, a, b


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _close(a: float, b: float, digits: int) -> bool:
    """Alike to so many significant digits of the larger: a last digit may round either way."""
    return abs(a - b) <= 10.0 ** (1 - digits) * max(abs(a), abs(b))
