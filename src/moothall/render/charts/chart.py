"""The picture of a figure, of any kind; two of them where one would not fit a narrow screen."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup
from msgspec import Struct

from moothall.business_case.document import Chart, Figure
from moothall.business_case.wording import _
from moothall.render.charts import (
    bars,
    crossings,
    cumulative,
    flows,
    map,
    pairs,
    profile,
    shifts,
    spreads,
    stacks,
    tornado,
    waterfall,
    years,
)
from moothall.render.charts.drawing import Made, element

Drawing = Callable[[Figure, Made], Markup]
STEPS = (512, 640, 992, 1180)
"""Widths of a screen, in pixels, at which the style may change from one drawing to the other."""
FRAME = 40
"""What the page leaves free on both sides."""


class Narrow(Struct, frozen=True):
    """A second drawing for narrow screens, and how wide the first one is."""

    drawn: Drawing
    width: Callable[[Chart], float]


KINDS: dict[str, Drawing] = {
    "profile": profile.drawn,
    "bars_with_ranges": bars.drawn,
    "stacked_shares": stacks.drawn,
    "shifts": shifts.drawn,
    "lines": crossings.drawn,
    "tornado": tornado.drawn,
    "paired_bars": pairs.drawn,
    "flows": flows.drawn,
    "cumulative": cumulative.drawn,
    "waterfall": waterfall.drawn,
    "spreads": spreads.drawn,
    "map": map.drawn,
}
NARROW = {
    "bars_with_ranges": Narrow(bars.slim, bars.width),
    "stacked_shares": Narrow(stacks.slim, stacks.width),
    "shifts": Narrow(shifts.slim, shifts.width),
    "lines": Narrow(crossings.slim, crossings.width),
    "paired_bars": Narrow(pairs.slim, pairs.width),
    "flows": Narrow(flows.slim, years.width),
    "cumulative": Narrow(cumulative.slim, years.width),
    "waterfall": Narrow(waterfall.slim, waterfall.width),
    "spreads": Narrow(spreads.slim, spreads.width),
    "map": Narrow(map.slim, map.width),
    "tornado": Narrow(tornado.slim, tornado.width),
}
"""Kinds that are drawn again for a narrow screen. A profile is scrolled; the others are narrow anyway."""


def drawn(figure: Figure, made: Made) -> Markup:
    """The picture, as SVG to set into a page; the style shows one of two where there are two."""
    first = broad(figure, made)
    narrow = NARROW.get(figure.chart.kind)
    if narrow is None:
        return first if figure.chart.kind != "profile" else _hint(figure) + first
    step = _step(narrow.width(figure.chart))
    return Markup("").join((
        element("div", first, class_=f"broad from-{step}"),
        element("div", narrow.drawn(figure, made), class_=f"slim from-{step}"),
    ))  # fmt: skip


def broad(figure: Figure, made: Made) -> Markup:
    """The one drawing for where there is room, as on paper."""
    return KINDS[figure.chart.kind](figure, made)


def _hint(figure: Figure) -> Markup:
    """Said where the picture is wider than the page."""
    wide = profile.width(figure.chart)
    shown = "always" if wide + FRAME > STEPS[-1] else f"from-{_step(wide)}"
    return element("p", _("The picture is wider than the page: scroll it sideways."), class_=f"hint {shown}")


def _step(width: float) -> int:
    """The least width of a screen that shows so wide a picture whole; the widest step where none does."""
    return next((n for n in STEPS if width + FRAME <= n), STEPS[-1])
