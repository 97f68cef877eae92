"""Pictures over the years: what flows in each, and how the sums build up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from moothall.business_case.amounts import short, whole
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Chart, Column, Figure, Point, Series, Table
from moothall.business_case.phrases import cell, columns, head, number, row
from moothall.business_case.sections.money_words import at_centre, bound_note, bounded
from moothall.business_case.wording import _
from moothall.findings.financial_case import Bound, OptionCase, PartnerCase


def flows(brief: Brief, option: OptionCase) -> Iterator[Figure]:
    """Years that cost more than today hang below zero, others stand above; a line adds them up."""
    found = option.years
    if not any(y.net for y in found):
        return
    currency = brief.currency
    series = (
        _series(_("Worse than now"), [min(0.0, y.net) for y in found], currency),
        _series(_("Better than now"), [max(0.0, y.net) for y in found], currency),
        _series(_("Added up"), [y.cumulative for y in found], currency, apart=True),
    )
    values = [p.high for s in series for p in s.points if p]
    title = brief.option(option.option)
    yield Figure(
        anchor("figure-flows", option.option),
        at_centre(_("{option}: net effect of each year, without inflation").format(option=title)),
        _reading(brief, option),
        _("One bar for each year: years in which the option costs more than the service as it is hang below "
          "the line at zero, striped; the others stand above it. A line with dots adds the years up. The "
          "table below holds every figure."),
        Chart(
            "flows",
            min(0.0, *values),
            max(0.0, *values),
            tuple(str(y.year) for y in found),
            series,
            currency,
        ),
        _flows_table(brief, option),
    )  # fmt: skip


def _series(title: str, values: Sequence[float], currency: str, *, apart: bool = False) -> Series:
    points = tuple(Point(v, v, v, short(v, currency)) for v in values)
    return Series(title, points, apart=apart)


def _reading(brief: Brief, option: OptionCase) -> str:
    currency = brief.currency
    lowest, last = min(option.years, key=lambda y: y.cumulative), option.years[-1]
    end = brief.figure(bounded(short(last.cumulative, currency), option.bound), last, "cumulative")
    if lowest.cumulative >= 0:
        return _("Added up, it is never below zero, and comes to {end} by {last}, not discounted.").format(
            end=end, last=brief.figure(brief.year(last.year), last, "year")
        )
    said = _("Added up, it is at its lowest in {year} ({low}), and comes to {end} by {last}, not discounted.")
    low = brief.figure(bounded(short(lowest.cumulative, currency), option.bound), lowest, "cumulative")
    year, until = (brief.figure(brief.year(y.year), y, "year") for y in (lowest, last))
    return said.format(year=year, low=low, end=end, last=until)


def _flows_table(brief: Brief, option: OptionCase) -> Table:
    currency = brief.currency
    recorded = _recorded(brief, option)
    return Table(
        anchor("table-flows", option.option),
        _("Costs, savings and net effect by year"),
        columns(
            _("Year"),
            number(_("Costs"), _("with running the service")),
            number(_("Savings and income")),
            number(_("Net effect"), bound_note(option.bound)),
            number(_("Net effect, discounted"), bound_note(option.bound)),
            number(_("Net effects added up"), bound_note(option.bound)),
        ),
        tuple(
            row(
                head(brief.figure(brief.year(y.year), y, "year")),
                *(
                    _("none recorded")
                    if f == "costs" and not y.costs and y.year not in recorded
                    else brief.figure(whole(getattr(y, f), currency), y, f)
                    for f in ("costs", "savings", "net", "discounted", "cumulative")
                ),
            )
            for y in option.years
        ),
    )


def _recorded(brief: Brief, option: OptionCase) -> set[int]:
    """Years in which somebody recorded a cost, even of nothing; a year without one may cost what it will."""
    return {
        year
        for r in brief.project.finance
        if r.option == option.option and r.kind == "cost" and r.year is not None and r.amount is not None
        for year in range(r.year, (r.until or r.year) + 1)
    }


def cumulative(brief: Brief, option: OptionCase) -> Iterator[Figure]:
    """A line for each partner and one for all: how deep in the red, and when out of it."""
    found = [p for p in option.partners if len(p.budget) == len(option.years)]
    if not found or not any(y.cumulative for y in option.years):
        return
    currency = brief.currency
    series = [
        _series(_("All together"), [y.cumulative for y in option.years], currency, apart=True),
        *(_series(partner_title(brief, p), _sums(p), currency) for p in found),
    ]
    values = [p.high for s in series for p in s.points if p]
    title = brief.option(option.option)
    labels = tuple(str(y.year) for y in option.years)
    added = _("{option}: effects on budgets added up over the years, without inflation")
    yield Figure(
        anchor("figure-cumulative", option.option),
        at_centre(added.format(option=title)),
        _("A line below zero has put in more than it has got back by then."),
        _("A line for each partner and a heavy one for all together, from the first year to the last. Each "
          "has a broken pattern of its own, shown in the key. The table below holds the effect of each "
          "year."),
        Chart("cumulative", min(0.0, *values), max(0.0, *values), labels, tuple(series), currency),
        _cumulative_table(brief, option, found),
    )  # fmt: skip


def _noted(said: str, bound: Bound) -> str:
    """A note on a column, and the bound that its figures are."""
    return "; ".join(s for s in (said, bound_note(bound)) if s)


def partner_title(brief: Brief, found: PartnerCase) -> str:
    """A partner, or what is everybody's and nobody's share is agreed."""
    return brief.partner(found.partner) or _("Jointly, no shares agreed")


def _sums(found: PartnerCase) -> list[float]:
    """Where the line runs: that is geometry, the figures stand in the table."""
    return list(accumulate(y.real for y in found.budget))


def _cumulative_table(brief: Brief, option: OptionCase, found: Sequence[PartnerCase]) -> Table:
    currency = brief.currency
    return Table(
        anchor("table-cumulative", option.option),
        _("Net effects added up for all together, and the effect of each year on each partner"),
        (
            *columns(_("Year"), number(_("All together"), _noted(_("added up"), option.bound))),
            *(
                Column(partner_title(brief, p), _noted(_("in the year"), p.figures.bound), numeric=True)
                for p in found
            ),
        ),
        tuple(
            row(
                head(brief.figure(brief.year(y.year), y, "year")),
                brief.figure(whole(y.cumulative, currency), y, "cumulative"),
                *(_in_year(brief, p, n) for p in found),
            )
            for n, y in enumerate(option.years)
        ),
    )


def _in_year(brief: Brief, found: PartnerCase, place: int) -> Cell:
    year = found.budget[place]
    return cell(brief.figure(whole(year.real, brief.currency), year, "real"))
