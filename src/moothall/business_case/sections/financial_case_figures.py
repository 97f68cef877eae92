"""The usual measures of an option under each reading of its money."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from moothall.business_case.amounts import amount, ratio, years
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Column, Paragraph, Row, Table
from moothall.business_case.phrases import columns, head, para, row
from moothall.business_case.sections.financial_case import change_words, reading_title
from moothall.business_case.sections.money_words import blank_words, npv_words
from moothall.business_case.wording import DASH, _
from moothall.findings.financial_case import Figures, OptionCase

Told = Callable[[Figures], str]


def figures(brief: Brief, option: OptionCase) -> Iterator[Block]:
    """Measures down, readings across; net present value first."""
    if not option.readings:
        return
    if not can_be_told(option):
        lacks = blank_words(brief, option.readings[0].lacks)
        yield para(_("What it is worth cannot be told: it "), lacks or _("has no recorded money"), ".")
        return
    title = brief.option(option.option)
    yield Table(
        anchor("table-figures", option.option),
        _("{option}: figures against the service as it is").format(option=title),
        (*columns(_("Measure")), *(Column(reading_title(r), numeric=True) for r in option.readings)),
        (_changed(option), *(_row(option, *measure) for measure in _measures(brief.currency))),
    )
    yield from _sharing(brief, option)


def _changed(option: OptionCase) -> Row:
    """What each reading makes of the central values."""
    return row(head(_("What it changes")), *(change_words(r) for r in option.readings))


def _sharing(brief: Brief, option: OptionCase) -> Iterator[Paragraph]:
    """What sharing itself costs, beside what it saves."""
    found = option.cost_of_sharing
    if found is None:
        return
    cost, saving = amount(found.costs, brief.currency), amount(found.savings, brief.currency)
    said = _("Sharing itself costs {cost} over all years, not discounted, beside savings of {saving}. ")
    if found.paid_back is None:
        end = _("The savings do not cover it within the years looked at.")
    else:
        end = _("The savings have covered it by the end of {year}.").format(year=found.paid_back)
    yield para(said.format(cost=cost, saving=saving), end)


def can_be_told(option: OptionCase) -> bool:
    """Whether any figure of any reading was worked out."""
    return any(r.figures.npv is not None or r.figures.peak_funding is not None for r in option.readings)


def peak_words(found: Figures, currency: str) -> str:
    """The most that must be found before money comes back: '£2.400m in 2026'."""
    if found.peak_funding is None:
        return DASH
    if not found.peak_funding:
        return _("none")
    said = amount(abs(found.peak_funding), currency)
    if found.peak_year is None:
        return said
    return _("{amount} in {year}").format(amount=said, year=found.peak_year)


def payback_words(found: Figures, time: float | None) -> str:
    """Years until the sum is at or above zero for good; a dash where nothing is worked out."""
    if time == 0:
        return _("at once")
    return DASH if time is None and found.npv is None else years(time)


def _measures(currency: str) -> tuple[tuple[str, str, Told], ...]:
    return (
        (_("Net present value"), "", lambda f: npv_words(f, currency)),
        (_("Benefits over costs"), _("cashable benefits, present values"), lambda f: ratio(f.bcr)),
        (_("Benefits"), _("present value"), lambda f: amount(f.pv_benefits, currency)),
        (_("Added costs"), _("present value"), lambda f: amount(f.pv_costs, currency)),
        (_("Payback"), _("undiscounted"), lambda f: payback_words(f, f.payback)),
        (_("Payback, discounted"), "", lambda f: payback_words(f, f.discounted_payback)),
        (_("Net value a year"), _("as an even yearly sum"), lambda f: amount(f.eac, currency)),
        (_("Peak funding"), _("most to be found before it comes back"), lambda f: peak_words(f, currency)),
    )


def _row(option: OptionCase, title: str, note: str, told: Told) -> Row:
    return row(head(title, notes=[note]), *(told(r.figures) for r in option.readings))
