"""A figure's picture for paper: one drawing, in a font that is at hand."""

from __future__ import annotations

import re
from collections.abc import Callable

from moothall.business_case.document import Figure
from moothall.render.charts.chart import broad
from moothall.render.charts.drawing import FONTS, Made
from moothall.render.paper.page import Page
from moothall.render.paper.sheet import Picture

FONT = "Source Sans Pro"
POINT = 0.75
"""Points in a pixel of a drawing."""
SMALLEST = 0.6
"""A picture that would be shown smaller than this, against its drawing, lies on its side."""
SIZE = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"')


def picture(
    figure: Figure, number: int, page: Page, made: Made, write: Callable[[str], str], id: str
) -> tuple[bool, Picture]:
    """Whether the page lies on its side for it, and the picture."""
    svg = write(str(broad(figure, made)).replace(FONTS, FONT, 1))
    found = SIZE.search(svg)
    across, high = (float(part) * POINT for part in found.groups()) if found else (page.upright, page.upright)
    wide = page.upright < SMALLEST * across
    shown = min(across, page.room(wide), page.height(wide) * across / high)
    title, alt = write(figure.title), write(figure.alt)
    return wide, Picture(number, title, alt, svg, round(shown, 1), (across, high), id)
