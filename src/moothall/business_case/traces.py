"""Which items of a framework follow from which passage of its source."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from moothall.framework.framework import Framework

Found = tuple[str, str]
"""A passage id, and the id or name of what follows from it."""


def traces(framework: Framework) -> dict[str, tuple[str, ...]]:
    """For each passage the ids of the items that trace to it, in reading order."""
    gathered: dict[str, dict[str, None]] = {}
    for passage, item in _traces(framework, ""):
        gathered.setdefault(passage, {})[item] = None
    return {passage: tuple(items) for passage, items in gathered.items()}


def _traces(value: object, name: str) -> Iterator[Found]:
    if isinstance(value, Struct):
        own = getattr(value, "id", None) or name
        for field in value.__struct_fields__:
            part = getattr(value, field)
            if field == "trace" or field.endswith("_trace"):
                said = own if field == "trace" else field.removesuffix("_trace")
                yield from ((passage, said) for passage in part)
            else:
                yield from _traces(part, field)
    elif isinstance(value, tuple):
        for part in value:
            yield from _traces(part, name)
