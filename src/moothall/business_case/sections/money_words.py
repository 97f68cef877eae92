"""Sums of money as they are said in any section: what is promoted, and what a blank does to a total."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.wording import DASH, _, money, money_short
from moothall.findings.finance import OptionMoney


def of_option(brief: Brief, option: str) -> OptionMoney | None:
    """The money recorded for an option."""
    return next((m for m in brief.findings.finance.options if m.option == option), None)


def saving_words(brief: Brief, option: str) -> str:
    """The largest yearly saving as promoted: '£0.6m a year', or that none is recorded."""
    recorded = of_option(brief, option)
    if recorded is None or recorded.saving_per_year is None:
        return _("none recorded")
    return _("{amount} a year").format(amount=money_short(recorded.saving_per_year, brief.currency))


def total_words(brief: Brief, amount: float | None, recorded: OptionMoney) -> str:
    """A sum of costs; where a category is blank it is only a lower bound."""
    if amount is None:
        return _("incomplete") if recorded.incomplete else DASH
    if recorded.incomplete:
        return _("incomplete: at least {amount}").format(amount=money(amount, brief.currency))
    return money(amount, brief.currency)
