"""Bricks of a picture: elements, wrapped words, shades of one colour, a hatch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from moothall.business_case.document import Point
from moothall.business_case.woven import parts

INK = "#0b0c0c"
PAPER = "#ffffff"
BLACK = "#000000"
FAINT = "#b1b4b6"
LIGHT, DARK = (237, 242, 247), (23, 60, 96)
"""Ends of the scale of shades; grey-blue, so that they differ in print without colour too."""
FONTS = "Arial, Helvetica, sans-serif"
NARROW = 290
"""What a narrow screen shows of a picture before one scrolls: names keep within it where they can."""
LETTER = 0.6
"""Width of a letter as a share of its size: that of a wide font, since a reader may have any."""
BOLD = 0.7
"""The same of a bold letter."""

Made = Callable[..., str]
"""Gives an id of the page's own."""


def element(name: str, *inside: str, **attributes: object) -> Markup:
    """One element; attributes that are none are left out, `_` in their names stands for `-`."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(figure(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{said}>{''.join([escape(part) for part in inside])}</{name}>")


def figure(value: object) -> str:
    """A coordinate, without digits that nobody sees."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def words(said: str, x: float, y: float, size: int = 14, **attributes: object) -> Markup:
    """Real text, that can be found and read out; figures in it keep their paths."""
    inside = [element("tspan", text, data_path=path) if path else text for text, path in parts(said)]
    if len(inside) == 1 and (path := parts(said)[0][1]):
        return element("text", str(said), x=x, y=y, font_size=size, **attributes, data_path=path)
    return element("text", *inside, x=x, y=y, font_size=size, **attributes)


def lines(
    said: Sequence[str], x: float, y: float, size: int = 14, step: float = 1.25, **attributes: object
) -> Markup:
    """Lines of one text, the first at y."""
    spans = [
        element("tspan", line if n == len(said) - 1 else line + " ", x=x, dy=0.0 if n == 0 else size * step)
        for n, line in enumerate(said)
    ]
    return element("text", *spans, y=y, font_size=size, **attributes)


def wrapped(said: str, width: float, size: int = 14, letter: float = LETTER) -> list[str]:
    """Words in lines that are no wider than width; a word that is too long is broken."""
    room = max(1, int(width / (size * letter)))
    found = [""]
    for word in said.split():
        for piece in (word[n : n + room] for n in range(0, len(word), room)):
            longer = f"{found[-1]} {piece}".strip()
            if len(longer) <= room:
                found[-1] = longer
            else:
                found.append(piece)
    return found


def said(point: Point) -> str:
    """The value as it is read out; else its figures, with one decimal."""
    if point.text:
        return point.text
    low, high = f"{point.low:.1f}", f"{point.high:.1f}"
    if point.value is not None:
        return f"{point.value:.1f}"
    return low if low == high else f"{low}–{high}"


def shade(share: float) -> str:
    """A colour from light (0) to dark (1)."""
    share = min(1.0, max(0.0, share))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(LIGHT, DARK, strict=True))


def ink_on(colour: str) -> str:
    """Black or white, whichever is read better on the colour (never under 4.5 to 1)."""
    return BLACK if luminance(colour) > 0.179 else PAPER


def luminance(colour: str) -> float:
    """Relative luminance of a colour, as the accessibility guidelines reckon it."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def hatch(id: str, below: str, stripes: str) -> Markup:
    """A pattern of stripes of one colour over another."""
    return element(
        "pattern",
        element("rect", width=10, height=10, fill=below),
        element("rect", width=4, height=10, fill=stripes),
        id=id,
        width=10,
        height=10,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def picture(
    made: Made, id: str, size: tuple[float, float], title: str, alt: str, *inside: Markup, kind: str
) -> Markup:
    """The whole picture with its title and description."""
    named, told = made(id, "picture-title"), made(id, "picture-text")
    width, height = size
    return element(
        "svg",
        element("title", title, id=named),
        element("desc", alt, id=told),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=kind,
        role="img",
        aria_labelledby=f"{named} {told}",
        viewBox=f"0 0 {figure(float(width))} {figure(float(height))}",
        width=width,
        height=height,
        font_family=FONTS,
        fill=INK,
    )
