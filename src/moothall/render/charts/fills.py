"""Fills for pieces that lie side by side: shades and patterns that differ without colour."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from moothall.render.charts.drawing import INK, PAPER, Made, element, ink_on, shade

SIZE = 9
"""Side of a pattern's tile."""
DARK, MIDDLE, PALE = shade(1.0), shade(0.5), shade(0.0)


class Fill(Struct, frozen=True):
    """How a piece is painted, and the colour of words on it."""

    paint: str
    ink: str = INK
    busy: bool = False
    """Words on it need paper beneath them."""


class Pattern(Struct, frozen=True):
    """What is drawn on paper, again and again, at an angle."""

    angle: int
    drawn: tuple[Markup, ...]


def fills(made: Made, id: str, number: int) -> tuple[list[Markup], list[Fill]]:
    """Patterns to define once in a picture, and as many fills as asked for, each unlike its neighbours."""
    defined: list[Markup] = []
    found: list[Fill] = []
    for n in range(number):
        kind = KINDS[n % len(KINDS)]
        if isinstance(kind, str):
            found.append(Fill(kind, ink_on(kind)))
            continue
        name = made(id, "fill")
        defined.append(_defined(name, kind))
        found.append(Fill(f"url(#{name})", INK, busy=True))
    return defined, found


def _defined(name: str, pattern: Pattern) -> Markup:
    return element(
        "pattern",
        element("rect", width=SIZE, height=SIZE, fill=PAPER),
        *pattern.drawn,
        id=name,
        width=SIZE,
        height=SIZE,
        patternUnits="userSpaceOnUse",
        patternTransform=f"rotate({pattern.angle})" if pattern.angle else None,
    )


STRIPE = element("rect", width=3, height=SIZE, fill=DARK)
DOT = element("circle", cx=4.5, cy=4.5, r=2.0, fill=DARK)
THIN = element("rect", width=1.5, height=SIZE, fill=DARK)
ACROSS = element("rect", width=SIZE, height=1.5, fill=DARK)
KINDS: tuple[str | Pattern, ...] = (
    DARK,
    Pattern(45, (STRIPE,)),
    MIDDLE,
    Pattern(0, (DOT,)),
    PALE,
    Pattern(90, (THIN,)),
    Pattern(45, (THIN, ACROSS)),
    PAPER,
)
"""Shades and patterns, no two alike side by side. Beyond the last they begin anew."""
