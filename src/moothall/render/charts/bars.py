"""Bars with ranges: one line a series on a common axis, from the lowest to the highest it may be."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from moothall.business_case.document import Chart, Figure, Point
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
from moothall.render.charts.scale import SIZE, fitting, value_words, wide

NAMES, AXIS, SAID = 270, 460, 170
PAD = 16
TOP, FOOT = 30, 8


class Line(Struct, frozen=True):
    """One line of the picture."""

    title: list[str]
    note: list[str]
    point: Point | None
    apart: bool

    @property
    def words(self) -> float:
        """Room that its words need."""
        return 17.0 * len(self.title) + 15 * len(self.note)


class Frame(Struct, frozen=True):
    """The axis: where it begins, how long it is, and up to where lines run."""

    chart: Chart
    left: float
    long: float
    right: float

    @property
    def marked(self) -> list[float]:
        """Values that are named."""
        return fitting(self.chart.low, self.chart.high, self.chart.unit, self.long - 2 * PAD)

    def x(self, value: float) -> float:
        """Place of a value."""
        share = (value - self.chart.low) / (self.chart.high - self.chart.low or 1.0)
        return self.left + PAD + (self.long - 2 * PAD) * min(1.0, max(0.0, share))


def width(chart: Chart) -> float:
    """How wide the picture is on a screen that has the room."""
    return NAMES + AXIS + SAID


def drawn(figure: Figure, made: Made) -> Markup:
    """The picture: names to the left of the bars, values to the right."""
    chart = figure.chart
    frame = Frame(chart, NAMES, AXIS, width(chart))
    rows = list(_rows(chart, NAMES - 16))
    highs = [max(40.0, 14.0 + row.words) for row in rows]
    height = TOP + sum(highs) + FOOT
    parts = [*_axis(frame, height - FOOT)]
    y = float(TOP)
    for row, high in zip(rows, highs, strict=True):
        middle = y + high / 2
        parts += [*_rule(frame, y), *_name(row, middle + 5 - (row.words - 17) / 2)]
        parts += _bar(frame, row, middle)
        parts += _words(row.point, NAMES + AXIS, middle)
        y += high
    return picture(made, figure.id, (width(chart), height), figure.title, figure.alt, *parts, kind="bars")


def slim(figure: Figure, made: Made) -> Markup:
    """The picture for a narrow screen: names above the bars, values below."""
    chart = figure.chart
    frame = Frame(chart, 0.0, NARROW, NARROW)
    parts: list[Markup] = []
    y = float(TOP)
    for row in _rows(chart, NARROW):
        bar = y + row.words + 24
        below = bar + 36 + (17 if row.point and row.point.mark else 0)
        parts += [*_rule(frame, y), *_name(row, y + 18)]
        parts += _grid(frame, bar - 12, bar + 12)
        parts += _bar(frame, row, bar)
        parts += _words(row.point, 0.0, bar + (36 if row.point and row.point.mark else 26))
        y = below + 6
    parts = [*_values(frame), *parts]
    return picture(made, figure.id, (NARROW, y), figure.title, figure.alt, *parts, kind="bars")


def _rows(chart: Chart, room: float) -> Iterator[Line]:
    for series in chart.series:
        for n, point in enumerate(series.points):
            title = series.title if len(chart.labels) < 2 else f"{series.title}: {chart.labels[n]}"
            note = wrapped(series.note, room, 12) if series.note else []
            yield Line(wrapped(title, room, 14, BOLD), note, point, series.apart)


def _axis(frame: Frame, bottom: float) -> Iterator[Markup]:
    """Thin lines with their values above."""
    yield from _grid(frame, TOP - 4, bottom)
    yield from _values(frame)


def _grid(frame: Frame, top: float, bottom: float) -> Iterator[Markup]:
    for tick in frame.marked:
        x = frame.x(tick)
        yield element("line", x1=x, x2=x, y1=top, y2=bottom, stroke=INK if tick == 0 else FAINT)


def _values(frame: Frame) -> Iterator[Markup]:
    """Values above their lines; the outermost are moved in, so that none leaves the picture."""
    for tick in frame.marked:
        said, half = value_words(tick, frame.chart.unit), wide(tick, frame.chart.unit) / 2
        x = max(min(frame.x(tick), frame.right - half), half)
        yield words(said, x, TOP - 12, SIZE, text_anchor="middle")


def _rule(frame: Frame, y: float) -> Iterator[Markup]:
    yield element("line", x1=0, x2=frame.right, y1=y, y2=y, stroke=FAINT)


def _name(row: Line, first: float) -> Iterator[Markup]:
    style = "italic" if row.apart else None
    yield lines(row.title, 0.0, first, 14, 17 / 14, font_weight="bold", font_style=style)
    if row.note:
        yield lines(row.note, 0.0, first + 17 * len(row.title) - 1, 12, 15 / 12, font_style=style)


def _bar(frame: Frame, row: Line, y: float) -> Iterator[Markup]:
    """A bar over the range with an end mark on either side, and a dot where the value is."""
    point, apart = row.point, row.apart
    if point is None:
        yield words("–", frame.x(frame.chart.low), y + 5)
        return
    left, right = frame.x(point.low), frame.x(point.high)
    yield element(
        "rect", x=left, y=y - 7, width=max(right - left, 0.0), height=14, stroke=INK,
        fill=PAPER if apart else shade(0.35), stroke_dasharray="4 3" if apart else None,
    )  # fmt: skip
    for x in (left, right):
        yield element("line", x1=x, x2=x, y1=y - 11, y2=y + 11, stroke=INK, stroke_width=2)
    if point.value is not None:
        yield element(
            "circle", cx=frame.x(point.value), cy=y, r=7, fill=PAPER if apart else shade(0.75), stroke=INK,
            stroke_width=2,
        )  # fmt: skip


def _words(point: Point | None, x: float, middle: float) -> Iterator[Markup]:
    if point is None:
        return
    yield words(said(point), x, middle + (5 if not point.mark else -3), 14, font_weight="bold")
    if point.mark:
        yield words(point.mark, x, middle + 13, 12)
