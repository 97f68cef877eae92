"""Central weights: whose view of what matters would put each option first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.anchors import named_ref, ref
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
from moothall.business_case.phrases import cell, columns, head, lines, number, para, row, say
from moothall.business_case.ranked_titles import named, named_link, share_column
from moothall.business_case.ranking_words import run_title
from moothall.business_case.sections.ranking_central_view import View, few
from moothall.business_case.sections.weights import percent_fine
from moothall.business_case.wording import DASH, _
from moothall.findings.ranking import CentralWeights, RankedOption, RankingFindings

BESIDE = 4
"""Options beside each other in one picture; more stand in the next."""
NAMED = 3
"""Sections named in words for an option."""
STEP = 10
"""The scale of weights, in percent, ends at a multiple of this."""


def central(brief: Brief, found: RankingFindings) -> Iterator[Block]:
    """For each option the mean weights of the draws that it wins, against the mean of all draws."""
    run = next((r for r in found.runs if r.model == "free"), found.runs[0] if found.runs else None)
    if run is None or run.mean_weights is None or len(run.options) < 2:
        return
    tight = len(run.mean_weights.sections) if run.model == "free" else found.concentration
    view = View(run=run, mean=run.mean_weights, tight=tight)
    yield para(
        _("For each option: the mean of the weights in the draws in which it comes first, held against the "
          "mean over all draws. This describes who would put it first: where somebody cares more than "
          "average, or less. It is not a step from the weights in force; for that see what would change "
          "the answer, below. Simulation: {run}.").format(run=run_title(brief, run).lower()),
    )  # fmt: skip
    yield _summary(brief, view)
    winners = [o for o in run.options if o.central_weights is not None and not few(o)]
    for start in range(0, len(winners), BESIDE):
        yield _figure(brief, winners[start : start + BESIDE], view, start // BESIDE, len(winners) > BESIDE)
    if winners:
        yield Details(
            _("The same for the criteria within each section"), (_criteria(brief, winners, view.mean),)
        )


def _summary(brief: Brief, view: View) -> Table:
    return Table(
        "table-central",
        _("What you would have to care about for each option to come first, against the average over all "
          "weights drawn; only what is larger than chance"),
        columns(
            _("Option"),
            _("Sections that weigh more than on average"),
            _("Sections that weigh less than on average"),
            number(_("Confidence"), _("comes first under these weights")),
        ),
        tuple(_row(brief, o, view) for o in view.run.options),
    )  # fmt: skip


def _row(brief: Brief, option: RankedOption, view: View) -> Row:
    found = option.central_weights
    named = head(named_link(brief, option.option))
    if found is None:
        return row(named, cell(_("Never first, whatever the weights drawn"), standing="apart"), DASH, DASH)
    if few(option):
        return row(named, cell(_("First in too few draws to tell"), standing="apart"), DASH, DASH)
    shifts = {s: view.shift(option, s) for s in found.sections}
    more = sorted((s for s in shifts if shifts[s] > 0), key=lambda s: -shifts[s])[:NAMED]
    less = sorted((s for s in shifts if shifts[s] < 0), key=lambda s: shifts[s])[:NAMED]
    sure = option.confidence
    confidence = brief.figure(share(sure), sure) if sure is not None else DASH
    return row(named, _shifts(brief, found, view, more), _shifts(brief, found, view, less), confidence)


def _shifts(brief: Brief, found: CentralWeights, view: View, sections: Sequence[str]) -> Cell:
    said = [
        say(
            ref("section", s),
            _(" {section}: {new} (average {old})").format(
                section=brief.section(s),
                new=_weight(brief, found.sections, s),
                old=_weight(brief, view.mean.sections, s),
            ),
        )
        for s in sections
    ]
    return lines(said or [_("none by more than chance")])


def _weight(brief: Brief, weights: dict[str, float], item: str) -> str:
    return brief.figure(percent_fine(weights.get(item)), weights, item)


def _figure(brief: Brief, options: Sequence[RankedOption], view: View, part: int, several: bool) -> Figure:
    usual = view.mean.sections
    sections = [s.id for s in brief.framework.matrix.sections if s.id in usual]
    held = [o.central_weights.sections for o in options if o.central_weights is not None]
    top = max((w for weights in (usual, *held) for w in weights.values()), default=0.0)
    series = [Series(_("Average over all weights"), _points(brief, usual, sections), apart=True)]
    series += [
        Series(named(brief, o.option), tuple(_shifted(brief, view, o, s) for s in sections)) for o in options
    ]
    suffix = f"-{part + 1}" if part else ""
    title = _("What you would have to care about: weight of each section, in percent")
    return Figure(
        f"figure-central{suffix}",
        _("{title}, part {n}").format(title=title, n=part + 1) if several else title,
        _("An open circle stands for the average over all weights drawn, a full mark for the average where "
          "the option comes first. Where there is no full mark, the two do not differ by more than chance."),
        _("A grid with a row for each section and a column for each option. In each field an open circle "
          "marks the mean weight over all draws, and a full diamond the mean weight in the draws that the "
          "option wins, with its value beside it; the diamond is left out where the two do not differ by "
          "more than chance. The table below holds every figure."),
        Chart(
            "shifts",
            0,
            max(STEP, -(-100 * top // STEP) * STEP),
            tuple(f"{s}. {brief.section(s)}" for s in sections),
            tuple(series),
            "%",
        ),
        _table(brief, options, sections, usual, suffix),
    )  # fmt: skip


def _shifted(brief: Brief, view: View, option: RankedOption, section: str) -> Point | None:
    """The option's weight, where it differs from the average by more than chance."""
    if option.central_weights is None or not view.shift(option, section):
        return None
    return _point(brief, option.central_weights.sections, section)


def _points(brief: Brief, weights: dict[str, float], sections: Sequence[str]) -> tuple[Point | None, ...]:
    return tuple(_point(brief, weights, s) for s in sections)


def _point(brief: Brief, weights: dict[str, float], section: str) -> Point | None:
    weight = weights.get(section)
    if weight is None:
        return None
    said = brief.figure(percent_fine(weight), weights, section)
    return Point(100 * weight, 100 * weight, 100 * weight, said)


def _table(
    brief: Brief,
    options: Sequence[RankedOption],
    sections: Sequence[str],
    usual: dict[str, float],
    suffix: str,
) -> Table:
    held = [o.central_weights.sections if o.central_weights else {} for o in options]
    return Table(
        f"table-central-sections{suffix}",
        _("Weight of each section on average, and in the draws in which the option comes first"),
        (
            *columns(_("Section"), number(_("Average"), _("over all draws"))),
            *(share_column(brief, o.option) for o in options),
        ),
        tuple(
            row(
                head(named_ref("section", s, brief.section(s))),
                *(_weight(brief, weights, s) for weights in (usual, *held)),
            )
            for s in sections
        ),
    )


def _criteria(brief: Brief, options: Sequence[RankedOption], mean: CentralWeights) -> Table:
    usual = mean.criteria
    held = [o.central_weights.criteria if o.central_weights else {} for o in options]
    return Table(
        "table-central-criteria",
        _("Weight of each criterion within its section on average, and in the draws that the option wins"),
        (
            *columns(_("Criterion"), number(_("Average"), _("over all draws"))),
            *(share_column(brief, o.option) for o in options),
        ),
        tuple(
            row(
                head(ref("criterion", c.id), " ", c.title),
                *(_weight(brief, w, c.id) for w in (usual, *held)),
            )
            for c in brief.framework.criteria
            if c.id in usual
        ),
    )
