"""The picture of a figure, whichever kind of chart it holds."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from moothall.business_case.document import Figure
from moothall.render.charts import bars, crossings, pairs, profile, shifts, stacks, tornado
from moothall.render.charts.drawing import Made

KINDS: dict[str, Callable[[Figure, Made], Markup]] = {
    "profile": profile.drawn,
    "bars_with_ranges": bars.drawn,
    "stacked_shares": stacks.drawn,
    "shifts": shifts.drawn,
    "lines": crossings.drawn,
    "tornado": tornado.drawn,
    "paired_bars": pairs.drawn,
}


def drawn(figure: Figure, made: Made) -> Markup:
    """The picture, as SVG to set into a page."""
    return KINDS[figure.chart.kind](figure, made)
