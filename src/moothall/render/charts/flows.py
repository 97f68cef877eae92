"""Flows by year: what is paid below zero, what comes in above, and a line through what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from moothall.business_case.document import Figure, Point, Series
from moothall.render.charts.drawing import INK, NARROW, PAPER, Made, element, picture
from moothall.render.charts.fills import Fill, fills
from moothall.render.charts.years import BROAD, FOOT, SAMPLE, Frame, axes, framed, key

ORDER = (1, 2, 0)
"""Fills of the piles: stripes first, for what is paid."""
FULL, LEAST_DOT = 0.72, 6.0
"""Share of a year's room that its pile takes; narrower years have no dots on the line."""


def drawn(figure: Figure, made: Made, full: float = BROAD) -> Markup:
    """The picture."""
    chart = figure.chart
    piled = [s for s in chart.series if not s.apart]
    apart = [s for s in chart.series if s.apart]
    patterns, painted = fills(made, figure.id, len(piled) + len(ORDER))
    taken = [painted[ORDER[n] if n < len(ORDER) else n] for n in range(len(piled))]
    said, middles, high = key([s.title for s in (*piled, *apart)], full)
    frame = framed(chart, full, high)
    parts = [*patterns, *said, *axes(frame)]
    parts += (part for n, fill in enumerate(taken) for part in _sample(middles[n], fill))
    parts += (part for n in range(len(chart.labels)) for part in _pile(frame, piled, taken, n))
    for n, series in enumerate(apart, len(piled)):
        parts += [*_line_sample(middles[n]), *_line(frame, series)]
    size = (full, frame.bottom + FOOT)
    return picture(made, figure.id, size, figure.title, figure.alt, *parts, kind="flows")


def slim(figure: Figure, made: Made) -> Markup:
    """The picture for a narrow screen."""
    return drawn(figure, made, NARROW)


def _pile(frame: Frame, piled: Sequence[Series], painted: Sequence[Fill], label: int) -> Iterator[Markup]:
    """One year: pieces above zero stand on each other, those below hang from each other."""
    ends = {True: 0.0, False: 0.0}
    wide = frame.slot * FULL
    for series, fill in zip(piled, painted, strict=True):
        value = _value(series.points[label])
        if not value:
            continue
        start = ends[value > 0]
        ends[value > 0] = end = start + value
        top, bottom = frame.y(max(start, end)), frame.y(min(start, end))
        yield element(
            "rect", x=frame.x(label) - wide / 2, y=top, width=wide, height=bottom - top, fill=fill.paint,
            stroke=INK,
        )  # fmt: skip


def _line(frame: Frame, series: Series) -> Iterator[Markup]:
    at = [(frame.x(n), frame.y(_value(p))) for n, p in enumerate(series.points) if p is not None]
    corners = " ".join(f"{x:.2f},{y:.2f}" for x, y in at)
    yield element("polyline", points=corners, fill="none", stroke=PAPER, stroke_width=5)
    yield element("polyline", points=corners, fill="none", stroke=INK, stroke_width=2.5)
    if frame.slot >= LEAST_DOT:
        for x, y in at:
            yield element("circle", cx=x, cy=y, r=min(4.0, frame.slot / 3), fill=PAPER, stroke=INK)


def _sample(middle: float, fill: Fill) -> Iterator[Markup]:
    yield element("rect", x=1, y=middle - 8, width=SAMPLE - 4, height=16, fill=fill.paint, stroke=INK)


def _line_sample(middle: float) -> Iterator[Markup]:
    yield element("line", x1=1, x2=SAMPLE - 3, y1=middle, y2=middle, stroke=INK, stroke_width=2.5)
    yield element("circle", cx=SAMPLE / 2 - 1, cy=middle, r=4, fill=PAPER, stroke=INK)


def _value(point: Point | None) -> float:
    if point is None:
        return 0.0
    return point.high if point.value is None else point.value
