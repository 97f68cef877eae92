"""The options at a glance: one short row each. What stands behind it is told in full with the warnings."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Column, Row, Standing, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.paths import where
from moothall.business_case.phrases import cell, columns, head, link, para, row, strong
from moothall.business_case.sections.financial_case import LINES, line_title
from moothall.business_case.sections.glance import LOSS, MoneyCells
from moothall.business_case.sections.jobs import net_words
from moothall.business_case.sections.outcomes import short_outcome_cell
from moothall.business_case.sections.profile import missing_of
from moothall.business_case.vocabulary import standing
from moothall.business_case.wording import _, capital, counted, interval, listed, rank
from moothall.findings.scoring import OptionScore, Zero

NAMED = 3
"""Flagged zeros that are named beside the place; the others are counted."""


def at_a_glance(brief: Brief) -> Iterator[Block]:
    """The table, how to read its money, and where more is told."""
    yield glance_table(brief)
    yield para(
        strong(_("How to read the money. ")),
        _("What an option brings over the years less what it costs, in today's worth, against the service "
          "as it is. Below zero it is a loss. \"At most\" means that a cost is still blank."),
        " ",
        _("More on each option: "),
        link(_("both stages and money"), "glance"),
        "; ",
        link(_("staff, places, power and law"), "glance-people"),
        ".",
    )  # fmt: skip


def glance_table(brief: Brief) -> Table:
    """One row an option: both stages, the money in three readings, how likely a loss is, posts."""
    told = brief.findings.financial_case is not None
    return Table(
        "table-glance",
        _("Each option: both stages, net present value in three readings, and posts"),
        columns(
            _("Option"),
            _("Stage 1"),
            _("Place in stage 2, and zeros"),
            Column(_("Total"), numeric=True, note=brief.scale_ends),
            *(Column(line_title(id), numeric=True, to="money-worth" if told else "") for id in LINES),
            Column(_("Chance of a loss"), numeric=True, to=LOSS if told else ""),
            Column(_("Posts, net"), to="jobs"),
        ),
        tuple(_rows(brief)),
        stacked=True,
    )


def _rows(brief: Brief) -> Iterator[Row]:
    screens = {s.option: s for s in brief.findings.screening.options}
    scores = {s.option: s for s in brief.findings.scoring.options}
    money = MoneyCells(brief)
    for option in brief.options:
        screen, result = screens.get(option.id), scores.get(option.id)
        yield row(
            head(option_link(brief, option.id)),
            short_outcome_cell(screen) if screen else _("not judged"),
            _place(brief, result),
            _total(brief, result) if result else "",
            *money.cells(option.id),
            _posts(brief, option.id),
        )


def _place(brief: Brief, result: OptionScore | None) -> Cell:
    """The place and, in the same breath, the flagged zeros that an average would hide."""
    if result is None:
        return cell(_("not scored"))
    called = [z for z in result.zeros if z.called]
    shade: Standing | None = "zero" if called else "apart" if result.rank is None else None
    zeros = brief.figure(counted(len(result.zeros), "zero", "zeros"), result, "zeros")
    if called and len(result.zeros) == 1:
        zeros = _("{zeros}, flagged").format(zeros=zeros)
    elif called:
        names = where(called=tuple(dict.fromkeys(z.called for z in called)))
        flagged = brief.figure(str(len(called)), result, "zeros", names)
        zeros = _("{zeros}, {n} of them flagged").format(zeros=zeros, n=flagged)
    notes = [link(zeros, "ranks")] if result.zeros else []
    return cell(_place_words(brief, result, called), notes=notes, standing=shade)


def _place_words(brief: Brief, result: OptionScore, called: list[Zero]) -> str:
    """'Ranks first but scores 0 on pensions': zeros of the whole first, else those that some groups gave."""
    place = brief.figure(rank(result.rank), result, "rank") if result.rank else standing(result.standing)
    if not called:
        return capital(place)
    whole = [z for z in called if z.whole]
    named = [z.title[:1].lower() + z.title[1:] for z in whole or called]
    if (more := len(named) - NAMED) > 0:
        named = [*named[:NAMED], counted(more, "other", "others")]
    template = _("{place}, and some groups give 0 on {zeros}") if not whole else _ranked_but(result)
    return capital(template.format(place=place, zeros=listed(named)))


def _ranked_but(result: OptionScore) -> str:
    if result.rank is None:
        return _("{place}, and scores 0 on {zeros}")
    if result.rank.best == result.rank.worst:
        return _("ranks {place} but scores 0 on {zeros}")
    return _("may rank {place} but scores 0 on {zeros}")


def _total(brief: Brief, result: OptionScore) -> Cell:
    return cell(brief.figure(interval(result.total), result, "total"), notes=[missing_of(brief, result)])


def _posts(brief: Brief, option: str) -> Cell:
    """The net over all places; a small count is never told."""
    found = next((o for o in brief.findings.jobs.options if o.option == option), None)
    if found is None:
        return cell(_("not recorded"), standing="open")
    if found.net is None:
        return cell(net_words(brief, found), standing="apart")
    return cell(net_words(brief, found), standing="bad" if round(found.net, 1) < 0 else None)
