"""A picture over years: money upwards, years to the right, a heavy line at zero, and a key above."""

from __future__ import annotations

import math
from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from moothall.business_case.document import Chart
from moothall.render.charts.drawing import FAINT, INK, LETTER, NARROW, element, lines, words, wrapped
from moothall.render.charts.scale import SIZE, ticks, value_words, wide

BROAD = 640
HIGH, FOOT, TOP = 230, 26, 8
RIGHT = 18
"""Kept free on the right, so that the last year has room."""
SAMPLE, LINE = 34, 17
"""Width of a sample in the key, height of a line of its words."""


class Frame(Struct, frozen=True):
    """Where the bars and lines are drawn."""

    chart: Chart
    left: float
    top: float
    right: float

    @property
    def slot(self) -> float:
        """Room of one year."""
        return (self.right - self.left) / max(1, len(self.chart.labels))

    @property
    def bottom(self) -> float:
        """Height of the lowest value."""
        return self.top + HIGH

    def x(self, label: int) -> float:
        """Middle of a year."""
        return self.left + self.slot * (label + 0.5)

    def y(self, value: float) -> float:
        """Height of a value."""
        share = (value - self.chart.low) / (self.chart.high - self.chart.low or 1.0)
        return self.top + HIGH * (1 - share)


def width(chart: Chart) -> float:
    """How wide the picture is on a screen that has the room."""
    return BROAD


def framed(chart: Chart, full: float, key: float) -> Frame:
    """The frame of a picture so wide, below a key so high."""
    left = max(wide(tick, chart.unit) for tick in ticks(chart.low, chart.high)) + 16
    return Frame(chart, left, key + TOP, full - RIGHT)


def axes(frame: Frame) -> Iterator[Markup]:
    """Thin lines with their values, that at zero heavy; years below, as many as have room."""
    chart = frame.chart
    for tick in ticks(chart.low, chart.high):
        y = frame.y(tick)
        yield element(
            "line", x1=frame.left, x2=frame.right, y1=y, y2=y, stroke=FAINT if tick else INK,
            stroke_width=1 if tick else 2,
        )  # fmt: skip
        yield words(value_words(tick, chart.unit), frame.left - 6, y + 5, SIZE, text_anchor="end")
    for n in shown(frame):
        yield words(chart.labels[n], frame.x(n), frame.bottom + 20, SIZE, text_anchor="middle")


def shown(frame: Frame) -> list[int]:
    """Years that are named: the first, and every so many after it that no two touch."""
    longest = max((len(label) for label in frame.chart.labels), default=0) * SIZE * LETTER + 8
    return list(range(0, len(frame.chart.labels), max(1, math.ceil(longest / frame.slot))))


def key(titles: list[str], full: float = NARROW) -> tuple[list[Markup], list[float], float]:
    """Words of the key, the middle of each sample, and how high it is."""
    found, middles, y = [], [], 0.0
    for title in titles:
        said = wrapped(title, full - SAMPLE - 8, 14)
        found.append(lines(said, SAMPLE + 8.0, y + 15, 14, LINE / 14))
        middles.append(y + 10)
        y += LINE * len(said) + 5
    return found, middles, y
