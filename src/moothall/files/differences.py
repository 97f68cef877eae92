"""Two values of the same kind held against each other, row by row: what is new, gone, or not the same.

Rows of a list are known again by what names them (an id; else option, criterion, date and the like), never by
their position: a row put in above the others changes nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

NAMING = (
    "rule", "subject", "option", "other", "principle", "criterion", "section", "need", "check", "group",
    "assessor", "partner", "body", "member", "role", "kind", "item", "against", "category", "policy",
    "clause", "question", "characteristic", "model", "test", "method", "place", "occupation", "function",
    "factor", "driver", "sector", "affected", "coalition", "scope", "source", "year", "until",
    "forecast_on", "date",
)  # fmt: skip
"""Fields that name a row which has no id."""
PATH = tuple[str, ...]


class Difference(Struct, frozen=True, kw_only=True):
    """One thing that is not the same in both."""

    path: PATH
    """Steps to it: names of fields, and names of rows in square brackets"""
    change: Literal["added", "removed", "changed"]
    before: Any = None
    after: Any = None


def differences(before: Any, after: Any, path: PATH = ()) -> Iterator[Difference]:
    """Every difference of two plain values (mappings, lists, words, numbers), in the order of the first.

    A row that is only in one of them is one difference, with the whole row.
    """
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _of_mappings(before, after, path)
    elif _rows(before) and _rows(after) and (before or after):
        yield from _of_rows(before, after, path)
    elif before != after:
        yield Difference(path=path, change="changed", before=before, after=after)


def _rows(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(row, Mapping) for row in value)


def _of_mappings(before: Mapping[str, Any], after: Mapping[str, Any], path: PATH) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        here = (*path, key)
        if key not in after:
            yield Difference(path=here, change="removed", before=before[key])
        elif key not in before:
            yield Difference(path=here, change="added", after=after[key])
        else:
            yield from differences(before[key], after[key], here)


def _of_rows(before: Sequence[Any], after: Sequence[Any], path: PATH) -> Iterator[Difference]:
    naming = _naming((*before, *after), before, after)
    old, new = _named(before, naming), _named(after, naming)
    for name in dict.fromkeys((*old, *new)):
        here = (*path, f"[{name}]")
        if name not in new:
            yield Difference(path=here, change="removed", before=old[name])
        elif name not in old:
            yield Difference(path=here, change="added", after=new[name])
        else:
            yield from _of_mappings(old[name], new[name], here)


def _naming(rows: Sequence[Mapping[str, Any]], *lists: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The fields that tell the rows of a list apart: their id alone, if it does."""
    if all("id" in row for row in rows) and all(len({r["id"] for r in part}) == len(part) for part in lists):
        return ("id",)
    known = ("id", *NAMING)
    return tuple(name for name in known if any(name in row for row in rows))


def _named(rows: Sequence[Mapping[str, Any]], naming: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    seen: Counter[str] = Counter()
    named: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        words = [_word(row[n]) for n in naming if row.get(n) not in (None, "", (), [])]
        name = " ".join(words) or "row"
        seen[name] += 1
        named[name if seen[name] == 1 else f"{name} ({seen[name]})"] = row
    return named


def _word(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "+".join(str(v) for v in value)
    return str(value)
