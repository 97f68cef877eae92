"""The options at a glance: how each stands in both stages, and its money as promised and as others fared."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import alike
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Column, Row, Standing, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, link, number, row
from moothall.business_case.sections.financial_case import LINES, line_title, shade
from moothall.business_case.sections.money_words import loss_words, npv_words, saving_words
from moothall.business_case.sections.outcomes import outcome_cell
from moothall.business_case.sections.profile import missing_of
from moothall.business_case.vocabulary import standing
from moothall.business_case.wording import (
    DASH,
    _,
    capital,
    counted,
    interval,
    listed,
    rank,
    sentence,
    spoken,
)
from moothall.findings.financial_case import OptionCase
from moothall.findings.scoring import OptionScore

LOSS = "money-chances"
"""Where the simulation is told."""


def glance_table(brief: Brief) -> Table:
    """One row an option."""
    return Table(
        "table-glance-full",
        _("Each option: stage 1, stage 2, and its money read in three ways"),
        columns(
            _("Option"),
            _("Stage 1: principles"),
            _("Stage 2: rank, zeros and gaps"),
            number(_("Total"), brief.scale_ends),
            _("Yearly saving as promoted"),
            *_money_columns(brief),
        ),
        tuple(_glance_rows(brief)),
        stacked=True,
    )


def _glance_rows(brief: Brief) -> Iterator[Row]:
    screens = {s.option: s for s in brief.findings.screening.options}
    scores = {s.option: s for s in brief.findings.scoring.options}
    types = {t.option: t for t in brief.findings.types}
    worth = MoneyCells(brief)
    for option in brief.options:
        screen, result, kind = screens.get(option.id), scores.get(option.id), types.get(option.id)
        type_id = kind and (kind.baseline or (kind.call and kind.call.type))
        yield row(
            head(
                option_link(brief, option.id), notes=[f"{type_id}: {brief.type(type_id)}" if type_id else ""]
            ),
            outcome_cell(screen, screen.tally.words) if screen else _("not judged"),
            _rank_cell(brief, result),
            _total_cell(brief, result) if result else "",
            saving_words(brief, option.id),
            *worth.cells(option.id),
        )


def _total_cell(brief: Brief, result: OptionScore) -> Cell:
    return cell(brief.figure(interval(result.total), result, "total"), notes=[missing_of(brief, result)])


def _rank_cell(brief: Brief, result: OptionScore | None) -> Cell:
    """The place, with how many zeros an average would hide; every zero stands with the ranks.

    A zero that has a name of its own is told in the same breath as the place.
    """
    if result is None:
        return cell(_("not scored"))
    called = dict.fromkeys(spoken(z.called) for z in result.zeros if z.called)
    shown: Standing | None = "zero" if called else "apart" if result.rank is None else None
    place = brief.figure(capital(rank(result.rank)), result, "rank")
    said = place if result.rank else sentence(standing(result.standing))
    every = brief.figure(counted(len(result.zeros), "zero", "zeros"), result, "zeros")
    zeros = every if result.zeros else ""
    if called:
        said = sentence(result.words) if result.words else said
        zeros = _("{zeros}, among them {flagged}").format(zeros=zeros, flagged=listed(called))
    return cell(said, notes=[link(zeros, "ranks") if zeros else ""], standing=shown)


def _money_columns(brief: Brief) -> Iterator[Column]:
    """A column for each line and one for the simulation; each leads to where it is told."""
    told = brief.findings.financial_case is not None
    for id in LINES:
        title = _("Net present value: {line}").format(line=line_title(id)[:1].lower() + line_title(id)[1:])
        yield Column(title, numeric=True, to="money-worth" if told else "")
    yield Column(_("Chance of a loss"), numeric=True, note=_("share of draws"), to=LOSS if told else "")


class MoneyCells:
    """The cells of each option, all amounts in one unit."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        case, drawn = brief.findings.financial_case, brief.findings.money_chances
        self._cases = {o.option: o for o in case.options} if case else {}
        self._baseline = case.basis.baseline if case else None
        self._drawn = {o.option: o.total for o in drawn.options} if drawn else {}
        readings = (r for o in self._cases.values() for r in o.readings if r.id in LINES)
        self._tell = alike([r.figures.npv for r in readings], brief.currency)

    def cells(self, option: str) -> tuple[Cell, ...]:
        """The three lines and the chance of a loss; a dash for the one that the others are held against."""
        if option == self._baseline:
            return tuple(cell(DASH) for _column in (*LINES, LOSS))
        found = self._cases.get(option)
        return (*(self._line(found, id) for id in LINES), self._loss(option, found))

    def _line(self, found: OptionCase | None, line: str) -> Cell:
        reading = next((r for r in found.readings if r.id == line), None) if found else None
        if found is None or reading is None or reading.figures.npv is None:
            return cell(_("cannot be told"), standing="open")
        said = npv_words(reading.figures, self._tell)
        worth = self._brief.figure(said, reading.figures, "npv")
        return cell(link(worth, anchor("money-of", found.option)), standing=shade(reading.figures))

    def _loss(self, option: str, case: OptionCase | None) -> Cell:
        found = self._drawn.get(option)
        if found is None or case is None:
            return cell(_("cannot be told"), standing="open")
        return cell(link(self._brief.figure(loss_words(found.loss, case.bound), found.loss), LOSS))
