"""A waterfall: from one sum to another, step by step; what takes away is striped, sums are dark.

Each bar begins where the one before ends. Changes stand in a column of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from moothall.business_case.document import Chart, Figure, Point, Series
from moothall.render.charts.drawing import (
    BOLD,
    FAINT,
    INK,
    NARROW,
    Made,
    element,
    lines,
    picture,
    said,
    shade,
    words,
    wrapped,
)
from moothall.render.charts.fills import DARK, fills
from moothall.render.charts.scale import SIZE, fitting, value_words

BROAD, SAID = 560, 90
PAD = 26
TOP, BAR, LINE, GAP = 28, 18, 17, 14
STRIPED = 1
"""The fill of what takes away."""


class Frame(Struct, frozen=True):
    """The scale, how wide the picture is, and which values are named."""

    chart: Chart
    full: float
    marked: list[float]

    @property
    def axis(self) -> float:
        """Where the column of changes begins."""
        return self.full - SAID

    def x(self, value: float) -> float:
        """Place of a value."""
        share = (value - self.chart.low) / (self.chart.high - self.chart.low or 1.0)
        return PAD + (self.axis - 2 * PAD) * min(1.0, max(0.0, share))


def width(chart: Chart) -> float:
    """How wide the picture is on a screen that has the room."""
    return BROAD


def slim(figure: Figure, made: Made) -> Markup:
    """The picture for a narrow screen."""
    return drawn(figure, made, NARROW)


def drawn(figure: Figure, made: Made, full: float = BROAD) -> Markup:
    """The picture: names above the bars."""
    chart = figure.chart
    patterns, painted = fills(made, figure.id, STRIPED + 1)
    frame = Frame(chart, full, fitting(chart.low, chart.high, chart.unit, full - SAID - 2 * PAD))
    parts = [*patterns, *_values(frame)]
    y, before = float(TOP), None
    for series in chart.series:
        title = wrapped(series.title, full, 14, BOLD)
        y += GAP
        parts.append(lines(title, 0.0, y + 10, 14, LINE / 14, font_weight="bold" if series.apart else None))
        y += LINE * len(title) + 3
        parts += [*_grid(frame, y), *_from(frame, before, y)]
        parts += _bar(frame, series, y, painted[STRIPED].paint)
        before = series.points[0]
        y += BAR
    return picture(made, figure.id, (full, y + 8), figure.title, figure.alt, *parts, kind="waterfall")


def _values(frame: Frame) -> Iterator[Markup]:
    for tick in frame.marked:
        told = value_words(tick, frame.chart.unit)
        yield words(told, frame.x(tick), 16, SIZE, text_anchor="middle", font_weight=None if tick else "bold")


def _grid(frame: Frame, y: float) -> Iterator[Markup]:
    for tick in frame.marked:
        x = frame.x(tick)
        yield element(
            "line", x1=x, x2=x, y1=y - 4, y2=y + BAR + 4, stroke=FAINT if tick else INK,
            stroke_width=1 if tick else 3,
        )  # fmt: skip


def _from(frame: Frame, before: Point | None, y: float) -> Iterator[Markup]:
    """Where the bar before ended."""
    if before is not None and before.value is not None:
        x = frame.x(before.value)
        yield element("line", x1=x, x2=x, y1=y - 4, y2=y + BAR, stroke=INK, stroke_dasharray="3 2")


def _bar(frame: Frame, series: Series, y: float, striped: str) -> Iterator[Markup]:
    point = series.points[0]
    if point is None:
        yield words("–", frame.axis + 4.0, y + 14)
        return
    left, right = frame.x(point.low), frame.x(point.high)
    falls = point.value is not None and point.value <= point.low
    yield element(
        "rect", x=left, y=y, width=max(right - left, 1.0), height=BAR, stroke=INK, stroke_width=1.5,
        fill=DARK if series.apart else striped if falls else shade(0.35),
    )  # fmt: skip
    yield words(said(point), frame.axis + 4.0, y + 14, 14, font_weight="bold")
