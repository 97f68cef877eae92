"""Sums that grow or shrink over years, a line each, above and below a heavy line at zero."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from moothall.business_case.document import Figure, Point, Series
from moothall.render.charts.crossings import DASHES
from moothall.render.charts.drawing import INK, NARROW, PAPER, Made, element, picture
from moothall.render.charts.years import BROAD, FOOT, SAMPLE, Frame, axes, framed, key

HEAVY, THIN = 4.0, 2.0
"""Widths of the lines: those apart, such as the sum of all, are heavy."""


def drawn(figure: Figure, made: Made, full: float = BROAD) -> Markup:
    """The picture."""
    chart = figure.chart
    said, middles, high = key([s.title for s in chart.series], full)
    frame = framed(chart, full, high)
    parts = [*said, *axes(frame)]
    looks = _looks(chart.series)
    for middle, series, (stroke, dash) in zip(middles, chart.series, looks, strict=True):
        parts.append(
            element(
                "line", x1=1, x2=SAMPLE, y1=middle, y2=middle, stroke=INK, stroke_width=stroke,
                stroke_dasharray=dash,
            )
        )  # fmt: skip
        parts += _line(frame, series, stroke, dash)
    size = (full, frame.bottom + FOOT)
    return picture(made, figure.id, size, figure.title, figure.alt, *parts, kind="cumulative")


def slim(figure: Figure, made: Made) -> Markup:
    """The picture for a narrow screen."""
    return drawn(figure, made, NARROW)


def _looks(every: tuple[Series, ...]) -> list[tuple[float, str | None]]:
    """How wide each line is and how it is broken: no two alike while there are patterns left."""
    thin = 0
    found: list[tuple[float, str | None]] = []
    for series in every:
        if series.apart:
            found.append((HEAVY, None))
        else:
            found.append((THIN, DASHES[thin % len(DASHES)]))
            thin += 1
    return found


def _line(frame: Frame, series: Series, stroke: float, dash: str | None) -> Iterator[Markup]:
    at = [(frame.x(n), frame.y(_value(p))) for n, p in enumerate(series.points) if p is not None]
    corners = " ".join(f"{x:.2f},{y:.2f}" for x, y in at)
    if stroke == HEAVY:
        yield element("polyline", points=corners, fill="none", stroke=PAPER, stroke_width=HEAVY + 3)
    yield element(
        "polyline", points=corners, fill="none", stroke=INK, stroke_width=stroke, stroke_dasharray=dash
    )


def _value(point: Point) -> float:
    return point.high if point.value is None else point.value
