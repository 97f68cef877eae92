"""Maps, one for each series: each place with its value written on it, losses striped and gains shaded.

Places are told by a letter, and the letters by a key below; the picture says the same without colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from markupsafe import Markup

from moothall.business_case.document import Chart, Figure, Point, Series
from moothall.business_case.wording import _
from moothall.render.charts.drawing import (
    INK,
    LETTER,
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
from moothall.render.charts.drawing import figure as coordinate
from moothall.render.charts.outlines import frame, path, placed, spot

ACROSS = 3
"""Maps beside each other where there is room."""
GAP, HIGH = 24, 260
EDGE = 2
"""Room for the lines at the edge of a map."""
SIZE, LINE, SMALL = 14, 18, 13
SAMPLE = 18
STRIPES = (1.5, 3.0, 5.0)
"""Width of the stripes on a tile of 8, from few posts lost to many."""
SHADES = (0.15, 0.5, 0.9)
TILE = 8


def width(chart: Chart) -> float:
    """How wide the picture is on a screen that has the room."""
    return float(_across(chart) * (NARROW + GAP) - GAP)


def _across(chart: Chart) -> int:
    return min(ACROSS, max(1, len(chart.series)))


def slim(figure: Figure, made: Made) -> Markup:
    """The picture for a narrow screen."""
    return drawn(figure, made, 1)


def drawn(figure: Figure, made: Made, across: int | None = None) -> Markup:
    """The picture."""
    chart = figure.chart
    across = across or _across(chart)
    full = float(across * (NARROW + GAP) - GAP)
    within = frame(chart.shapes, NARROW - 2 * EDGE, HIGH)
    named = [made(figure.id, "shape") for _shape in chart.shapes]
    paints = _Paints(made, figure.id)
    spots = _apart([spot(rings, within) for rings in chart.shapes], chart)
    defined = [
        element("path", id=name, d=path(placed(rings, within)), fill_rule="evenodd")
        for name, rings in zip(named, chart.shapes, strict=True)
    ]
    parts: list[Markup] = [element("defs", *defined, *paints.defined)]
    y = 0.0
    for start in range(0, len(chart.series), across):
        row = chart.series[start : start + across]
        titles = [wrapped(s.title, NARROW, SIZE, 0.7) for s in row]
        top = y + LINE * max(map(len, titles))
        for n, (series, title) in enumerate(zip(row, titles, strict=True)):
            x = float(n * (NARROW + GAP))
            parts.append(lines(title, x, y + SIZE, SIZE, LINE / SIZE, font_weight="bold"))
            parts.append(_one(chart, series, named, spots, paints, (x + EDGE, top + 8)))
        y = top + max(within.height, *(b for _a, b in spots)) + GAP + 8
    key, y = _key(chart, paints, full, y)
    return picture(made, figure.id, (full, y), figure.title, figure.alt, *parts, *key, kind="map")


class _Paints:
    """Fills by value: stripes for losses, shades for gains, dots for what is not known."""

    def __init__(self, made: Made, id: str) -> None:
        names = [made(id, "fill") for _stripe in STRIPES]
        self.dotted = made(id, "fill")
        self.losses = [f"url(#{name})" for name in names]
        self.gains = [shade(s) for s in SHADES]
        self.unknown = f"url(#{self.dotted})"
        self.defined = [_striped(name, wide) for name, wide in zip(names, STRIPES, strict=True)]
        self.defined.append(_dotted(self.dotted))

    def of(self, point: Point | None, most: float) -> str:
        """The fill of a place: the stronger, the farther from zero."""
        if point is None or point.value is None:
            return self.unknown
        if not point.value or not most:
            return PAPER
        step = min(len(SHADES) - 1, int(len(SHADES) * abs(point.value) / most))
        return (self.gains if point.value > 0 else self.losses)[step]


def _striped(name: str, wide: float) -> Markup:
    return element(
        "pattern",
        element("rect", width=TILE, height=TILE, fill=PAPER),
        element("rect", width=wide, height=TILE, fill=shade(1.0)),
        id=name,
        width=TILE,
        height=TILE,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def _dotted(name: str) -> Markup:
    return element(
        "pattern",
        element("rect", width=TILE, height=TILE, fill=PAPER),
        element("circle", cx=4, cy=4, r=1.2, fill=INK),
        id=name,
        width=TILE,
        height=TILE,
        patternUnits="userSpaceOnUse",
    )


def _one(
    chart: Chart,
    series: Series,
    named: Sequence[str],
    spots: Sequence[tuple[float, float]],
    paints: _Paints,
    at: tuple[float, float],
) -> Markup:
    most = max(abs(chart.low), abs(chart.high))
    shapes = [
        element("use", href=f"#{name}", fill=paints.of(point, most), stroke=INK, stroke_width=1.5)
        for name, point in zip(named, series.points, strict=True)
    ]
    told = [
        _written(f"{letter(n)} {_value(point)}", x, y)
        for n, (point, (x, y)) in enumerate(zip(series.points, spots, strict=True))
    ]
    move = f"translate({coordinate(at[0])} {coordinate(at[1])})"
    return element("g", *shapes, *told, transform=move)


def _value(point: Point | None) -> str:
    return "–" if point is None else said(point)


def _written(text: str, x: float, y: float) -> Markup:
    """Words on paper, so that they can be read on any fill."""
    wide = len(text) * SIZE * LETTER + 4
    return element(
        "g",
        element("rect", x=x - wide / 2, y=y - LINE / 2, width=wide, height=LINE, rx=3, fill=PAPER),
        words(text, x, y + 5, SIZE, text_anchor="middle", font_weight="bold"),
    )


def letter(n: int) -> str:
    """A, B, ... Z, then AA, AB, ..."""
    more, rest = divmod(n, len(ascii_uppercase))
    return (letter(more - 1) if more else "") + ascii_uppercase[rest]


def _apart(spots: Sequence[tuple[float, float]], chart: Chart) -> list[tuple[float, float]]:
    """Spots moved down until no words lie on others; each has room for the longest of its values."""
    half = [
        max((len(_value(s.points[n])) + 2 for s in chart.series), default=2) * SIZE * LETTER / 2
        for n in range(len(spots))
    ]
    found: dict[int, tuple[float, float]] = {}
    for n in sorted(range(len(spots)), key=lambda n: spots[n][1]):
        x, y = min(max(spots[n][0], half[n]), NARROW - 2 * EDGE - half[n]), max(spots[n][1], SIZE)
        while any(abs(x - a) < half[n] + half[m] and abs(y - b) < LINE for m, (a, b) in found.items()):
            y += LINE / 4
        found[n] = x, y
    return [found[n] for n in range(len(spots))]


def _key(chart: Chart, paints: _Paints, full: float, y: float) -> tuple[list[Markup], float]:
    """Names by letter, then what the fills say; where the key ends."""
    named = ", ".join(f"{letter(n)} {name}" for n, name in enumerate(chart.labels))
    found = wrapped(named, full, SMALL)
    parts = [lines(found, 0.0, y + SMALL, SMALL, LINE / SMALL)]
    y += LINE * len(found) + 6
    for fills, text in _meanings(chart, paints):
        for n, fill in enumerate(fills):
            parts.append(element("rect", x=n * SAMPLE, y=y, width=SAMPLE, height=14, fill=fill, stroke=INK))
        left = float(len(paints.gains) * SAMPLE + 8)
        meaning = wrapped(text, full - left, SMALL)
        parts.append(lines(meaning, left, y + 12, SMALL, LINE / SMALL))
        y += LINE * len(meaning) + 2
    return parts, y + 4


def _meanings(chart: Chart, paints: _Paints) -> Iterator[tuple[list[str], str]]:
    """The fills that the picture uses, and what each says."""
    points = [p for s in chart.series for p in s.points]
    values = [p.value for p in points if p is not None and p.value is not None]
    if any(v < 0 for v in values):
        yield paints.losses, _("fewer; the denser, the more are lost")
    if any(v > 0 for v in values):
        yield paints.gains, _("more; the darker, the more are gained")
    if 0 in values:
        yield [PAPER], _("no change")
    if len(values) < len(points):
        yield [paints.unknown], _("not told of this place alone")
