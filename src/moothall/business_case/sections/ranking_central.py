"""Central weights: whose view of what matters would put each option first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.chances import share
from moothall.business_case.document import (
    Block,
    Cell,
    Chart,
    Details,
    Figure,
    Point,
    Row,
    Series,
    Table,
)
from moothall.business_case.phrases import cell, columns, head, lines, link, number, para, row, say
from moothall.business_case.ranked_titles import named, named_link, share_column
from moothall.business_case.ranking_words import run_title
from moothall.business_case.wording import DASH, _, percent
from moothall.findings.ranking import CentralWeights, RankedOption, RankingFindings, Run

BESIDE = 4
"""Options beside each other in one picture; more stand in the next."""
NAMED = 3
"""Sections named in words for an option."""
STEP = 10
"""The scale of weights, in percent, ends at a multiple of this."""
SURE = 3
"""Standard errors that a share must reach: an option that wins fewer draws has no telling mean of weights."""


def central(brief: Brief, found: RankingFindings) -> Iterator[Block]:
    """For each option the mean weights of the draws that it wins, against the weights now."""
    run = next((r for r in found.runs if r.model == "free"), found.runs[0] if found.runs else None)
    if run is None or len(run.options) < 2:
        return
    now, within = _now(brief)
    yield para(
        _("For each option: the mean of the weights in the draws in which it comes first. This describes who "
          "would put it first. Simulation: {run}.").format(run=run_title(brief, run).lower()),
    )  # fmt: skip
    yield _summary(brief, run, now)
    winners = [o for o in run.options if o.central_weights is not None and not _few(o)]
    for start in range(0, len(winners), BESIDE):
        yield _figure(brief, winners[start : start + BESIDE], now, start // BESIDE, len(winners) > BESIDE)
    if winners:
        yield Details(
            _("The same for the criteria within each section"), (_criteria(brief, winners, within),)
        )


def _few(option: RankedOption) -> bool:
    """Whether it comes first in too few draws for their mean to tell anything."""
    return option.first.share < SURE * option.first.error


def _now(brief: Brief) -> tuple[dict[str, float], dict[str, float]]:
    """Joint weights in force: sections, and criteria within their section."""
    sets = brief.findings.scoring.weight_sets
    return (sets[0].joint.sections, sets[0].joint.criteria) if sets else ({}, {})


def _summary(brief: Brief, run: Run, now: dict[str, float]) -> Table:
    return Table(
        "table-central",
        _("What you would have to care about for each option to come first"),
        columns(
            _("Option"),
            _("Sections that weigh more than now"),
            _("Sections that weigh less than now"),
            number(_("Confidence"), _("comes first under these weights")),
        ),
        tuple(_row(brief, o, now) for o in run.options),
    )


def _row(brief: Brief, option: RankedOption, now: dict[str, float]) -> Row:
    found = option.central_weights
    named = head(named_link(brief, option.option))
    if found is None:
        return row(named, cell(_("Never first, whatever the weights drawn"), standing="apart"), DASH, DASH)
    if _few(option):
        return row(named, cell(_("First in too few draws to tell"), standing="apart"), DASH, DASH)
    shifted = sorted(found.sections, key=lambda s: now.get(s, 0.0) - found.sections[s])
    more = [s for s in shifted if _rises(found, now, s)][:NAMED]
    less = [s for s in reversed(shifted) if _rises(found, now, s, -1)][:NAMED]
    confidence = share(option.confidence) if option.confidence is not None else DASH
    return row(named, _shifts(brief, found, now, more), _shifts(brief, found, now, less), confidence)


def _rises(found: CentralWeights, now: dict[str, float], section: str, sign: int = 1) -> bool:
    """Whether a weight differs in the figures that are printed."""
    new, old = found.sections[section], now.get(section, 0.0)
    return sign * (new - old) > 0 and percent(new) != percent(old)


def _shifts(brief: Brief, found: CentralWeights, now: dict[str, float], sections: Sequence[str]) -> Cell:
    said = [
        say(
            ref("section", s),
            _(" {section}: {new} (now {old})").format(
                section=brief.section(s), new=percent(found.sections[s]), old=percent(now.get(s))
            ),
        )
        for s in sections
    ]
    return lines(said or [_("none")])


def _figure(
    brief: Brief, options: Sequence[RankedOption], now: dict[str, float], part: int, several: bool
) -> Figure:
    sections = [s.id for s in brief.framework.matrix.sections if s.id in now]
    held = [o.central_weights.sections for o in options if o.central_weights is not None]
    top = max((w for weights in (now, *held) for w in weights.values()), default=0.0)
    series = [Series(_("Weights now"), _points(now, sections), apart=True)]
    series += [
        Series(named(brief, o.option), _points(weights, sections))
        for o, weights in zip(options, held, strict=True)
    ]
    suffix = f"-{part + 1}" if part else ""
    title = _("What you would have to care about: weight of each section, in percent")
    return Figure(
        f"figure-central{suffix}",
        _("{title}, part {n}").format(title=title, n=part + 1) if several else title,
        _("An open circle stands for the weight now, a full mark for the weight under which the option of "
          "the column comes first."),
        _("A grid with a row for each section and a column for each option. In each field an open circle "
          "marks the weight now, and a full diamond the mean weight in the draws that the option wins, with "
          "its value beside it. The table below holds every figure."),
        Chart(
            "shifts",
            0,
            max(STEP, -(-100 * top // STEP) * STEP),
            tuple(f"{s}. {brief.section(s)}" for s in sections),
            tuple(series),
            "%",
        ),
        _table(brief, options, sections, now, suffix),
    )  # fmt: skip


def _points(weights: dict[str, float], sections: Sequence[str]) -> tuple[Point | None, ...]:
    return tuple(_point(weights.get(s)) for s in sections)


def _point(weight: float | None) -> Point | None:
    if weight is None:
        return None
    return Point(100 * weight, 100 * weight, 100 * weight, percent(weight))


def _table(
    brief: Brief, options: Sequence[RankedOption], sections: Sequence[str], now: dict[str, float], suffix: str
) -> Table:
    held = [o.central_weights.sections if o.central_weights else {} for o in options]
    return Table(
        f"table-central-sections{suffix}",
        _("Weight of each section now, and in the draws in which the option comes first"),
        (*columns(_("Section"), number(_("Now"))), *(share_column(brief, o.option) for o in options)),
        tuple(
            row(
                head(ref("section", s), " ", link(brief.section(s), anchor("section", s))),
                *(percent(weights.get(s)) for weights in (now, *held)),
            )
            for s in sections
        ),
    )


def _criteria(brief: Brief, options: Sequence[RankedOption], now: dict[str, float]) -> Table:
    held = [o.central_weights.criteria if o.central_weights else {} for o in options]
    return Table(
        "table-central-criteria",
        _("Weight of each criterion within its section now, and in the draws that the option wins"),
        (*columns(_("Criterion"), number(_("Now"))), *(share_column(brief, o.option) for o in options)),
        tuple(
            row(
                head(ref("criterion", c.id), " ", c.title),
                *(percent(weights.get(c.id)) for weights in (now, *held)),
            )
            for c in brief.framework.criteria
            if c.id in now
        ),
    )
