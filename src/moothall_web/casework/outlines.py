"""Outlines of places as lines of text: a point a line, areas apart by an empty line."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

Ring = list[list[float]]
HOLE = "hole"
"""On a line of its own before the points of a hole in the area above."""


def drawn(areas: Iterable[Iterable[Ring]]) -> str:
    """Areas as text."""
    return "\n\n".join(f"\n{HOLE}\n".join(map(_points, area)) for area in areas)


def _points(ring: Ring) -> str:
    return "\n".join(f"{x!r}, {y!r}" for x, y in ring)


def read(words: str) -> list[list[Ring]]:
    """Areas from text; ValueError names the first line that is no point."""
    areas: list[list[Ring]] = []
    for block in words.strip().split("\n\n"):
        area: list[Ring] = [[]]
        for line in filter(None, map(str.strip, block.splitlines())):
            if line.casefold() == HOLE:
                area.append([])
            else:
                area[-1].append(_point(line))
        areas.append(area)
    return areas


def _point(line: str) -> list[float]:
    try:
        x, y = map(float, line.replace(",", " ").split())
    except ValueError:
        said = _("a line is a point such as -1.85, 53.72, or the word hole; this is “{line}”.")
        raise ValueError(said.format(line=line)) from None
    return [x, y]
