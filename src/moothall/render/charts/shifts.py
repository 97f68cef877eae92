"""Shifts: labels down, series across; each field holds the value of the first series and of its own.

The first series is an open circle everywhere; any other is a full diamond, with its figure beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from moothall.business_case.document import Chart, Figure, Point, Series
from moothall.render.charts.drawing import (
    BOLD,
    FAINT,
    INK,
    NARROW,
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

NAMES, WIDE, LEAST = 190, 150, 40
SLIM_NAMES = NARROW - WIDE
SAID = 50
APART = 24
"""Between the parts of a narrow picture, which stand below each other."""
PAD = 10
SIZE, LINE, FOOT = 13, 16, 30


class Line(Struct, frozen=True):
    """One label, and where it stands."""

    name: list[str]
    y: float
    high: float


class Column(Struct, frozen=True):
    """One series, and where its fields begin; the first of the chart may stand in each field beside it."""

    series: Series
    left: float
    alone: bool


def width(chart: Chart) -> float:
    """How wide the picture is on a screen that has the room."""
    return NAMES + WIDE * len(chart.series)


def drawn(figure: Figure, made: Made) -> Markup:
    """The picture."""
    chart = figure.chart
    columns = [Column(s, float(NAMES + WIDE * n), alone=n == 0) for n, s in enumerate(chart.series)]
    parts, bottom = _grid(chart, columns, 0.0, NAMES)
    return picture(made, figure.id, (width(chart), bottom), figure.title, figure.alt, *parts, kind="shifts")


def slim(figure: Figure, made: Made) -> Markup:
    """The picture for a narrow screen: series below each other, each beside the first."""
    chart = figure.chart
    parts: list[Markup] = []
    y = 0.0
    for series in chart.series[1:]:
        more, y = _grid(chart, [Column(series, float(SLIM_NAMES), alone=False)], y, SLIM_NAMES)
        parts += more
        y += APART
    return picture(made, figure.id, (NARROW, y), figure.title, figure.alt, *parts, kind="shifts")


def _grid(chart: Chart, columns: Sequence[Column], y: float, names: float) -> tuple[list[Markup], float]:
    """Columns beside each other under their titles, from a height on; and where they end."""
    titles = [wrapped(c.series.title, WIDE - 12, SIZE, BOLD) for c in columns]
    top = y + 12.0 + LINE * max((len(t) for t in titles), default=1)
    rows = list(_rows(chart, top, names))
    bottom = rows[-1].y + rows[-1].high if rows else top
    right = columns[-1].left + WIDE
    parts = [
        *(_heading(title, c.left, top) for c, title in zip(columns, titles, strict=True)),
        *(part for row in rows for part in _name(row, right)),
        *(part for c in columns for part in _axis(chart, c.left, top, bottom)),
        *(part for c in columns for part in _column(chart, c, rows)),
    ]
    return parts, bottom + FOOT


def _rows(chart: Chart, y: float, names: float) -> Iterator[Line]:
    for label in chart.labels:
        name = wrapped(label, names - 12, SIZE)
        high = max(float(LEAST), 12.0 + LINE * len(name))
        yield Line(name, y, high)
        y += high


def _heading(title: list[str], left: float, top: float) -> Markup:
    first = top - 8 - LINE * (len(title) - 1)
    return lines(title, left + PAD, first, SIZE, LINE / SIZE, font_weight="bold")


def _name(row: Line, right: float) -> Iterator[Markup]:
    first = row.y + row.high / 2 + 5 - LINE / 2 * (len(row.name) - 1)
    yield element("line", x1=0, x2=right, y1=row.y, y2=row.y, stroke=FAINT)
    yield lines(row.name, 0.0, first, SIZE, LINE / SIZE)


def _at(value: float, chart: Chart, left: float) -> float:
    share = (value - chart.low) / (chart.high - chart.low or 1.0)
    return left + PAD + (WIDE - SAID - 2 * PAD) * min(1.0, max(0.0, share))


def _axis(chart: Chart, left: float, top: float, bottom: float) -> Iterator[Markup]:
    """Lines at both ends of the scale, with their values below."""
    for value in (chart.low, chart.high):
        x = _at(value, chart, left)
        yield element("line", x1=x, x2=x, y1=top, y2=bottom, stroke=FAINT)
        yield words(f"{value:g}{chart.unit}", x, bottom + 17, 12, text_anchor="middle")


def _column(chart: Chart, column: Column, rows: Sequence[Line]) -> Iterator[Markup]:
    first, left = chart.series[0], column.left
    for row, point, before in zip(rows, column.series.points, first.points, strict=True):
        y = row.y + row.high / 2
        usual = None if before is None else _at(_value(before), chart, left)
        if point is not None and usual is not None and not column.alone:
            yield element(
                "line", x1=usual, x2=_at(_value(point), chart, left), y1=y, y2=y, stroke=INK, stroke_width=2
            )
        if usual is not None:
            yield element("circle", cx=usual, cy=y, r=5, fill=PAPER, stroke=INK, stroke_width=2)
        if point is not None and not column.alone:
            yield _diamond(_at(_value(point), chart, left), y)
        text = "–" if point is None else said(point)
        yield words(text, left + WIDE - SAID + 2, y + 5, SIZE, font_weight="bold")


def _value(point: Point) -> float:
    return point.high if point.value is None else point.value


def _diamond(x: float, y: float) -> Markup:
    corners = " ".join(f"{a:.2f},{b:.2f}" for a, b in ((x - 7, y), (x, y - 7), (x + 7, y), (x, y + 7)))
    return element("polygon", points=corners, fill=shade(1.0))
