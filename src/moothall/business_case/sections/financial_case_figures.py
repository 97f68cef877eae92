"""The usual measures of an option under each reading of its money."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from moothall.business_case.amounts import Tell, alike, amount, years
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Column, Paragraph, Row, Table
from moothall.business_case.phrases import cell, columns, head, para, row
from moothall.business_case.sections.financial_case import change_words, reading_title
from moothall.business_case.sections.money_words import blank_words, bounded, npv_words, ratio_words
from moothall.business_case.wording import DASH, _
from moothall.findings.financial_case import Figures, OptionCase

Told = Callable[[Figures], str | Cell]


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
        (
            _changed(brief, option),
            *(_row(option, *measure) for measure in _measures(brief, _tell(brief, option))),
        ),
        stacked=True,
    )
    yield from _sharing(brief, option)


def _changed(brief: Brief, option: OptionCase) -> Row:
    """What each reading makes of the central values."""
    return row(head(_("What it changes")), *(change_words(brief, r) for r in option.readings))


def _sharing(brief: Brief, option: OptionCase) -> Iterator[Paragraph]:
    """What sharing itself costs, beside what it saves."""
    found = option.cost_of_sharing
    if found is None:
        return
    cost = brief.figure(amount(found.costs, brief.currency), found, "costs")
    saving = brief.figure(amount(found.savings, brief.currency), found, "savings")
    said = _("Sharing itself costs {cost} over all years, not discounted, beside savings of {saving}. ")
    if found.paid_back is None:
        end = _("The savings do not cover it within the years looked at.")
    else:
        year = brief.figure(brief.year(found.paid_back), found, "paid_back")
        end = _("The savings have covered it by the end of {year}.").format(year=year)
    yield para(said.format(cost=cost, saving=saving), end)


def can_be_told(option: OptionCase) -> bool:
    """Whether any figure of any reading was worked out."""
    return any(r.figures.npv is not None or r.figures.peak_funding is not None for r in option.readings)


def peak_words(brief: Brief, found: Figures, tell: Tell) -> str:
    """The most that must be found before money comes back: '£2.400m in 2026-27'."""
    if found.peak_funding is None:
        return DASH
    if not found.peak_funding:
        return _("none") if found.bound == "exact" else _("none as recorded")
    most = tell(abs(found.peak_funding))
    said = brief.figure(bounded(most, found.bound, turned=True), found, "peak_funding")
    if found.peak_year is None:
        return said
    year = brief.figure(brief.year(found.peak_year), found, "peak_year")
    return _("{amount} in {year}").format(amount=said, year=year)


def payback_cell(brief: Brief, found: Figures, field: str = "payback") -> Cell:
    """By the end of which year the sum is at or above zero for good; a dash where nothing is worked out."""
    time: float | None = getattr(found, field)
    if time == 0:
        return cell(_("at once") if found.bound in ("exact", "at_least") else _("at once as recorded"))
    if time is None:
        unsure = found.bound in ("at_least", "open")
        said = DASH if found.npv is None and not found.peak_funding else years(None)
        return cell(said, notes=[_("as recorded") if unsure and said != DASH else ""])
    first = brief.findings.financial_case.basis.first_year if brief.findings.financial_case else 0
    said = {
        "exact": _("by the end of {year}"),
        "at_most": _("by the end of {year} at the earliest"),
        "at_least": _("by the end of {year} at the latest"),
        "open": _("by the end of {year} as recorded"),
    }[found.bound]
    after = _("{time} from the end of {first}").format(
        time=brief.figure(years(time), found, field), first=brief.year(first)
    )
    return cell(said.format(year=brief.year(first + math.ceil(time))), notes=[after])


def _tell(brief: Brief, option: OptionCase) -> Tell:
    """All amounts of the table in one unit."""
    found = [r.figures for r in option.readings]
    values = [v for f in found for v in (f.npv, f.pv_benefits, f.pv_costs, f.eac, f.peak_funding)]
    return alike(values, brief.currency)


def _measures(brief: Brief, tell: Tell) -> tuple[tuple[str, str, Told], ...]:
    return (
        (_("Net present value"), "", lambda f: _held(brief, f, "npv", npv_words(f, tell))),
        (
            _("Benefits over costs"),
            _("cashable benefits, present values"),
            lambda f: _held(brief, f, "bcr", ratio_words(f)),
        ),
        (
            _("Benefits"),
            _("present value"),
            lambda f: _held(brief, f, "pv_benefits", tell(f.pv_benefits)),
        ),
        (_("Added costs"), _("present value"), lambda f: _held(brief, f, "pv_costs", tell(f.pv_costs))),
        (_("Payback"), _("undiscounted"), lambda f: payback_cell(brief, f)),
        (_("Payback, discounted"), "", lambda f: payback_cell(brief, f, "discounted_payback")),
        (_("Net value a year"), _("as an even yearly sum"), lambda f: _held(brief, f, "eac", _even(f, tell))),
        (
            _("Peak funding"),
            _("most to be found before it comes back"),
            lambda f: peak_words(brief, f, tell),
        ),
    )


def _held(brief: Brief, found: Figures, field: str, said: str) -> str:
    """The words of a measure, with where it stands."""
    return brief.figure(said, found, field)


def _even(found: Figures, tell: Tell) -> str:
    return DASH if found.eac is None else bounded(tell(found.eac), found.bound)


def _row(option: OptionCase, title: str, note: str, told: Told) -> Row:
    return row(head(title, notes=[note]), *(told(r.figures) for r in option.readings))
