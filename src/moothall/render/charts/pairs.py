"""Paired bars: for each label a bar of each series, one below the other, from nothing to its value."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from moothall.business_case.document import Chart, Figure, Point
from moothall.render.charts.drawing import INK, NARROW, Made, element, lines, picture, said, words, wrapped
from moothall.render.charts.fills import Fill, fills

BARS, SAID = 236, 54
BAR, LINE, GAP = 18, 17, 14
KEY = 28


def drawn(figure: Figure, made: Made) -> Markup:
    """The picture."""
    chart = figure.chart
    patterns, painted = fills(made, figure.id, len(chart.series))
    parts = [*patterns, *_key(chart, painted)]
    y = float(KEY * len(chart.series))
    for n, label in enumerate(chart.labels):
        title = wrapped(label, NARROW, 14)
        y += GAP
        parts.append(lines(title, 0.0, y + 10, 14, LINE / 14))
        y += LINE * len(title)
        for series, fill in zip(chart.series, painted, strict=True):
            parts += _bar(chart, series.points[n], fill, y)
            y += BAR
    return picture(made, figure.id, (BARS + SAID, y + 4), figure.title, figure.alt, *parts, kind="pairs")


def _key(chart: Chart, painted: list[Fill]) -> Iterator[Markup]:
    for n, (series, fill) in enumerate(zip(chart.series, painted, strict=True)):
        y = float(KEY * n)
        yield element(
            "rect", x=1, y=y + 1, width=26, height=20, fill=fill.paint, stroke=INK, stroke_width=1.5
        )
        yield words(series.title, 33.0, y + 16, 14)


def _bar(chart: Chart, point: Point | None, fill: Fill, y: float) -> Iterator[Markup]:
    if point is None:
        yield words("–", 0.0, y + 14)
        return
    high = point.value if point.value is not None else point.high
    wide = (BARS - 2) * (high - chart.low) / (chart.high - chart.low or 1.0)
    yield element(
        "rect", x=1, y=y + 1, width=max(wide, 1.0), height=BAR - 3, fill=fill.paint, stroke=INK,
        stroke_width=1.5,
    )  # fmt: skip
    yield words(said(point), max(wide, 1.0) + 10, y + 14, 14, font_weight="bold")
