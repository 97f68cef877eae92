"""Figures as a document says them, followed into findings.json and held against what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

FIGURE = re.compile(r"([-+]?)[£€$]?(\d[\d,]*(?:\.\d+)?)(m|k|%)?")
STEP = re.compile(r'\.([\w-]+)|\[(\d+)\]|\["([^"]+)"\]|^([\w-]+)')
SCALES = {"m": 1e6, "k": 1e3, "%": 0.01, None: 1.0}
UNDER, OVER = re.compile(r"\b(under|fewer than|<)\s*\W*$"), re.compile(r"\b(over|just over)\s*$")


class Said(NamedTuple):
    """A figure in words: what it says, by how much it may be rounded, and whether it is only a limit."""

    value: float
    room: float
    limit: str


def follow(findings: Any, path: str) -> Any:
    """What stands at a path; KeyError, IndexError or TypeError where there is nothing."""
    at = findings
    for step in STEP.finditer(path):
        name, place, quoted, first = step.groups()
        at = at[int(place)] if place is not None else at[name or quoted or first]
    assert "".join(s.group() for s in STEP.finditer(path)) == path
    return at


def said(text: str) -> list[Said]:
    """Every figure of a text."""
    plain = text.replace("−", "-").replace("\u2060", "")
    return [_said(m, plain[: m.start()]) for m in FIGURE.finditer(plain)]


def _said(found: re.Match[str], before: str) -> Said:
    sign, digits, unit = found.groups()
    number = float(digits.replace(",", ""))
    decimals = len(digits.partition(".")[2])
    scale = SCALES[unit]
    limit = "under" if UNDER.search(before) else "over" if OVER.search(before) else ""
    return Said((-number if sign == "-" else number) * scale, 0.5 * 10**-decimals * scale, limit)


def agrees(figure: Said, at: Any) -> bool:
    """Whether a figure is what stands at its path, rounded; of a part, any figure of it."""
    if isinstance(at, dict) and {"share", "error"} <= at.keys():
        step = next((s for s in (0.01, 0.05) if s + 1e-9 >= 2 * at["error"]), 0.1)
        return _near(figure._replace(room=step / 2), at["share"])
    return any(_near(figure, value) for value in _numbers(at))


def _near(figure: Said, value: float) -> bool:
    slack = 1e-6 * max(1.0, abs(value))
    if figure.limit == "under":
        return value <= figure.value + slack
    if figure.limit == "over":
        return value >= figure.value - slack
    return abs(figure.value - value) <= figure.room + slack


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _numbers(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield float(value)
