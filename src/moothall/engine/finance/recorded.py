"""Money as recorded: lines, transaction costs by category, and savings as they are promoted.

Undiscounted and unadjusted; the financial case stands beside it (method note, M9). A blank is never a
zero; it makes the sums of its option bounds instead of totals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from msgspec import Struct

from moothall.engine.finance import control_totals
from moothall.findings.finance import Category, FinanceFindings, Line, OptionMoney
from moothall.findings.financial_case import ControlTotal
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.typology import OptionTypeFinding
from moothall.framework.transaction_costs import TransactionCost
from moothall.project.finance import FinanceRow
from moothall.project.project import Project

State = Literal["amount", "zero_with_reason", "zero_without_reason", "blank"]


def recorded(project: Project, types: Iterable[OptionTypeFinding]) -> FinanceFindings:
    """Every line with its sources, and for each option its categories and sums.

    types : the type of each option; it says which costs are normally not zero
    """
    kinds = {t.option: _kinds(t) for t in types}
    rows: dict[str, list[FinanceRow]] = {o.id: [] for o in project.options}
    for row in project.finance:
        rows[row.option].append(row)
    asked = project.framework.transaction_costs.categories
    return FinanceFindings(
        currency=project.head.currency,
        price_base=project.head.price_base,
        options=tuple(
            _money(o, found, asked, kinds.get(o, frozenset()), project.head.price_base)
            for o, found in rows.items()
        ),
        lines=tuple(_line(row, project.head.price_base) for row in project.finance),
    )


def _kinds(found: OptionTypeFinding) -> frozenset[str]:
    return frozenset(c.type for c in (found.parts or (found.call,)) if c is not None and c.type)


def _line(row: FinanceRow, price_base: str) -> Line:
    return Line(
        option=row.option,
        partner=row.partner,
        category=row.category,
        kind=row.kind,
        year=row.year,
        until=row.until,
        amount=row.amount,
        low=row.low,
        high=row.high,
        price_base=row.price_base or price_base,
        cashable=row.cashable,
        reinvested=row.reinvested,
        affected=row.affected,
        budget_line=row.budget_line,
        also_claimed_by=row.also_claimed_by,
        grade=row.grade,
        reason=row.reason,
        sources=row.evidence,
    )


def _money(
    option: str,
    lines: list[FinanceRow],
    asked: Iterable[TransactionCost],
    kinds: frozenset[str],
    price_base: str,
) -> OptionMoney:
    """Sums over the lines at the project's price base; a line at another makes them bounds."""
    rows = [r for r in lines if r.price_base in ("", price_base)]
    # A line at other prices is no blank, though it is in no sum here.
    categories = tuple(
        category(c, [r for r in lines if r.category == c.id], kinds, price_base) for c in asked
    )
    savings = [r for r in rows if r.kind == "saving"]
    return OptionMoney(
        option=option,
        saving_per_year=saving_per_year(savings),
        costs=_sum(r for r in rows if r.kind == "cost"),
        savings=_sum(savings),
        incomplete=any(c.expected and c.state == "blank" for c in categories)
        or any(r.amount is None for r in rows)
        or len(rows) < len(lines),
        categories=categories,
    )


def category(
    asked: TransactionCost, rows: list[FinanceRow], kinds: frozenset[str], price_base: str
) -> Category:
    """One transaction cost of an option: an amount, a zero with or without its reason, or blank."""
    costs = [r for r in rows if r.kind == "cost"]
    return Category(
        category=asked.id,
        title=asked.title,
        expected=bool(kinds.intersection(asked.types_where_normally_non_zero)),
        state=_state(costs),
        total=_sum(r for r in costs if r.price_base in ("", price_base)),
    )


def _state(rows: list[FinanceRow]) -> State:
    """An amount or a range anywhere makes it an amount; a line with neither is as good as blank."""
    if any(r.amount or r.low or r.high for r in rows):
        return "amount"
    if not rows or any(r.amount is None for r in rows):
        return "blank"
    reasoned = all(r.reason.strip() and r.evidence for r in rows)
    return "zero_with_reason" if reasoned else "zero_without_reason"


def _sum(rows: Iterable[FinanceRow]) -> float | None:
    """Sum of the amounts known, over the years that each runs; none where not one is.

    A line without a year counts once.
    """
    amounts = [r.amount * len(years(r)) for r in rows if r.amount is not None]
    return sum(amounts) if amounts else None


def years(row: FinanceRow) -> tuple[int | None, ...]:
    """The years in which the amount of a row falls; a row without one has one that is not known."""
    return (None,) if row.year is None else tuple(range(row.year, (row.until or row.year) + 1))


def saving_per_year(savings: Iterable[FinanceRow]) -> float | None:
    """Largest sum of savings in one year, money a year; a line without a year counts in every year."""
    known = [(year, r.amount) for r in savings if r.amount is not None for year in years(r)]
    if not known:
        return None
    by_year: dict[int, float] = {}
    every_year = 0.0
    for year, amount in known:
        if year is None:
            every_year += amount
        else:
            by_year[year] = by_year.get(year, 0.0) + amount
    return every_year + max(by_year.values(), default=0.0)


class Context(Struct, frozen=True, kw_only=True):
    """What the checks on transaction costs look at."""

    project: Project
    finance: FinanceFindings
    control_totals: tuple[ControlTotal, ...] = ()


def zero_without_reason(context: Context) -> Seen:
    """Transaction costs entered as zero without a reason or a source."""
    if not context.project.finance:
        return CannotTell(("finance.csv",))
    titles = {o.id: f"{o.title} ({o.id})" for o in context.project.kept_options}
    return tuple(
        Sighting(
            subject=f"{money.option}/{c.category}",
            option=money.option,
            figures={"option": titles[money.option], "category": c.title},
        )
        for money in context.finance.options
        if money.option in titles
        for c in money.categories
        if c.state == "zero_without_reason"
    )


CHECKS: Mapping[str, Callable[[Context], Seen]] = {
    "zero_without_reason": zero_without_reason,
    **control_totals.CHECKS,
}
"""Checks by the name that the framework's rules give."""
