"""Shifts: labels down, series across; each field holds the value of the first series and of its own.

The first series is an open circle everywhere; any other is a full diamond, with its figure beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from moothall.business_case.document import Chart, Figure, Point, Series
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

NAMES, WIDE, LEAST = 190, 150, 40
SAID = 44
PAD = 10
SIZE, LINE, FOOT = 13, 16, 30


class Line(Struct, frozen=True):
    """One label, and where it stands."""

    name: list[str]
    y: float
    high: float


def drawn(figure: Figure, made: Made) -> Markup:
    """The picture."""
    chart = figure.chart
    titles = [wrapped(s.title, WIDE - 12, SIZE) for s in chart.series]
    top = 12.0 + LINE * max((len(t) for t in titles), default=1)
    rows = list(_rows(chart, top))
    bottom = rows[-1].y + rows[-1].high if rows else top
    parts = [
        *(_heading(title, n, top) for n, title in enumerate(titles)),
        *(part for row in rows for part in _name(chart, row)),
        *(part for n in range(len(chart.series)) for part in _axis(chart, n, top, bottom)),
        *(part for n, series in enumerate(chart.series) for part in _column(chart, series, n, rows)),
    ]
    size = (NAMES + WIDE * len(chart.series), bottom + FOOT)
    return picture(made, figure.id, size, figure.title, figure.alt, *parts, kind="shifts")


def _rows(chart: Chart, y: float) -> Iterator[Line]:
    for label in chart.labels:
        name = wrapped(label, NAMES - 12, SIZE)
        high = max(float(LEAST), 12.0 + LINE * len(name))
        yield Line(name, y, high)
        y += high


def _left(number: int) -> float:
    return float(NAMES + WIDE * number)


def _heading(title: list[str], number: int, top: float) -> Markup:
    first = top - 8 - LINE * (len(title) - 1)
    return lines(title, _left(number) + PAD, first, SIZE, LINE / SIZE, font_weight="bold")


def _name(chart: Chart, row: Line) -> Iterator[Markup]:
    first = row.y + row.high / 2 + 5 - LINE / 2 * (len(row.name) - 1)
    yield element("line", x1=0, x2=_left(len(chart.series)), y1=row.y, y2=row.y, stroke=FAINT)
    yield lines(row.name, 0.0, first, SIZE, LINE / SIZE)


def _at(value: float, chart: Chart, number: int) -> float:
    share = (value - chart.low) / (chart.high - chart.low or 1.0)
    return _left(number) + PAD + (WIDE - SAID - 2 * PAD) * min(1.0, max(0.0, share))


def _axis(chart: Chart, number: int, top: float, bottom: float) -> Iterator[Markup]:
    """Lines at both ends of the scale, with their values below."""
    for value in (chart.low, chart.high):
        x = _at(value, chart, number)
        yield element("line", x1=x, x2=x, y1=top, y2=bottom, stroke=FAINT)
        yield words(f"{value:g}{chart.unit}", x, bottom + 17, 12, text_anchor="middle")


def _column(chart: Chart, series: Series, number: int, rows: Sequence[Line]) -> Iterator[Markup]:
    first = chart.series[0]
    for row, point, before in zip(rows, series.points, first.points, strict=True):
        y = row.y + row.high / 2
        if point is None:
            yield words("–", _at(chart.low, chart, number), y + 5)
            continue
        if before is not None and number > 0:
            a, b = _at(_value(before), chart, number), _at(_value(point), chart, number)
            yield element("line", x1=a, x2=b, y1=y, y2=y, stroke=INK, stroke_width=2)
        if before is not None:
            yield element(
                "circle",
                cx=_at(_value(before), chart, number),
                cy=y,
                r=5,
                fill=PAPER,
                stroke=INK,
                stroke_width=2,
            )
        if number > 0:
            yield _diamond(_at(_value(point), chart, number), y)
        yield words(said(point), _left(number + 1) - SAID + 2, y + 5, SIZE, font_weight="bold")


def _value(point: Point) -> float:
    return point.high if point.value is None else point.value


def _diamond(x: float, y: float) -> Markup:
    corners = " ".join(f"{a:.2f},{b:.2f}" for a, b in ((x - 7, y), (x, y - 7), (x + 7, y), (x, y + 7)))
    return element("polygon", points=corners, fill=shade(1.0))
