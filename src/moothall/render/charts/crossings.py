"""Lines from the first label to the last, named at their end, with upright marks where something is so.

Lines that matter are heavy, the others thin; each has its own broken pattern, and its name at its end.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from moothall.business_case.document import Chart, Figure, Mark, Point, Series
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
from moothall.render.charts.scale import ticks

LEFT = 36
PLOT, NAMES = 320, 215
SLIM_PLOT, SLIM_NAMES = 104, 150
"""The same on a narrow screen."""
HIGH, FOOT, LINE = 260, 30, 16
SIZE = 13
DASHES = (None, "9 4", "3 3", "12 4 3 4", "18 5", "6 3 2 3 2 3", "1 4", "18 4 3 4 3 4", "6 8", "3 9")
BETWEEN = 20
"""From a line's end to its name."""
SPARE = 16
"""Kept free beside a name, as heavy letters are wider."""


class End(Struct):
    """The name of a line, and where it stands."""

    series: int
    value: float
    title: list[str]
    at: float = 0.0
    y: float = 0.0

    @property
    def height(self) -> float:
        """Room that the name takes."""
        return LINE * len(self.title) + 4


class Frame(Struct, frozen=True):
    """Where the lines are drawn."""

    chart: Chart
    top: float
    high: float
    plot: float

    def x(self, share: float) -> float:
        """Place of a share of the way from the first label to the last."""
        return LEFT + self.plot * share

    def y(self, value: float) -> float:
        """Height of a value."""
        share = (value - self.chart.low) / (self.chart.high - self.chart.low or 1.0)
        return self.top + self.high * (1 - share)

    @property
    def bottom(self) -> float:
        """Height of the lowest value."""
        return self.top + self.high


def width(chart: Chart) -> float:
    """How wide the picture is on a screen that has the room."""
    return LEFT + PLOT + NAMES


def slim(figure: Figure, made: Made) -> Markup:
    """The picture for a narrow screen."""
    return drawn(figure, made, SLIM_PLOT, SLIM_NAMES)


def drawn(figure: Figure, made: Made, plot: float = PLOT, names: float = NAMES) -> Markup:
    """The picture."""
    chart = figure.chart
    rows = _marks_in_rows(chart.marks, plot)
    ends = _ends(chart, names)
    named = sum(e.height for e in ends)
    frame = Frame(chart, 10.0 + LINE * len(rows), max(float(HIGH), named - FOOT), plot)
    _placed(ends, frame)
    parts = [
        *_axes(frame),
        *(part for series, dash in _dashed(chart) for part in _line(frame, series, dash)),
        *(part for n, row in enumerate(rows) for mark in row for part in _mark(frame, mark, 12.0 + LINE * n)),
        *(part for end in ends for part in _name(frame, end)),
    ]
    size = (LEFT + plot + names, frame.bottom + FOOT)
    return picture(made, figure.id, size, figure.title, figure.alt, *parts, kind="lines")


def _axes(frame: Frame) -> Iterator[Markup]:
    chart = frame.chart
    for tick in ticks(chart.low, chart.high):
        y = frame.y(tick)
        yield element("line", x1=LEFT, x2=frame.x(1.0), y1=y, y2=y, stroke=FAINT)
        yield words(f"{tick:,.10g}{chart.unit}", LEFT - 6.0, y + 5, SIZE, text_anchor="end")
    last = max(1, len(chart.labels) - 1)
    for n, label in enumerate(chart.labels):
        anchor = "start" if n == 0 else "end" if n == last else "middle"
        yield words(label, frame.x(n / last), frame.bottom + 20, SIZE, text_anchor=anchor)


def _dashed(chart: Chart) -> Iterator[tuple[Series, str | None]]:
    """Each series with its broken pattern; heavy and thin ones are counted apart, so that few repeat."""
    seen = {True: 0, False: 0}
    for series in chart.series:
        yield series, DASHES[seen[series.apart] % len(DASHES)]
        seen[series.apart] += 1


def _line(frame: Frame, series: Series, dash: str | None) -> Iterator[Markup]:
    last = max(1, len(series.points) - 1)
    points = [(n / last, _value(p)) for n, p in enumerate(series.points) if p]
    corners = " ".join(f"{frame.x(share):.2f},{frame.y(value):.2f}" for share, value in points)
    yield element(
        "polyline", points=corners, fill="none", stroke=INK, stroke_width=1.5 if series.apart else 3,
        stroke_dasharray=dash,
    )  # fmt: skip


def _value(point: Point) -> float:
    return point.high if point.value is None else point.value


def _marks_in_rows(marks: tuple[Mark, ...], plot: float) -> list[list[Mark]]:
    """Marks whose words would touch stand in rows of their own."""
    rows: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda m: m.at):
        free = next((row for row in rows if _spans(row[-1], plot)[1] + 6 < _spans(mark, plot)[0]), None)
        if free is None:
            rows.append([mark])
        else:
            free.append(mark)
    return rows


def _spans(mark: Mark, plot: float) -> tuple[float, float]:
    """Where its words begin and end; they never leave the plot."""
    wide = len(mark.text) * SIZE * LETTER
    left = min(max(LEFT + plot * mark.at - wide / 2, 0.0), LEFT + plot - wide)
    return left, left + wide


def _mark(frame: Frame, mark: Mark, y: float) -> Iterator[Markup]:
    x = frame.x(mark.at)
    left, right = _spans(mark, frame.plot)
    bold = "bold" if mark.now else None
    yield element(
        "line", x1=x, x2=x, y1=y + 4, y2=frame.bottom, stroke=INK, stroke_width=2 if mark.now else 1.5,
        stroke_dasharray=None if mark.now else "2 4",
    )  # fmt: skip
    yield element("rect", x=left, y=y - 12, width=right - left, height=LINE, fill=PAPER)
    yield words(mark.text, (left + right) / 2, y, SIZE, text_anchor="middle", font_weight=bold)


def _ends(chart: Chart, names: float) -> list[End]:
    """The names of the lines, highest end first."""
    ends = [
        End(n, _value(point), wrapped(series.title, names - BETWEEN - SPARE, SIZE))
        for n, series in enumerate(chart.series)
        for point in series.points[-1:]
        if point is not None
    ]
    return sorted(ends, key=lambda e: -e.value)


def _placed(ends: list[End], frame: Frame) -> None:
    """Names from the top down beside their ends, none on another, none below the picture."""
    free = 0.0
    for end in ends:
        end.at = frame.y(end.value)
        end.y = max(free, end.at - end.height / 2)
        free = end.y + end.height
    floor = frame.bottom + FOOT
    for end in reversed(ends):
        end.y = min(end.y, floor - end.height)
        floor = end.y


def _name(frame: Frame, end: End) -> Iterator[Markup]:
    middle = end.y + end.height / 2
    x = frame.x(1.0)
    yield element("line", x1=x + 2, x2=x + BETWEEN - 4, y1=end.at, y2=middle, stroke=INK, stroke_width=1)
    bold = None if frame.chart.series[end.series].apart else "bold"
    yield lines(end.title, x + BETWEEN, end.y + 13, SIZE, LINE / SIZE, font_weight=bold)
