"""Bars with ranges: one line a series on a common axis, from the lowest to the highest it may be."""

from __future__ import annotations

import math
from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from moothall.business_case.document import Chart, Figure, Point
from moothall.render.charts.drawing import (
    FAINT,
    INK,
    PAPER,
    Made,
    element,
    lines,
    picture,
    said,
    shade,
    words,
    wrapped,
)

NAMES, AXIS, SAID = 270, 460, 170
PAD = 16
TOP, FOOT = 30, 8
TINY = 1e-6
"""A scale that is shorter has nothing to tell apart."""


class Line(Struct, frozen=True):
    """One line of the picture."""

    title: list[str]
    note: list[str]
    point: Point | None
    apart: bool

    @property
    def height(self) -> float:
        """Room that its words need."""
        return max(40.0, 14.0 + 17 * len(self.title) + 15 * len(self.note))


def drawn(figure: Figure, made: Made) -> Markup:
    """The picture."""
    chart = figure.chart
    rows = list(_rows(chart))
    height = TOP + sum(row.height for row in rows) + FOOT
    parts = [*_axis(chart, height - FOOT)]
    y = float(TOP)
    for row in rows:
        parts += _drawn(row, chart, y)
        y += row.height
    return picture(
        made, figure.id, (NAMES + AXIS + SAID, height), figure.title, figure.alt, *parts, kind="bars"
    )


def _rows(chart: Chart) -> Iterator[Line]:
    for series in chart.series:
        for n, point in enumerate(series.points):
            title = series.title if len(chart.labels) < 2 else f"{series.title}: {chart.labels[n]}"
            note = wrapped(series.note, NAMES - 16, 12) if series.note else []
            yield Line(wrapped(title, NAMES - 16, 14), note, point, series.apart)


def _at(value: float, chart: Chart) -> float:
    share = (value - chart.low) / (chart.high - chart.low or 1.0)
    return NAMES + PAD + (AXIS - 2 * PAD) * min(1.0, max(0.0, share))


def _axis(chart: Chart, bottom: float) -> Iterator[Markup]:
    """Thin lines with their values above."""
    for tick in ticks(chart.low, chart.high):
        x = _at(tick, chart)
        yield element("line", x1=x, x2=x, y1=TOP - 4, y2=bottom, stroke=INK if tick == 0 else FAINT)
        yield words(f"{tick:,.10g}", x, TOP - 12, 13, text_anchor="middle")


def ticks(low: float, high: float) -> list[float]:
    """Round values from low to high, about five."""
    if high - low < TINY:
        return [low]
    rough = (high - low) / 5
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * n for n in (1, 2, 5, 10) if size * n >= rough)
    first = math.ceil(low / step - 1e-9)
    return [round(n * step, 10) + 0.0 for n in range(first, math.floor(high / step + 1e-9) + 1)]


def _drawn(row: Line, chart: Chart, y: float) -> Iterator[Markup]:
    middle = y + row.height / 2
    style = "italic" if row.apart else None
    first = middle + 5 - (17 * (len(row.title) - 1) + 15 * len(row.note)) / 2
    yield lines(row.title, 0.0, first, 14, 17 / 14, font_weight="bold", font_style=style)
    if row.note:
        yield lines(row.note, 0.0, first + 17 * len(row.title) - 1, 12, 15 / 12, font_style=style)
    yield element("line", x1=0, x2=NAMES + AXIS + SAID, y1=y, y2=y, stroke=FAINT)
    if row.point is None:
        yield words("–", _at(chart.low, chart), middle + 5)
        return
    yield from _range(row.point, chart, middle, row.apart)
    yield from _words(row.point, middle)


def _range(point: Point, chart: Chart, y: float, apart: bool) -> Iterator[Markup]:
    """A bar over the range with an end mark on either side, and a dot where the value is."""
    left, right = _at(point.low, chart), _at(point.high, chart)
    dark = shade(0.75)
    yield element(
        "rect", x=left, y=y - 7, width=max(right - left, 0.0), height=14, stroke=INK,
        fill=PAPER if apart else shade(0.35), stroke_dasharray="4 3" if apart else None,
    )  # fmt: skip
    for x in (left, right):
        yield element("line", x1=x, x2=x, y1=y - 11, y2=y + 11, stroke=INK, stroke_width=2)
    if point.value is not None:
        yield element(
            "circle", cx=_at(point.value, chart), cy=y, r=7, fill=PAPER if apart else dark, stroke=INK,
            stroke_width=2,
        )  # fmt: skip


def _words(point: Point, middle: float) -> Iterator[Markup]:
    x = float(NAMES + AXIS)
    yield words(said(point), x, middle + (5 if not point.mark else -3), 14, font_weight="bold")
    if point.mark:
        yield words(point.mark, x, middle + 13, 12)
