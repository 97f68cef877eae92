"""Stacked shares: one bar a series, a piece for each label, the first on the left.

Nothing is left to colour: each piece has a pattern of its own, an edge of ink with paper between it and
the next, and its share in words where there is room. The name stands above the bar, so that the start of
it, which matters most, is seen on a narrow screen too.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from moothall.business_case.document import Chart, Figure, Point, Series
from moothall.render.charts.drawing import (
    BOLD,
    INK,
    LETTER,
    NARROW,
    PAPER,
    Made,
    element,
    lines,
    picture,
    said,
    words,
    wrapped,
)
from moothall.render.charts.fills import Fill, fills

WIDE, BAR = 480, 38
LINE = 18
ABOVE, BELOW = 6, 20
EDGE = 1.5
KEY, BOX, SAMPLE = 97, 22, 33
"""Room that an entry of the key has at least, the height of its box, and where its words begin."""
ACROSS = 3
"""Entries of the key side by side at most: as many short ones as a narrow screen shows."""


def width(chart: Chart) -> float:
    """How wide the picture is on a screen that has the room."""
    return WIDE


def slim(figure: Figure, made: Made) -> Markup:
    """The picture for a narrow screen."""
    return drawn(figure, made, NARROW)


def drawn(figure: Figure, made: Made, wide: float = WIDE) -> Markup:
    """The picture."""
    chart = figure.chart
    patterns, painted = fills(made, figure.id, len(chart.labels))
    room = max(KEY, *(SAMPLE + len(label) * 14 * LETTER for label in chart.labels))
    across = max(1, min(ACROSS, int(wide / room)))
    y = (BOX + 8) * -(-len(chart.labels) // across) + 16.0
    parts = [*patterns, *_key(chart, painted, room, across)]
    for series in chart.series:
        title = wrapped(series.title, wide, 15, BOLD)
        parts.append(lines(title, 0.0, y + 15, 15, LINE / 15, font_weight="bold"))
        y += LINE * len(title) + ABOVE
        parts += _bar(chart, series, painted, y, wide)
        y += BAR + BELOW
    return picture(made, figure.id, (wide, y), figure.title, figure.alt, *parts, kind="stacks")


def _key(chart: Chart, painted: list[Fill], room: float, across: int) -> Iterator[Markup]:
    """Each label with its fill, in the order of the pieces."""
    for n, (label, fill) in enumerate(zip(chart.labels, painted, strict=True)):
        x, y = float(room * (n % across)), float((BOX + 8) * (n // across))
        yield element(
            "rect", x=x + 1, y=y + 1, width=26, height=BOX - 2, fill=fill.paint, stroke=INK, stroke_width=EDGE
        )
        yield words(label, x + SAMPLE, y + 16, 14)


def _bar(chart: Chart, series: Series, painted: list[Fill], y: float, room: float) -> Iterator[Markup]:
    x, scale = 0.0, room / (chart.high - chart.low or 1.0)
    for point, fill in zip(series.points, painted, strict=True):
        wide = point.high * scale if point else 0.0
        if point and wide > 0:
            yield from _piece(point, fill, x, min(wide, room - x), y)
        x += wide


def _piece(point: Point, fill: Fill, x: float, wide: float, y: float) -> Iterator[Markup]:
    """An edge of ink within the piece leaves paper between it and its neighbours."""
    inner = wide - 2 - EDGE
    if inner < EDGE:
        yield element("rect", x=x, y=y, width=wide, height=BAR, fill=INK)
        return
    yield element(
        "rect", x=x + 1 + EDGE / 2, y=y + EDGE / 2, width=inner, height=BAR - EDGE, fill=fill.paint,
        stroke=INK, stroke_width=EDGE,
    )  # fmt: skip
    text = said(point)
    room = len(text) * 14 * LETTER + 6
    if room > inner - 4:
        return
    middle = x + wide / 2
    if fill.busy:
        yield element("rect", x=middle - room / 2, y=y + 8, width=room, height=BAR - 16, rx=2, fill=PAPER)
    yield words(text, middle, y + BAR / 2 + 5, 14, text_anchor="middle", font_weight="bold", fill=fill.ink)
