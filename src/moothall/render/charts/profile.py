"""A profile: labels down, series across; the darker a cell, the higher its value.

Nothing is left to the shade: each cell holds its value in words, a range is hatched, a remark such as
"2 zeros" stands in the cell inside a heavy frame, and where nothing is known there is a dash.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from moothall.business_case.document import Chart, Figure, Point, Series
from moothall.render.charts.drawing import (
    FAINT,
    INK,
    PAPER,
    Made,
    element,
    hatch,
    ink_on,
    lines,
    picture,
    said,
    shade,
    words,
    wrapped,
)

NAMES, WIDE, HIGH, GAP = 190, 98, 50, 3
LINE = 16
FOOT = 44


def width(chart: Chart) -> float:
    """How wide the picture is."""
    return NAMES + WIDE * len(chart.series)


def drawn(figure: Figure, made: Made) -> Markup:
    """The picture."""
    chart = figure.chart
    top = _top(chart)
    size = (width(chart), top + HIGH * len(chart.labels) + FOOT)
    parts = [
        *(part for n, series in enumerate(chart.series) for part in _heading(series, n, top)),
        *(_name(label, top + HIGH * n) for n, label in enumerate(chart.labels)),
        *(part for n, series in enumerate(chart.series) for part in _column(figure, series, n, top, made)),
        *_scale(chart, size[1] - FOOT + 16),
    ]
    return picture(made, figure.id, size, figure.title, figure.alt, *parts, kind="profile")


def _title(series: Series) -> list[str]:
    return wrapped(series.title, WIDE - 8, 13)


def _note(series: Series) -> list[str]:
    return wrapped(series.note, WIDE - 8, 12) if series.note else []


def _top(chart: Chart) -> float:
    """Room for the longest heading."""
    return 14 + LINE * max((len(_title(s)) + len(_note(s)) for s in chart.series), default=1)


def _heading(series: Series, number: int, top: float) -> Iterator[Markup]:
    """A series' title above its column; one that is apart is set in italics, with a broken line below."""
    title, note = _title(series), _note(series)
    middle = NAMES + WIDE * (number + 0.5)
    first = top - 10 - LINE * (len(title) + len(note) - 1)
    look = {"text_anchor": "middle", "font_style": "italic" if series.apart else None}
    yield lines(title, middle, first, 13, LINE / 13, font_weight="bold", **look)
    if note:
        yield lines(note, middle, first + LINE * len(title), 12, LINE / 12, **look)


def _name(label: str, y: float) -> Markup:
    said = wrapped(label, NAMES - 12, 14)
    return lines(said, 0.0, y + HIGH / 2 + 5 - 8.5 * (len(said) - 1), 14, 17 / 14)


def _column(figure: Figure, series: Series, number: int, top: float, made: Made) -> Iterator[Markup]:
    x = NAMES + WIDE * number
    for n, point in enumerate(series.points):
        y = top + HIGH * n
        yield from _cell(figure, point, x + GAP, y + GAP, made)
    if series.apart:
        yield element(
            "rect", x=x + 0.5, y=top - 1, width=WIDE - 1, height=HIGH * len(series.points) + 2, fill="none",
            stroke=INK, stroke_dasharray="5 4",
        )  # fmt: skip


def _cell(figure: Figure, point: Point | None, x: float, y: float, made: Made) -> Iterator[Markup]:
    box = {"x": x, "y": y, "width": WIDE - 2 * GAP, "height": HIGH - 2 * GAP}
    middle = x + WIDE / 2 - GAP
    if point is None:
        yield element("rect", **box, fill=PAPER, stroke=FAINT, stroke_dasharray="2 3")
        yield words("–", middle, y + HIGH / 2 + 2, text_anchor="middle")
        return
    fill, below = _fill(figure.chart, point)
    if below is not None:
        pattern = made(figure.id, "hatch")
        yield hatch(pattern, fill, below)
        yield element("rect", **box, fill=f"url(#{pattern})")
    else:
        yield element("rect", **box, fill=fill)
    if point.mark:
        yield element(
            "rect", x=x + 1.5, y=y + 1.5, width=WIDE - 2 * GAP - 3, height=HIGH - 2 * GAP - 3, fill="none",
            stroke=INK if below is not None else ink_on(fill), stroke_width=3,
        )  # fmt: skip
    yield from _said(point, middle, y, INK if below is not None else ink_on(fill), below is not None)


def _fill(chart: Chart, point: Point) -> tuple[str, str | None]:
    """The shade of a value; for a range the shades of both its ends."""
    span = chart.high - chart.low or 1.0
    if point.value is not None and point.low == point.high:
        return shade((point.value - chart.low) / span), None
    return shade((point.low - chart.low) / span), shade((point.high - chart.low) / span)


def _said(point: Point, middle: float, y: float, ink: str, on_paper: bool) -> Iterator[Markup]:
    """The value, and the remark below it; on a hatch they get paper beneath them."""
    at = y + (HIGH / 2 + 2 if not point.mark else HIGH / 2 - 5)
    if on_paper:
        wide = min(WIDE - 16, 8 * max(len(said(point)), len(point.mark)) + 4)
        high = 17 if not point.mark else 31
        yield element("rect", x=middle - wide / 2, y=at - 13, width=wide, height=high, rx=2, fill=PAPER)
    yield words(
        said(point), middle, at, 13 if on_paper else 14, text_anchor="middle", font_weight="bold", fill=ink
    )
    if point.mark:
        yield words(point.mark, middle, at + 15, 12, text_anchor="middle", fill=ink)


def _scale(chart: Chart, y: float) -> Iterator[Markup]:
    """The shades with their values, lowest first."""
    steps = 5
    for n in range(steps):
        share = n / (steps - 1)
        colour = shade(share)
        x = NAMES + GAP + 44 * n
        yield element("rect", x=x, y=y, width=44, height=22, fill=colour)
        yield words(
            f"{chart.low + (chart.high - chart.low) * share:g}", x + 22.0, y + 16, 13,
            text_anchor="middle", fill=ink_on(colour),
        )  # fmt: skip
