"""Crossover lines: each option's total as the weight of one section goes from nothing to everything."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from moothall.business_case.brief import Brief
from moothall.business_case.document import Chart, Figure, Mark, Point, Series, Table
from moothall.business_case.phrases import columns, head, number, row
from moothall.business_case.ranked_titles import named, named_link, quoted
from moothall.business_case.sections.weights import percent_fine
from moothall.business_case.wording import _, listed, percent, score
from moothall.findings.ranking import Change, Crossing, Crossover, Line

SHOWN = 4
"""Sections drawn, those whose crossing is nearest first; the table holds all."""
WINDOWS = (0.1, 0.25, 0.5, 1.0)
"""How far a picture may reach, as weights of the section."""
ROOM = 1.5
"""A picture reaches at least so many times as far as what it marks."""
GRAIN, LEAST = 10, 5
"""The scale of totals begins and ends at tenths, and spans as many: no tick needs a second decimal."""


class View(Struct, frozen=True, kw_only=True):
    """What is drawn of the lines: those at the top, up to some weight. That is geometry, no figure."""

    front: str
    found: Crossover
    lines: Sequence[Line]

    @property
    def leading(self) -> set[str]:
        """The options that come first somewhere near."""
        return {self.front, *(c.option for c in _ends(self.found))}

    @property
    def until(self) -> float:
        """The weight at which the picture ends."""
        last = max(self.found.weight, *(c.weight for c in _ends(self.found)))
        return next((w for w in WINDOWS if w >= ROOM * last), WINDOWS[-1])

    def ends(self, line: Line) -> tuple[float, float]:
        """Totals at both ends of the picture."""
        return line.at_zero, line.at_zero + (line.at_one - line.at_zero) * self.until

    @property
    def drawn(self) -> list[Line]:
        """The leading options, and those that come as high as the lowest point of these."""
        floor = min(min(self.ends(line)) for line in self.lines if line.option in self.leading)
        return [line for line in self.lines if line.option in self.leading or max(self.ends(line)) >= floor]


def lines(brief: Brief, said: Change) -> Iterator[Figure]:
    """A picture for each section whose weight could change who comes first."""
    crossing = [c for c in said.crossovers if c.kind == "section" and _ends(c)]
    for crossover in sorted(crossing, key=_nearness)[:SHOWN]:
        every = [line for line in said.lines if line.section == crossover.item]
        view = View(front=said.front, found=crossover, lines=every)
        if view.leading & {line.option for line in every}:
            yield _figure(brief, view)


def _ends(found: Crossover) -> list[Crossing]:
    return [c for c in (found.below, found.above) if c is not None]


def _nearness(found: Crossover) -> float:
    return min(abs(c.weight - found.weight) for c in _ends(found))


def _figure(brief: Brief, view: View) -> Figure:
    item = view.found.item
    title = f"{item}. {brief.section(item)}"
    totals = [total for line in view.drawn for total in view.ends(line)]
    return Figure(
        f"figure-crossing-{item}",
        _title(view, len(view.lines)).format(section=title),
        _reading(brief, view),
        _("One line for each option near the top, from its total without the section on the left to its "
          "total at {weight} of all weight on the right. Upright lines mark the weight now and the weights "
          "at which another option comes first; each line is named at its end. The table below holds all "
          "options.").format(weight=percent(view.until)),
        Chart(
            "lines",
            *_scale(totals),
            (percent(0.0), percent(view.until)),
            tuple(_series(brief, view, line) for line in view.drawn),
            "",
            tuple(_marks(brief, view)),
        ),
        _table(brief, view, title),
    )  # fmt: skip


def _title(view: View, every: int) -> str:
    if len(view.drawn) == every:
        return _("Total of each option as the weight of {section} changes")
    return _("Totals of the options near the top as the weight of {section} changes")


def _scale(totals: Sequence[float]) -> tuple[float, float]:
    low, high = math.floor(GRAIN * min(totals)), math.ceil(GRAIN * max(totals))
    spare = max(0, LEAST - (high - low))
    return (low - spare // 2) / GRAIN, (high + spare - spare // 2) / GRAIN


def _table(brief: Brief, view: View, title: str) -> Table:
    return Table(
        f"table-crossing-{view.found.item}",
        _("Total of each option if {section} weighed nothing, and if it alone counted").format(section=title),
        columns(
            _("Option"), number(_("Weight 0%"), brief.scale_ends), number(_("Weight 100%"), brief.scale_ends)
        ),
        tuple(
            row(
                head(named_link(brief, line.option)),
                brief.figure(score(line.at_zero), line, "at_zero"),
                brief.figure(score(line.at_one), line, "at_one"),
            )
            for line in view.lines
        ),
    )


def _reading(brief: Brief, view: View) -> str:
    found = view.found
    said = [
        template.format(
            weight=brief.figure(percent_fine(c.weight), c, "weight"), option=quoted(brief, c.option)
        )
        for c, template in (
            (found.below, _("below {weight} {option} does")),
            (found.above, _("above {weight} {option} does")),
        )
        if c is not None
    ]
    return _("At the weight now, {weight}, {front} comes first; {others}.").format(
        weight=brief.figure(percent_fine(found.weight), found, "weight"),
        front=quoted(brief, view.front),
        others=listed(said),
    )


def _series(brief: Brief, view: View, line: Line) -> Series:
    points = tuple(Point(total, total, total) for total in view.ends(line))
    return Series(named(brief, line.option), points, apart=line.option not in view.leading)


def _marks(brief: Brief, view: View) -> Iterator[Mark]:
    found, until = view.found, view.until
    yield Mark(
        found.weight / until,
        _("now {weight}").format(weight=brief.figure(percent_fine(found.weight), found, "weight")),
        now=True,
    )
    if found.below is not None:
        said = _("below {weight}").format(
            weight=brief.figure(percent_fine(found.below.weight), found.below, "weight")
        )
        yield Mark(found.below.weight / until, said)
    if found.above is not None:
        said = _("above {weight}").format(
            weight=brief.figure(percent_fine(found.above.weight), found.above, "weight")
        )
        yield Mark(found.above.weight / until, said)
