"""The lines of an option by payer, category and year, as they are recorded: a page to read them off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from moothall.engine.finance.prices import Prices
from moothall.project.finance import FinanceRow, years


class GridRow(Struct, frozen=True, kw_only=True):
    """One category of one payer.

    amounts : year to the sum of its lines, money at the project's prices; under none what has no year
    blank : lines without an amount; adrift : lines at prices that the index does not reach
    """

    option: str
    partner: str | None
    category: str
    kind: Literal["cost", "saving", "income"]
    amounts: Mapping[int | None, float]
    blank: int
    adrift: int

    @property
    def total(self) -> float:
        """Over all years, undiscounted."""
        return sum(self.amounts.values())


def grid(rows: Iterable[FinanceRow], prices: Prices) -> tuple[GridRow, ...]:
    """Lines summed by option, payer, category and kind, in the order in which each first stands."""
    found: dict[tuple[str, str | None, str, Literal["cost", "saving", "income"]], list[FinanceRow]] = {}
    for row in rows:
        found.setdefault((row.option, row.partner, row.category, row.kind), []).append(row)
    return tuple(
        GridRow(
            option=option, partner=partner, category=category, kind=kind, amounts=_by_year(own, prices),
            blank=sum(r.amount is None for r in own),
            adrift=sum(prices.factor(r.price_base) is None for r in own),
        )
        for (option, partner, category, kind), own in found.items()
    )  # fmt: skip


def _by_year(rows: Iterable[FinanceRow], prices: Prices) -> dict[int | None, float]:
    sums: dict[int | None, float] = {}
    for row in rows:
        factor = prices.factor(row.price_base)
        if row.amount is None or factor is None:
            continue
        for year in years(row):
            sums[year] = sums.get(year, 0.0) + row.amount * factor
    return sums
