"""Whether the lines of money come to the sums of another ledger, and if not, by how much.

Lines at other prices are moved to the project's first, and so is the total. Every line counts that a
total is about, also outside the years appraised; one without an amount is left out and counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum
from typing import Protocol

from msgspec import Struct

from moothall.engine.finance.prices import Prices
from moothall.findings.financial_case import ControlTotal
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.control_totals import ControlTotalRow
from moothall.project.finance import FinanceRow


def control_totals(
    totals: Iterable[ControlTotalRow], rows: Sequence[FinanceRow], prices: Prices
) -> tuple[ControlTotal, ...]:
    """Every control total beside the lines that it is about.

    A total at prices that the index does not reach is held, at its own prices, against the lines at
    the same prices; the others are left out.
    """
    return tuple(_beside(total, rows, prices) for total in totals)


def _beside(asked: ControlTotalRow, rows: Sequence[FinanceRow], prices: Prices) -> ControlTotal:
    base = asked.price_base or prices.base
    moved = prices.factor(base)
    at = _At(prices, base if moved is None else None)
    about = [row for row in rows if _is_about(asked, row)]
    counted = [(row, found) for row in about if (found := at.amount(row, asked.year)) is not None]
    total = asked.total * (1.0 if moved is None else moved)
    gap = fsum((*(found for _, found in counted), -total))
    bases = {base, *(row.price_base or prices.base for row, _ in counted)}
    return ControlTotal(
        id=asked.id,
        title=asked.title,
        given=asked.total,
        price_base=base,
        total=total,
        found=fsum(found for _, found in counted),
        gap=gap,
        agrees=abs(gap) <= asked.tolerance,
        lines=len(counted),
        left_out=len(about) - len(counted),
        bases=tuple(sorted(bases)),
        deflated=moved is not None and bases != {prices.base},
        sources=asked.evidence,
    )


class _At(Struct, frozen=True):
    """Amounts at the project's prices, or unmoved where they already stand at `own` prices."""

    prices: Prices
    own: str | None

    def amount(self, row: FinanceRow, year: int | None) -> float | None:
        """What a row adds to the total of a year, or of all years; None where it cannot be told."""
        if row.amount is None or (year is not None and row.year is None):
            return None
        factor = self.factor(row.price_base or self.prices.base)
        return None if factor is None else row.amount * factor * _years(row, year)

    def factor(self, base: str) -> float | None:
        """What an amount at some prices is multiplied by; None where it cannot be told."""
        if self.own is None:
            return self.prices.factor(base)
        return 1.0 if base == self.own else None


def _is_about(asked: ControlTotalRow, row: FinanceRow) -> bool:
    """Whether a total may be about a row. One without a year may belong to any year."""
    if asked.year is not None and row.year is not None and not _years(row, asked.year):
        return False
    return all(
        wanted is None or wanted == has
        for wanted, has in (
            (asked.option, row.option),
            (asked.partner, row.partner),
            (asked.kind, row.kind),
            (asked.category, row.category),
        )
    )


def _years(row: FinanceRow, year: int | None) -> int:
    """How often the amount of a row falls: in one year, or in all; a row without a year counts once."""
    if row.year is None:
        return 1
    years = range(row.year, (row.until or row.year) + 1)
    return len(years) if year is None else int(year in years)


class Context(Protocol):
    """What the check on control totals looks at."""

    @property
    def control_totals(self) -> tuple[ControlTotal, ...]:
        """The totals, compared."""


def control_totals_agree(context: Context) -> Seen:
    """Control totals that the lines do not come to, and by how much."""
    if not context.control_totals:
        return CannotTell(("control_totals.csv",))
    return tuple(
        Sighting(
            subject=t.id,
            figures={
                "title": t.title,
                "total": t.total,
                "found": t.found,
                "gap": t.gap,
                "lines": t.lines,
                "left_out": t.left_out,
            },
            sources=t.sources,
        )
        for t in context.control_totals
        if not t.agrees
    )


CHECKS: Mapping[str, Callable[[Context], Seen]] = {"control_totals_agree": control_totals_agree}
"""Checks by the name that the framework's rules give."""
