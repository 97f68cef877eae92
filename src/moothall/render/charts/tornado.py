"""A tornado: bars to either side of a heavy line at zero; what lies left of it is striped.

Values stand in a column of their own, where no line of the grid runs through them. Names stand beside the
bars where there is room, else above them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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
from moothall.render.charts.fills import fills
from moothall.render.charts.scale import ticks


class Frame(NamedTuple):
    """How wide the columns are: names where they stand beside the bars, the bars, and the values."""

    names: float
    axis: float
    said: float


SLIM, BROAD = Frame(0, 164, 126), Frame(260, 260, 150)
APART = 12
"""What is free between a name and its bar."""
PAD = 14
TOP, BAR, LINE, GAP = 28, 20, 17, 20
SMALL, NOTE = 12, 15
OVER = 8
"""By how much each further line of words reaches beyond a bar, above and below; two lines fit."""
STRIPED = 1
"""The fill of what lies on the wrong side of zero."""


def width(chart: Chart) -> float:
    """How wide the picture is on a screen that has the room."""
    return sum(BROAD)


def slim(figure: Figure, made: Made) -> Markup:
    """The picture for a narrow screen."""
    return drawn(figure, made, SLIM)


def drawn(figure: Figure, made: Made, frame: Frame = BROAD) -> Markup:
    """The picture."""
    chart = figure.chart
    patterns, painted = fills(made, figure.id, STRIPED + 1)
    parts = [*patterns, *_axis(chart, frame)]
    y = float(TOP)
    for series in chart.series:
        named, high = _named(series, y + GAP, frame)
        parts += named
        point = series.points[0]
        told = wrapped(said(point), frame.said - 4, 14) if point else []
        over = OVER * max(0, len(told) - 2)
        around = max((high - BAR) / 2, over) if frame.names else over
        y += GAP + (around if frame.names else high + 4 + over)
        parts += _grid(chart, y, frame)
        parts += _bar(chart, point, y, painted[STRIPED].paint, frame, told)
        y += BAR + around
    return picture(made, figure.id, (sum(frame), y + 8), figure.title, figure.alt, *parts, kind="tornado")


def _named(series: Series, top: float, frame: Frame) -> tuple[list[Markup], float]:
    """The name of a bar with what it moves over, and how high that is."""
    room = frame.names - APART if frame.names else NARROW
    title = wrapped(series.title, room, 14)
    note = wrapped(series.note, room, SMALL) if series.note else []
    high = LINE * len(title) + NOTE * len(note)
    top += max(BAR - high, 0) / 2 if frame.names else 0
    parts = [lines(title, 0.0, top + 12, 14, LINE / 14)]
    if note:
        parts.append(lines(note, 0.0, top + LINE * len(title) + 10, SMALL, NOTE / SMALL))
    return parts, high


def _at(value: float, chart: Chart, frame: Frame) -> float:
    share = (value - chart.low) / (chart.high - chart.low or 1.0)
    return frame.names + PAD + (frame.axis - 2 * PAD) * min(1.0, max(0.0, share))


def _axis(chart: Chart, frame: Frame) -> Iterator[Markup]:
    """Round values of the lead, zero among them, above the first bar."""
    for tick in ticks(chart.low, chart.high):
        said = f"{tick:,.10g}".replace("-", "−")
        yield words(
            said, _at(tick, chart, frame), 16, 13, text_anchor="middle", font_weight=None if tick else "bold"
        )


def _grid(chart: Chart, y: float, frame: Frame) -> Iterator[Markup]:
    """Lines beside each bar rather than through its name; that at zero is heavy."""
    for tick in ticks(chart.low, chart.high):
        x = _at(tick, chart, frame)
        yield element(
            "line", x1=x, x2=x, y1=y - 5, y2=y + BAR + 5, stroke=FAINT if tick else INK,
            stroke_width=1 if tick else 3,
        )  # fmt: skip


def _bar(
    chart: Chart, point: Point | None, y: float, striped: str, frame: Frame, told: list[str]
) -> Iterator[Markup]:
    if point is None:
        yield words("–", _at(0.0, chart, frame) + 10, y + 15)
        return
    zero = min(max(0.0, point.low), point.high)
    for low, high, fill in ((point.low, zero, striped), (zero, point.high, shade(0.5))):
        left, right = _at(low, chart, frame), _at(high, chart, frame)
        if right > left:
            yield element(
                "rect", x=left, y=y, width=right - left, height=BAR, fill=fill, stroke=INK, stroke_width=1.5
            )
    for n, line in enumerate(told):
        yield words(
            line, frame.names + frame.axis + 4.0, y + 15 - 8 * (len(told) - 1 - 2 * n), 14, font_weight="bold"
        )
