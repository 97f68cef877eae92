"""Paired bars: for each label a bar of each series, one below the other, from nothing to its value.

Names stand above the bars, values in a column of their own, as wide as the longest.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from moothall.business_case.document import Chart, Figure, Point
from moothall.render.charts.drawing import (
    BOLD,
    INK,
    NARROW,
    Made,
    element,
    lines,
    picture,
    said,
    words,
    wrapped,
)
from moothall.render.charts.fills import Fill, fills
from moothall.render.charts.years import SAMPLE, key

BROAD = 480
LEAST = 90
"""Room that the bars keep on a narrow screen, however long the values are."""
BAR, LINE, GAP, APART = 18, 17, 14, 10
SIZE = 14


def width(chart: Chart) -> float:
    """How wide the picture is on a screen that has the room."""
    return BROAD


def slim(figure: Figure, made: Made) -> Markup:
    """The picture for a narrow screen."""
    return drawn(figure, made, NARROW)


def drawn(figure: Figure, made: Made, full: float = BROAD) -> Markup:
    """The picture."""
    chart = figure.chart
    patterns, painted = fills(made, figure.id, len(chart.series))
    long = max(full - _widest(chart) - APART, LEAST)
    named, middles, y = key([s.title for s in chart.series], full)
    parts = [*patterns, *named]
    parts += (part for fill, middle in zip(painted, middles, strict=True) for part in _sample(fill, middle))
    for n, label in enumerate(chart.labels):
        title = wrapped(label, full, SIZE)
        y += GAP
        parts.append(lines(title, 0.0, y + 10, SIZE, LINE / SIZE))
        y += LINE * len(title)
        for series, fill in zip(chart.series, painted, strict=True):
            parts += _bar(chart, series.points[n], fill, y, long)
            y += BAR
    return picture(made, figure.id, (full, y + 4), figure.title, figure.alt, *parts, kind="pairs")


def _widest(chart: Chart) -> float:
    """Room of the longest value, with a letter to spare, for a sign may be wide."""
    told = [len(said(p)) for s in chart.series for p in s.points if p is not None]
    return (max(told, default=1) + 1) * SIZE * BOLD


def _sample(fill: Fill, middle: float) -> Iterator[Markup]:
    yield element(
        "rect", x=1, y=middle - 8, width=SAMPLE - 4, height=16, fill=fill.paint, stroke=INK, stroke_width=1.5
    )


def _bar(chart: Chart, point: Point | None, fill: Fill, y: float, long: float) -> Iterator[Markup]:
    if point is None:
        yield words("–", 0.0, y + 14)
        return
    high = point.value if point.value is not None else point.high
    wide = (long - 2) * (high - chart.low) / (chart.high - chart.low or 1.0)
    yield element(
        "rect", x=1, y=y + 1, width=max(wide, 1.0), height=BAR - 3, fill=fill.paint, stroke=INK,
        stroke_width=1.5,
    )  # fmt: skip
    yield words(said(point), long + APART, y + 14, SIZE, font_weight="bold")
