"""Spreads on one axis: a pale bar for what is likely, a dark one within for what is likelier, a mark inside.

Names stand above the bars and values below, so that the axis may be as long as the screen.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

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
from moothall.render.charts.scale import SIZE, fitting, value_words
from moothall.render.charts.years import SAMPLE, key

BROAD = 640
PAD = 28
BAR, INNER, LINE, GAP = 26, 14, 17, 20
SMALL, NOTE = 12, 15
PALE, STRONG = shade(0.12), shade(0.6)


def width(chart: Chart) -> float:
    """How wide the picture is on a screen that has the room."""
    return BROAD


def slim(figure: Figure, made: Made) -> Markup:
    """The picture for a narrow screen."""
    return drawn(figure, made, NARROW)


def drawn(figure: Figure, made: Made, full: float = BROAD) -> Markup:
    """The picture."""
    chart = figure.chart
    named, middles, y = key(list(chart.labels), full)
    marked = fitting(chart.low, chart.high, chart.unit, full - 2 * PAD)
    parts = [*named, *_samples(middles), *_values(chart, marked, full, y + 26)]
    y += 26
    for series in chart.series:
        title = wrapped(series.title, full, 14, BOLD)
        note = wrapped(series.note, full, SMALL) if series.note else []
        told = _told(series, full)
        bar = y + GAP + LINE * len(title) + NOTE * len(note) + 6
        parts += [*_name(title, note, y + GAP), *_grid(chart, marked, full, bar)]
        parts += _bars(series, chart, full, bar + BAR / 2)
        parts.append(lines(told, 0.0, bar + BAR + 18, SIZE, LINE / SIZE))
        y = bar + BAR + 8 + LINE * len(told)
    return picture(made, figure.id, (full, y + 8), figure.title, figure.alt, *parts, kind="spreads")


def _samples(middles: list[float]) -> Iterator[Markup]:
    for middle, high, fill in zip(middles, (18, 10), (PALE, STRONG), strict=False):
        yield _box(1.0, SAMPLE - 4.0, middle, high, fill)


def _values(chart: Chart, marked: list[float], full: float, y: float) -> Iterator[Markup]:
    for tick in marked:
        at, bold = _at(tick, chart, full), None if tick else "bold"
        yield words(value_words(tick, chart.unit), at, y, SIZE, text_anchor="middle", font_weight=bold)


def _name(title: list[str], note: list[str], y: float) -> Iterator[Markup]:
    yield lines(title, 0.0, y + 10, 14, LINE / 14, font_weight="bold")
    if note:
        yield lines(note, 0.0, y + 9 + LINE * len(title), SMALL, NOTE / SMALL)


def _at(value: float, chart: Chart, full: float) -> float:
    share = (value - chart.low) / (chart.high - chart.low or 1.0)
    return PAD + (full - 2 * PAD) * min(1.0, max(0.0, share))


def _grid(chart: Chart, marked: list[float], full: float, y: float) -> Iterator[Markup]:
    for tick in marked:
        x = _at(tick, chart, full)
        yield element(
            "line", x1=x, x2=x, y1=y - 3, y2=y + BAR + 3, stroke=FAINT if tick else INK,
            stroke_width=1 if tick else 3,
        )  # fmt: skip


def _bars(series: Series, chart: Chart, full: float, middle: float) -> Iterator[Markup]:
    """From the widest in: each bar lies on the one before; the mark belongs to the first."""
    for point, high, fill in zip(series.points, (BAR - 4, INNER), (PALE, STRONG), strict=False):
        if point is not None:
            left, right = _at(point.low, chart, full), _at(point.high, chart, full)
            yield _box(left, right - left, middle, high, fill)
    first = series.points[0]
    if first is not None and first.value is not None:
        yield _mark(_at(first.value, chart, full), middle)


def _box(left: float, wide: float, middle: float, high: float, fill: str) -> Markup:
    return element(
        "rect", x=left, y=middle - high / 2, width=max(wide, 1.0), height=high, fill=fill, stroke=INK,
        stroke_width=1.5,
    )  # fmt: skip


def _mark(x: float, middle: float) -> Markup:
    """A lozenge."""
    corners = ((0, -7), (6, 0), (0, 7), (-6, 0))
    points = " ".join(f"{x + right:.2f},{middle + down:.2f}" for right, down in corners)
    return element("polygon", points=points, fill=PAPER, stroke=INK, stroke_width=2)


def _told(series: Series, full: float) -> list[str]:
    first: Point | None = series.points[0]
    return wrapped(said(first) if first else "–", full, 13)
