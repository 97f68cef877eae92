"""A brief with as much as one section needs."""

from __future__ import annotations

from types import SimpleNamespace

from moothall.findings.finance import FinanceFindings, OptionMoney


class Sums:
    """Money of a few options."""

    currency = "GBP"

    def __init__(self, *options: OptionMoney) -> None:
        money = FinanceFindings(currency="GBP", price_base="2026-27", options=options)
        self.findings = SimpleNamespace(finance=money)
