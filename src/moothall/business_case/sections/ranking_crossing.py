"""Crossover lines: each option's total as the weight of one section goes from nothing to everything."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from moothall.business_case.brief import Brief
from moothall.business_case.document import Chart, Figure, Mark, Point, Series, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import columns, head, number, row
from moothall.business_case.sections.weights import percent_fine
from moothall.business_case.wording import _, listed, score
from moothall.findings.ranking import Change, Crossing, Crossover, Line

SHOWN = 4
"""Sections drawn, those whose crossing is nearest first; the table holds all."""
GRAIN = 0.5
"""The scale of totals begins and ends at multiples of this."""


def lines(brief: Brief, said: Change) -> Iterator[Figure]:
    """A picture for each section whose weight could change who comes first."""
    crossing = [c for c in said.crossovers if c.kind == "section" and _ends(c)]
    for crossover in sorted(crossing, key=_nearness)[:SHOWN]:
        drawn = [line for line in said.lines if line.section == crossover.item]
        if drawn:
            yield _figure(brief, said.front, crossover, drawn)


def _ends(found: Crossover) -> list[Crossing]:
    return [c for c in (found.below, found.above) if c is not None]


def _nearness(found: Crossover) -> float:
    return min(abs(c.weight - found.weight) for c in _ends(found))


def _figure(brief: Brief, front: str, found: Crossover, drawn: Sequence[Line]) -> Figure:
    title = f"{found.item}. {brief.section(found.item)}"
    ends = [value for line in drawn for value in (line.at_zero, line.at_one)]
    leading = {front, *(c.option for c in _ends(found))}
    return Figure(
        f"figure-crossing-{found.item}",
        _("Total of each option as the weight of {section} changes").format(section=title),
        _reading(brief, front, found),
        _("One line for each option, from its total without the section on the left to its total by this "
          "section alone on the right. Upright lines mark the weight now and the weights at which another "
          "option comes first; each line is named at its end. The table below holds both ends of each line."),
        Chart(
            "lines",
            GRAIN * math.floor(min(ends) / GRAIN),
            GRAIN * math.ceil(max(ends) / GRAIN),
            ("0%", "100%"),
            tuple(_series(brief, line, line.option in leading) for line in drawn),
            "",
            tuple(_marks(brief, found)),
        ),
        Table(
            f"table-crossing-{found.item}",
            _("Total of each option if {section} weighed nothing, and if it alone counted").format(
                section=title
            ),
            columns(_("Option"), number(_("Weight 0%"), _("0 to 4")), number(_("Weight 100%"), _("0 to 4"))),
            tuple(
                row(head(option_link(brief, line.option)), score(line.at_zero), score(line.at_one))
                for line in drawn
            ),
        ),
    )  # fmt: skip


def _reading(brief: Brief, front: str, found: Crossover) -> str:
    said = [
        template.format(weight=percent_fine(c.weight), option=brief.option(c.option))
        for c, template in (
            (found.below, _("{option} below {weight}")),
            (found.above, _("{option} above {weight}")),
        )
        if c is not None
    ]
    return _("At today's weight of {weight}, {front} comes first; {others}.").format(
        weight=percent_fine(found.weight), front=brief.option(front), others=listed(said)
    )


def _series(brief: Brief, line: Line, leading: bool) -> Series:
    points = tuple(Point(value, value, value, score(value)) for value in (line.at_zero, line.at_one))
    return Series(brief.option(line.option), points, apart=not leading)


def _marks(brief: Brief, found: Crossover) -> Iterator[Mark]:
    yield Mark(found.weight, _("now {weight}").format(weight=percent_fine(found.weight)), now=True)
    if found.below is not None:
        yield Mark(found.below.weight, _("below {weight}").format(weight=percent_fine(found.below.weight)))
    if found.above is not None:
        yield Mark(found.above.weight, _("above {weight}").format(weight=percent_fine(found.above.weight)))
