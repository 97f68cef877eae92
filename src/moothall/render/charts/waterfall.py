"""A waterfall: from one sum to another, step by step; what takes away is striped, sums are dark.

Each bar begins where the one before ends. Changes stand in a column of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from moothall.business_case.document import Chart, Figure, Point, Series
from moothall.render.charts.drawing import (
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

AXIS, SAID = 200, 90
PAD = 26
TOP, BAR, LINE, GAP = 28, 18, 17, 14
STRIPED = 1
"""The fill of what takes away."""


def drawn(figure: Figure, made: Made) -> Markup:
    """The picture: names above the bars, so that it fits any screen."""
    chart = figure.chart
    patterns, painted = fills(made, figure.id, STRIPED + 1)
    marked = fitting(chart.low, chart.high, chart.unit, AXIS - 2 * PAD)
    parts = [*patterns, *_values(chart, marked)]
    y, before = float(TOP), None
    for series in chart.series:
        title = wrapped(series.title, NARROW, 14)
        y += GAP
        parts.append(lines(title, 0.0, y + 10, 14, LINE / 14, font_weight="bold" if series.apart else None))
        y += LINE * len(title) + 3
        parts += [*_grid(chart, marked, y), *_from(chart, before, y)]
        parts += _bar(chart, series, y, painted[STRIPED].paint)
        before = series.points[0]
        y += BAR
    return picture(made, figure.id, (AXIS + SAID, y + 8), figure.title, figure.alt, *parts, kind="waterfall")


def _at(value: float, chart: Chart) -> float:
    share = (value - chart.low) / (chart.high - chart.low or 1.0)
    return PAD + (AXIS - 2 * PAD) * min(1.0, max(0.0, share))


def _values(chart: Chart, marked: list[float]) -> Iterator[Markup]:
    for tick in marked:
        told = value_words(tick, chart.unit)
        yield words(
            told, _at(tick, chart), 16, SIZE, text_anchor="middle", font_weight=None if tick else "bold"
        )


def _grid(chart: Chart, marked: list[float], y: float) -> Iterator[Markup]:
    for tick in marked:
        x = _at(tick, chart)
        yield element(
            "line", x1=x, x2=x, y1=y - 4, y2=y + BAR + 4, stroke=FAINT if tick else INK,
            stroke_width=1 if tick else 3,
        )  # fmt: skip


def _from(chart: Chart, before: Point | None, y: float) -> Iterator[Markup]:
    """Where the bar before ended."""
    if before is not None and before.value is not None:
        x = _at(before.value, chart)
        yield element("line", x1=x, x2=x, y1=y - 4, y2=y + BAR, stroke=INK, stroke_dasharray="3 2")


def _bar(chart: Chart, series: Series, y: float, striped: str) -> Iterator[Markup]:
    point = series.points[0]
    if point is None:
        yield words("–", AXIS + 4.0, y + 14)
        return
    left, right = _at(point.low, chart), _at(point.high, chart)
    falls = point.value is not None and point.value <= point.low
    yield element(
        "rect", x=left, y=y, width=max(right - left, 1.0), height=BAR, stroke=INK, stroke_width=1.5,
        fill=DARK if series.apart else striped if falls else shade(0.35),
    )  # fmt: skip
    yield words(said(point), AXIS + 4.0, y + 14, 14, font_weight="bold")
