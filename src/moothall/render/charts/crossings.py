"""Lines from the first label to the last, named at their end, with upright marks where something is so.

Lines that matter are heavy, the others thin; each has its own broken pattern, and its name at its end.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from moothall.business_case.document import Chart, Figure, Mark, Series
from moothall.render.charts.bars import ticks
from moothall.render.charts.drawing import (
    FAINT,
    INK,
    LETTER,
    PAPER,
    Made,
    element,
    lines,
    picture,
    words,
    wrapped,
)

LEFT, PLOT, NAMES = 40, 430, 215
HIGH, FOOT, LINE = 260, 30, 16
SIZE = 13
DASHES = (None, "9 4", "3 3", "12 4 3 4", "18 5", "6 3 2 3 2 3", "1 4", "18 4 3 4 3 4", "6 8", "3 9")
BETWEEN = 20
"""From a line's end to its name."""


class End(Struct):
    """The name of a line, and where it stands."""

    series: int
    at: float
    title: list[str]
    y: float = 0.0

    @property
    def height(self) -> float:
        """Room that the name takes."""
        return LINE * len(self.title) + 4


def drawn(figure: Figure, made: Made) -> Markup:
    """The picture."""
    chart = figure.chart
    rows = _marks_in_rows(chart.marks)
    top = 10.0 + LINE * len(rows)
    ends = _ends(chart, top)
    bottom = max(top + HIGH + FOOT, max((e.y + e.height for e in ends), default=0.0) + 4)
    parts = [
        *_axes(chart, top),
        *(part for n, series in enumerate(chart.series) for part in _line(chart, series, n, top)),
        *(part for n, row in enumerate(rows) for mark in row for part in _mark(mark, 12.0 + LINE * n, top)),
        *(part for end in ends for part in _name(chart, end)),
    ]
    return picture(
        made, figure.id, (LEFT + PLOT + NAMES, bottom), figure.title, figure.alt, *parts, kind="lines"
    )


def _x(share: float) -> float:
    return LEFT + PLOT * share


def _y(value: float, chart: Chart, top: float) -> float:
    share = (value - chart.low) / (chart.high - chart.low or 1.0)
    return top + HIGH * (1 - share)


def _axes(chart: Chart, top: float) -> Iterator[Markup]:
    for tick in ticks(chart.low, chart.high):
        y = _y(tick, chart, top)
        yield element("line", x1=LEFT, x2=LEFT + PLOT, y1=y, y2=y, stroke=FAINT)
        yield words(f"{tick:,.10g}{chart.unit}", LEFT - 6.0, y + 5, SIZE, text_anchor="end")
    last = max(1, len(chart.labels) - 1)
    for n, label in enumerate(chart.labels):
        anchor = "start" if n == 0 else "end" if n == last else "middle"
        yield words(label, _x(n / last), top + HIGH + 20, SIZE, text_anchor=anchor)


def _line(chart: Chart, series: Series, number: int, top: float) -> Iterator[Markup]:
    last = max(1, len(series.points) - 1)
    points = [
        (n / last, p.value if p.value is not None else p.high) for n, p in enumerate(series.points) if p
    ]
    corners = " ".join(f"{_x(share):.2f},{_y(value, chart, top):.2f}" for share, value in points)
    yield element(
        "polyline", points=corners, fill="none", stroke=INK, stroke_width=1.5 if series.apart else 3,
        stroke_dasharray=DASHES[number % len(DASHES)],
    )  # fmt: skip


def _marks_in_rows(marks: tuple[Mark, ...]) -> list[list[Mark]]:
    """Marks whose words would touch stand in rows of their own."""
    rows: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda m: m.at):
        free = next((row for row in rows if _spans(row[-1])[1] + 6 < _spans(mark)[0]), None)
        if free is None:
            rows.append([mark])
        else:
            free.append(mark)
    return rows


def _spans(mark: Mark) -> tuple[float, float]:
    """Where its words begin and end; they never leave the plot."""
    wide = len(mark.text) * SIZE * LETTER
    left = min(max(_x(mark.at) - wide / 2, 0.0), LEFT + PLOT - wide)
    return left, left + wide


def _mark(mark: Mark, y: float, top: float) -> Iterator[Markup]:
    x = _x(mark.at)
    left, right = _spans(mark)
    yield element(
        "line", x1=x, x2=x, y1=y + 4, y2=top + HIGH, stroke=INK, stroke_width=2 if mark.now else 1.5,
        stroke_dasharray=None if mark.now else "2 4",
    )  # fmt: skip
    yield element("rect", x=left, y=y - 12, width=right - left, height=LINE, fill=PAPER)
    yield words(
        mark.text, (left + right) / 2, y, SIZE, text_anchor="middle", font_weight="bold" if mark.now else None
    )


def _ends(chart: Chart, top: float) -> list[End]:
    """Names from the top down, none on another."""
    found = [
        End(
            n,
            _y(p.value if p.value is not None else p.high, chart, top),
            wrapped(s.title, NAMES - BETWEEN, SIZE),
        )
        for n, s in enumerate(chart.series)
        for p in (s.points[-1],)
        if p is not None
    ]
    found.sort(key=lambda e: e.at)
    free = 0.0
    for end in found:
        end.y = max(free, end.at - end.height / 2)
        free = end.y + end.height
    over = free - (top + HIGH + FOOT)
    ceiling = top + HIGH + FOOT
    for end in reversed(found) if over > 0 else ():
        end.y = max(0.0, min(end.y, ceiling - end.height))
        ceiling = end.y
    return found


def _name(chart: Chart, end: End) -> Iterator[Markup]:
    middle = end.y + end.height / 2
    x = _x(1.0)
    yield element(
        "line", x1=x + 2, x2=x + BETWEEN - 4, y1=end.at, y2=middle, stroke=INK, stroke_width=1,
    )  # fmt: skip
    bold = None if chart.series[end.series].apart else "bold"
    yield lines(end.title, x + BETWEEN, end.y + 13, SIZE, LINE / SIZE, font_weight=bold)
