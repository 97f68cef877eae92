"""A tornado: bars to either side of a heavy line at zero; what lies left of it is striped.

Values stand in a column of their own, where no line of the grid runs through them.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from moothall.business_case.document import Chart, Figure, Point
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

AXIS, SAID = 164, 126
PAD = 14
TOP, BAR, LINE, GAP = 28, 20, 17, 20
SMALL, NOTE = 12, 15
OVER = 8
"""By how much each further line of words reaches beyond the bar, above and below; two lines fit."""
STRIPED = 1
"""The fill of what lies on the wrong side of zero."""


def drawn(figure: Figure, made: Made) -> Markup:
    """The picture."""
    chart = figure.chart
    patterns, painted = fills(made, figure.id, STRIPED + 1)
    parts = [*patterns, *_axis(chart)]
    y = float(TOP)
    for series in chart.series:
        title = wrapped(series.title, NARROW, 14)
        y += GAP
        parts.append(lines(title, 0.0, y + 10, 14, LINE / 14))
        y += LINE * len(title)
        note = wrapped(series.note, NARROW, SMALL) if series.note else []
        if note:
            parts.append(lines(note, 0.0, y + 9, SMALL, NOTE / SMALL))
        y += NOTE * len(note) + 4
        point = series.points[0]
        told = wrapped(said(point), SAID - 4, 14) if point else []
        over = OVER * max(0, len(told) - 2)
        y += over
        parts += _grid(chart, y)
        parts += _bar(chart, point, y, painted[STRIPED].paint, told)
        y += BAR + over
    return picture(made, figure.id, (AXIS + SAID, y + 8), figure.title, figure.alt, *parts, kind="tornado")


def _at(value: float, chart: Chart) -> float:
    share = (value - chart.low) / (chart.high - chart.low or 1.0)
    return PAD + (AXIS - 2 * PAD) * min(1.0, max(0.0, share))


def _axis(chart: Chart) -> Iterator[Markup]:
    """Round values of the lead, zero among them, above the first bar."""
    for tick in ticks(chart.low, chart.high):
        said = f"{tick:,.10g}".replace("-", "−")
        yield words(
            said, _at(tick, chart), 16, 13, text_anchor="middle", font_weight=None if tick else "bold"
        )


def _grid(chart: Chart, y: float) -> Iterator[Markup]:
    """Lines beside each bar rather than through its name; that at zero is heavy."""
    for tick in ticks(chart.low, chart.high):
        x = _at(tick, chart)
        yield element(
            "line", x1=x, x2=x, y1=y - 5, y2=y + BAR + 5, stroke=FAINT if tick else INK,
            stroke_width=1 if tick else 3,
        )  # fmt: skip


def _bar(chart: Chart, point: Point | None, y: float, striped: str, told: list[str]) -> Iterator[Markup]:
    if point is None:
        yield words("–", _at(0.0, chart) + 10, y + 15)
        return
    zero = min(max(0.0, point.low), point.high)
    for low, high, fill in ((point.low, zero, striped), (zero, point.high, shade(0.5))):
        left, right = _at(low, chart), _at(high, chart)
        if right > left:
            yield element(
                "rect", x=left, y=y, width=right - left, height=BAR, fill=fill, stroke=INK, stroke_width=1.5
            )
    for n, line in enumerate(told):
        yield words(line, AXIS + 4.0, y + 15 - 8 * (len(told) - 1 - 2 * n), 14, font_weight="bold")
