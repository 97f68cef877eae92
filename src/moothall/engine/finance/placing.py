"""Lines of money placed in the years of the horizon, at the project's prices (method note, M9).

Rows of finance.csv that differ by year and amount alone are one line: one thing in the world, with one
error. A line's `key` names that thing whatever the option, so that the same running cost errs alike
under every option, and drops out where the options are compared. What a row holds outside the years
appraised is told beside the lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from moothall.engine.finance.prices import Prices
from moothall.engine.finance.window import Why, Window, central, some
from moothall.findings.financial_case import Unplaced
from moothall.framework.transaction_costs import TransactionCost
from moothall.project.finance import FinanceRow, WorkedOutRow

ONE_OFF = frozenset({"one_off", "exit"})
"""Phases of a transaction cost that count as one-off where the line does not say."""
MIXED = "one_off_and_recurring"
"""Phase that the years of the line decide."""


class Line(Struct, frozen=True, kw_only=True):
    """One thing that costs, saves or earns, by year."""

    key: str
    option: str
    partner: str | None
    category: str
    kind: Literal["cost", "saving", "income"]
    one_off: bool
    promoted: bool
    stays: float
    """Share that stays when a partner or part of the work leaves, 0 to 1."""
    cashable: bool | None
    reinvested: float | None
    affected: str
    by_year: tuple[float, ...]
    """(H + 1,) central amounts, positive for their kind, project's prices, undiscounted"""
    low: float | None
    """Sum of the low ends over the sum of the amounts that have both ends; None: no ends given"""
    high: float | None
    shape: Literal["triangular", "pert"]
    grade: str | None
    sources: tuple[str, ...]
    rows: tuple[int, ...]
    """Rows of finance.csv, from 0; those worked out from the terms of staff follow them"""

    @property
    def sign(self) -> float:
        """-1 for what is paid, 1 for what is saved or earned."""
        return -1.0 if self.kind == "cost" else 1.0


class Placed(Struct, frozen=True, kw_only=True):
    """All lines of a project, and the rows, or parts of rows, that no year could take in."""

    lines: tuple[Line, ...]
    unplaced: tuple[Unplaced, ...]

    def of(self, option: str) -> tuple[Line, ...]:
        """The lines of one option."""
        return tuple(line for line in self.lines if line.option == option)


def placed(
    rows: Iterable[FinanceRow],
    *,
    first_year: int,
    horizon: int,
    prices: Prices,
    categories: Iterable[TransactionCost],
    one_off_years: float,
) -> Placed:
    """Every row in its years. The central amount of a row with ends alone is the middle of them.

    horizon : years counted from year 0, which is first_year; years 0 to horizon are appraised
    one_off_years : most years of a one-off line, in a category that is sometimes one-off, sometimes recurring
    """
    window = Window(first_year=first_year, horizon=horizon, prices=prices)
    phases = {c.id: c.phase for c in categories}
    groups: dict[tuple[object, ...], list[tuple[int, FinanceRow]]] = {}
    unplaced: list[Unplaced] = []
    for n, row in enumerate(rows):
        why = window.why_not(row)
        if why is None:
            groups.setdefault(_alike(row), []).append((n, row))
        unplaced += _left_out(n, row, why, window)
    lines = tuple(_line(group, window, phases, one_off_years) for group in groups.values())
    return Placed(lines=lines, unplaced=tuple(unplaced))


def _left_out(n: int, row: FinanceRow, why: Why | None, window: Window) -> Iterator[Unplaced]:
    """The row where no year takes it in, else its parts outside the years; of nothing, nothing is cut."""
    if why not in (None, "outside_horizon"):
        yield _unplaced(n, row, why, row.year, row.until)
        return
    for first, last in window.outside(row):
        if why is not None or some(row):
            yield _unplaced(n, row, "outside_horizon", first, last if last > first else None)


def _unplaced(n: int, row: FinanceRow, why: Why, year: int | None, until: int | None) -> Unplaced:
    return Unplaced(
        line=n + 1,
        worked_out=row.worked_out if isinstance(row, WorkedOutRow) else "",
        option=row.option,
        partner=row.partner,
        category=row.category,
        kind=row.kind,
        why=why,
        amount=row.amount,
        low=row.low,
        high=row.high,
        year=year,
        until=until,
    )


def _alike(row: FinanceRow) -> tuple[object, ...]:
    return (
        row.option, row.partner, row.category, row.kind, row.budget_line, row.one_off, row.promoted,
        row.stays, row.cashable, row.reinvested, row.affected, row.grade, row.shape,
    )  # fmt: skip


def _line(
    group: list[tuple[int, FinanceRow]],
    window: Window,
    phases: Mapping[str, str],
    one_off_years: float,
) -> Line:
    by_year = [0.0] * (window.horizon + 1)
    middle = low = high = 0.0
    for _, row in group:
        factor, amount = window.prices.factor(row.price_base) or 0.0, central(row) or 0.0
        years = window.inside(row)
        for year in years:
            by_year[year - window.first_year] += amount * factor
        if row.low is not None and row.high is not None:
            middle += amount * factor * len(years)
            low += row.low * factor * len(years)
            high += row.high * factor * len(years)
    row = group[0][1]
    return Line(
        key="/".join((row.kind, row.category, row.partner or "", row.budget_line)),
        option=row.option,
        partner=row.partner,
        category=row.category,
        kind=row.kind,
        one_off=_one_off(row, phases, sum(a != 0 for a in by_year) <= one_off_years),
        promoted=row.promoted is not False,
        stays=row.stays if row.stays is not None else float(row.partner is None),
        cashable=row.cashable,
        reinvested=row.reinvested,
        affected=row.affected,
        by_year=tuple(by_year),
        low=low / middle if middle else None,
        high=high / middle if middle else None,
        shape=row.shape or "triangular",
        grade=row.grade,
        sources=tuple(dict.fromkeys(e for _, r in group for e in r.evidence)),
        rows=tuple(n for n, _ in group),
    )


def _one_off(row: FinanceRow, phases: Mapping[str, str], short: bool) -> bool:
    if row.kind != "cost":
        return False
    if row.one_off is not None:
        return row.one_off
    phase = phases.get(row.category)
    return row.category == "capital" or phase in ONE_OFF or (phase == MIXED and short)
