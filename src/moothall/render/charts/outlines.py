"""Outlines of places on paper: brought to size, without points that nobody sees, and a spot to write on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from moothall.project.boundaries import Ring
from moothall.render.charts.drawing import figure

FINEST, COARSE = 0.6, 4.0
"""Points nearer than this to the one before are left out, in pixels: of a drawing, and to find a spot."""
SPOTS = 10
"""Spots looked at in each direction."""
DEGREES = (180.0, 90.0)
"""Coordinates within these are longitude and latitude."""
FEWEST = 4


class Frame(Struct, frozen=True):
    """How coordinates become pixels."""

    left: float
    top: float
    by_x: float
    by_y: float
    width: float
    height: float

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """A point in pixels; north is up."""
        return (point[0] - self.left) * self.by_x, (self.top - point[1]) * self.by_y


def frame(shapes: Iterable[Sequence[Ring]], width: float, height: float) -> Frame:
    """The frame in which all shapes fit into so wide and high a box, none of them stretched."""
    points = [p for rings in shapes for ring in rings for p in ring]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    low_x, high_x, low_y, high_y = min(xs), max(xs), min(ys), max(ys)
    degrees = max(abs(low_x), abs(high_x)) <= DEGREES[0] and max(abs(low_y), abs(high_y)) <= DEGREES[1]
    narrower = math.cos(math.radians((low_y + high_y) / 2)) if degrees else 1.0
    wide, high = (high_x - low_x) * narrower, high_y - low_y
    by = min(width / wide if wide else math.inf, height / high if high else math.inf)
    by = by if math.isfinite(by) else 1.0
    return Frame(low_x, high_y, by * narrower, by, wide * by, high * by)


def placed(rings: Sequence[Ring], within: Frame, least: float = FINEST) -> list[list[tuple[float, float]]]:
    """Lines in pixels; points and lines too small to be seen are left out, but never the largest line."""
    found = [_thinned([within.at(p) for p in ring], least) for ring in rings]
    kept = [line for line in found if len(line) >= FEWEST]
    return kept or [max(([within.at(p) for p in ring] for ring in rings), key=len)]


def _thinned(line: list[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    kept = line[:1]
    for point in line[1:-1]:
        if math.dist(point, kept[-1]) >= least:
            kept.append(point)
    return [*kept, line[-1]]


def path(found: Sequence[Sequence[tuple[float, float]]]) -> str:
    """Lines as the data of a path."""
    return "".join("M" + "L".join(f"{figure(x)} {figure(y)}" for x, y in line[:-1]) + "Z" for line in found)


@lru_cache(maxsize=512)
def spot(rings: tuple[Ring, ...], within: Frame) -> tuple[float, float]:
    """A point well inside a shape, in pixels: of many, the one farthest from its lines.

    Remembered, since a page draws the same places twice, for broad and for narrow screens.
    """
    found = placed(rings, within, COARSE)
    edges = [edge for line in found for edge in pairwise(line)]
    inside = [p for p in _spots(found) if _inside(p, edges)]
    if not inside:
        xs, ys = zip(*(p for line in found for p in line), strict=True)
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return max(inside, key=lambda p: min(_distance(p, a, b) for a, b in edges))


def _spots(found: Sequence[Sequence[tuple[float, float]]]) -> Iterator[tuple[float, float]]:
    xs, ys = zip(*(p for line in found for p in line), strict=True)
    for n in range(1, SPOTS):
        for m in range(1, SPOTS):
            yield (
                min(xs) + (max(xs) - min(xs)) * n / SPOTS,
                min(ys) + (max(ys) - min(ys)) * m / SPOTS,
            )


def _inside(
    point: tuple[float, float], edges: Iterable[tuple[tuple[float, float], tuple[float, float]]]
) -> bool:
    """By the even-odd rule."""
    x, y = point
    crossed = 0
    for (x1, y1), (x2, y2) in edges:
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossed += 1
    return crossed % 2 == 1


def _distance(p: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = dx * dx + dy * dy
    share = 0.0 if not long else min(1.0, max(0.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / long))
    return math.dist(p, (a[0] + share * dx, a[1] + share * dy))
