"""The picture of a figure, whichever kind of chart it holds."""

from __future__ import annotations

from markupsafe import Markup

from moothall.business_case.document import Figure
from moothall.render.charts import bars, profile
from moothall.render.charts.drawing import Made


def drawn(figure: Figure, made: Made) -> Markup:
    """The picture, as SVG to set into a page."""
    if figure.chart.kind == "profile":
        return profile.drawn(figure, made)
    return bars.drawn(figure, made)
