"""A brief with as much as one section needs."""

from __future__ import annotations

from types import SimpleNamespace

from moothall.business_case.woven import Nowhere
from moothall.findings.finance import FinanceFindings, OptionMoney


class Made(Nowhere):
    """A brief of made-up findings: figures are told, and stand nowhere."""

    currency = "GBP"

    def threshold_figure(self, words: str, id: str) -> str:
        """The words alone."""
        return words

    def year(self, number: int) -> str:
        """A year as it is."""
        return str(number)


class Sums(Made):
    """Money of a few options."""

    def __init__(self, *options: OptionMoney) -> None:
        money = FinanceFindings(currency="GBP", price_base="2026-27", options=options)
        self.findings = SimpleNamespace(finance=money)


class Few(Made):
    """Posts of one option, of which some counts are too few to tell."""

    def __init__(self, *few: str) -> None:
        posts = SimpleNamespace(options=(SimpleNamespace(option="joint", few=few),))
        self.findings = SimpleNamespace(workforce=posts)

    def place(self, id: str) -> str:
        """A place by its id."""
        return id.title()

    def threshold(self, id: str) -> float:
        """Small counts are under five."""
        return 5.0
