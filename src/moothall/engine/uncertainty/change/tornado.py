"""How much the front option's lead over the next one moves with one input at a time. Method note, M6."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.engine.scoring.totals import SAME
from moothall.engine.uncertainty.change.ends import section_ends
from moothall.engine.uncertainty.change.points import Points, totals
from moothall.findings.ranking import Bar


def tornado(points: Points, front: str, runner_up: str) -> tuple[Bar, ...]:
    """The lead of one fixed pair, in points, over the range of each input; widest first.

    A section's weight runs over the groups' own and the one now, the others in proportion. A criterion's
    scores run from the front's low end with the runner-up's high end to the reverse; as the percentiles
    of a score at the end of the scale leave the score out, such a bar need not hold the lead now.
    Inputs that do not move the lead have no bar. Bars of the same width stand as listed, sections first.
    """
    bars = [*_section_bars(points, front, runner_up), *_criterion_bars(points, front, runner_up)]
    wide = [bar for bar in bars if bar.high - bar.low > SAME]
    return tuple(sorted(wide, key=lambda bar: -round(bar.high - bar.low, 9)))


def _section_bars(points: Points, front: str, runner_up: str) -> Iterator[Bar]:
    groups = points.group_section_weights.values()
    for section, ends in section_ends(points):
        if ends is not None:
            weights = [points.section_weights[section], *(own[section] for own in groups)]
            at_zero = ends.zero[front] - ends.zero[runner_up]
            at_one = ends.one[front] - ends.one[runner_up]
            leads = [(1 - w) * at_zero + w * at_one for w in weights]
            yield Bar(kind="section_weight", item=section, low=min(leads), high=max(leads))


def _criterion_bars(points: Points, front: str, runner_up: str) -> Iterator[Bar]:
    now = totals(points)
    lead = now[front] - now[runner_up]
    for section, criteria in points.sections.items():
        for c in criteria:
            weight = points.section_weights[section] * points.criterion_weights[c]
            gap = points.points[front][c] - points.points[runner_up][c]
            worst = points.low[front][c] - points.high[runner_up][c]
            best = points.high[front][c] - points.low[runner_up][c]
            leads = [lead + weight * (worst - gap), lead + weight * (best - gap)]
            yield Bar(kind="criterion_scores", item=c, low=min(leads), high=max(leads))
