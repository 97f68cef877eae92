"""The financial case of one option: its figures, its years, what would turn it, then more for who asks."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Paragraph, Section
from moothall.business_case.phrases import para, strong
from moothall.business_case.sections.financial_case_change import categories, other_rates, switching, weighed
from moothall.business_case.sections.financial_case_figures import figures
from moothall.business_case.sections.financial_case_front_line import assets, front_line
from moothall.business_case.sections.financial_case_partners import budgets, partners
from moothall.business_case.sections.financial_case_plan import left_out, plan
from moothall.business_case.sections.financial_case_scope import scope
from moothall.business_case.sections.financial_case_steps import steps
from moothall.business_case.sections.financial_case_years import cumulative, flows
from moothall.business_case.sections.money_words import central_words
from moothall.business_case.wording import _, counted
from moothall.business_case.woven import strung
from moothall.findings.financial_case import FinancialCase, OptionCase


def option_cases(brief: Brief, found: FinancialCase) -> Section:
    """A part for each option but the one that the others are held against."""
    shown = [o for o in found.options if o.option != found.basis.baseline]
    opening = tuple(_opening(brief, found, bool(shown)))
    parts = tuple(_option(brief, found, o) for o in shown)
    return Section("money-options", _("The money of each option"), opening, parts, level=3)


def _opening(brief: Brief, found: FinancialCase, any_shown: bool) -> Iterator[Block]:
    if not any_shown:
        yield para(_("No option stands beside the service as it is."))
    for option in found.options:
        if option.option == found.basis.baseline and option.unplaced:
            title = strung((brief.option(option.option), _lines_left(brief, option)), ": ")
            id = anchor("money-left-out", option.option)
            yield Details(title, tuple(left_out(brief, option)), id)


def _option(brief: Brief, found: FinancialCase, option: OptionCase) -> Section:
    return Section(
        anchor("money-of", option.option),
        brief.option(option.option),
        (*_shown(brief, option), *_more(brief, found, option)),
        level=4,
    )


def _shown(brief: Brief, option: OptionCase) -> Iterator[Block]:
    if not option.readings:
        yield para(_("No money is recorded, so nothing can be worked out."))
    yield from figures(brief, option)
    yield from _central(brief, option)
    yield from flows(brief, option)
    yield from switching(brief, option)


def _central(brief: Brief, option: OptionCase) -> Iterator[Paragraph]:
    """On what all but the figures above rests; nothing where nothing of it can be told."""
    if not option.years:
        return
    held = central_words(brief, option)
    yield para(
        strong(_("All that follows on this option")),
        _(" takes all recorded lines at their central values, without optimism bias and without overrun or "
          "delay, unless it says otherwise."),
        _(" So taken, its net present value is {amount}.").format(amount=held) if held else "",
    )  # fmt: skip


def _more(brief: Brief, found: FinancialCase, option: OptionCase) -> Iterator[Details]:
    """What stands behind it, closed; a part without anything to say is left out."""
    parts = (
        ("partners", _("Partner by partner"), partners(brief, option)),
        ("cumulative", _("How the sums build up over the years"), cumulative(brief, option)),
        ("budgets", _("Effect on each budget, year by year"), budgets(brief, option)),
        ("steps", _("From the promoted to the adjusted case, step by step"), steps(brief, option)),
        ("alone", _("What each category alone would have to come to"), categories(brief, option)),
        ("rates", _("At other discount rates"), other_rates(brief, found.basis, option)),
        ("weighed", _("If a pound counts more for people with less"), weighed(brief, option)),
        ("scope", _("If partners or services leave"), scope(brief, option)),
        ("plan", _("Business plan of the first years"), plan(brief, option)),
        ("assets", _("Joint assets"), assets(brief, option)),
        ("front-line", _("What of the savings goes to the front line"), front_line(brief, option)),
        ("left-out", _lines_left(brief, option), left_out(brief, option)),
    )
    for id, title, told in parts:
        blocks = tuple(told)
        if blocks:
            yield Details(title, blocks, anchor(f"money-{id}", option.option))


def _lines_left(brief: Brief, option: OptionCase) -> str:
    number = len(option.unplaced)
    said = counted(number, "line that no sum could take in", "lines that no sum could take in")
    return brief.figure(said, option, "unplaced")
