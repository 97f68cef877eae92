"""Where findings worked out from the public copy are not those of the whole project, beyond rounding.

Told as places in findings.json, never as figures: what the whole project gives may be what is withheld.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec
from msgspec import Struct

from moothall.findings.findings import Findings

Why = Literal["withheld", "small_counts", "settled", "follows"]

SIGNIFICANT = 9
"""Digits that findings.json holds: below them figures are the same."""
NAMES = ("id", "option", "rule", "criterion", "place", "group", "category", "item", "section", "partner")
"""Fields by which a record in a list is named; of a list of others, its number is."""
ALWAYS = (("project", "fingerprint"),)
"""What differs by what it is: another input has another fingerprint."""
CAUSES: dict[str, Why] = {
    "evidence": "withheld",
    "workforce": "small_counts",
    "jobs": "small_counts",
    "employment": "small_counts",
    "local_economy": "small_counts",
    "equality": "small_counts",
    "registers": "small_counts",
}
"""Parts of the findings that speak of what was changed; all others follow from them."""
RANKED = frozenset(
    {"scoring", "ranking", "weighting", "finance", "financial_case", "money_chances", "sharing", "risks"}
)
"""Parts of the findings that say which option comes first, and what it costs."""
SETTLED = "worked_out"
"""Field that says how a figure came about: in the copy it stands as the whole project gave it."""


class Difference(Struct, frozen=True, kw_only=True):
    """One record of the findings that is not the same: where it stands, how many figures, and why."""

    path: str
    figures: int
    why: Why


def differences(whole: Findings, public: Findings) -> tuple[Difference, ...]:
    """Every record that differs, in the order of the findings."""
    found: dict[tuple[str, Why], int] = {}
    for path in _paths(msgspec.to_builtins(whole), msgspec.to_builtins(public), ()):
        if path not in ALWAYS:
            key = (".".join(path[:3]), _why(path))
            found[key] = found.get(key, 0) + 1
    return tuple(Difference(path=path, figures=n, why=why) for (path, why), n in found.items())


def ranks_differ(found: Iterable[Difference]) -> bool:
    """Whether a score, a rank or a sum of money is among what differs."""
    return any(d.why != "settled" and d.path.split(".")[0] in RANKED for d in found)


def _why(path: tuple[str, ...]) -> Why:
    if path[-1] == SETTLED:
        return "settled"
    return CAUSES.get(path[0], "follows")


def _paths(a: Any, b: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Paths to the values that differ; where one side has none, the path to where it would stand."""
    if isinstance(a, dict) and isinstance(b, dict):
        for key in dict.fromkeys((*a, *b)):
            yield from _paths(a.get(key), b.get(key), (*path, str(key)))
    elif isinstance(a, list | tuple) and isinstance(b, list | tuple):
        left, right = _named(a), _named(b)
        for key in dict.fromkeys((*left, *right)):
            yield from _paths(left.get(key), right.get(key), (*path, key))
    elif not _same(a, b):
        yield path


def _named(rows: list[Any] | tuple[Any, ...]) -> dict[str, Any]:
    """Records of a list by their names, or their numbers where they have none."""
    found: dict[str, Any] = {}
    for n, row in enumerate(rows):
        names = [row[f] for f in NAMES if isinstance(row.get(f), str)] if isinstance(row, dict) else []
        key = "/".join(names) or str(n)
        found[key if key not in found else f"{key}/{n}"] = row
    return found


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, float | int) and isinstance(b, float | int):
        return a == b or f"{a:.{SIGNIFICANT}g}" == f"{b:.{SIGNIFICANT}g}"
    return bool(a == b)
