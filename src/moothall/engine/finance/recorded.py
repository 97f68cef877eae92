"""Money as recorded: lines, transaction costs by category, and savings as they are promoted.

At the project's prices, undiscounted and unadjusted; the financial case stands beside it (method note,
M9). A blank is never a zero; it makes the sums of its option bounds instead of totals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from msgspec import Struct

from moothall.engine.finance import basis as grounds
from moothall.engine.finance import control_totals, row_checks
from moothall.engine.finance.prices import Prices
from moothall.engine.finance.signatures import signed_savings
from moothall.engine.finance.window import Window, some
from moothall.findings.finance import Category, FinanceFindings, Line, OptionMoney
from moothall.findings.financial_case import ControlTotal
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.typology import OptionTypeFinding
from moothall.framework.transaction_costs import TransactionCost
from moothall.project.finance import FinanceRow, WorkedOutRow, years, zero_lacks
from moothall.project.project import Project

LACKS = {"reason": "a reason", "evidence": "a source"}
"""What a zero lacks, in words."""
State = Literal["amount", "zero_with_reason", "zero_without_reason", "blank"]


def recorded(project: Project, types: Iterable[OptionTypeFinding]) -> FinanceFindings:
    """Every line with its sources, and for each option its categories and sums.

    types : the type of each option; it says which costs are normally not zero
    """
    head = project.head
    window = Window(first_year=head.first_year, horizon=head.horizon_years, prices=grounds.prices(project))
    kinds = {t.option: _kinds(t) for t in types}
    rows: dict[str, list[FinanceRow]] = {o.id: [] for o in project.options}
    for row in project.finance:
        rows[row.option].append(row)
    asked = project.framework.transaction_costs.categories
    return FinanceFindings(
        currency=head.currency,
        price_base=head.price_base,
        options=tuple(
            _money(o, found, asked, kinds.get(o, frozenset()), window) for o, found in rows.items()
        ),
        lines=tuple(_line(row, head.price_base) for row in project.finance),
        savings=signed_savings(project),
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
        worked_out=row.worked_out if isinstance(row, WorkedOutRow) else "",
        sources=row.evidence,
    )


def _money(
    option: str,
    lines: list[FinanceRow],
    asked: Iterable[TransactionCost],
    kinds: frozenset[str],
    window: Window,
) -> OptionMoney:
    """Sums over the lines, moved to the project's prices; one that the index does not reach is left out."""
    prices = window.prices
    categories = tuple(category(c, [r for r in lines if r.category == c.id], kinds, window) for c in asked)
    savings = [r for r in lines if r.kind == "saving"]
    return OptionMoney(
        option=option,
        saving_per_year=saving_per_year(savings, prices),
        costs=_sum((r for r in lines if r.kind == "cost"), prices),
        savings=_sum(savings, prices),
        incomplete=any(c.expected and c.state == "blank" for c in categories)
        or any(_amount(r, prices) is None for r in lines),
        categories=categories,
    )


def category(
    asked: TransactionCost, rows: list[FinanceRow], kinds: frozenset[str], window: Window
) -> Category:
    """One transaction cost of an option: an amount, a zero with or without its reason, or blank.

    Its total takes in every year, also those that are not appraised.
    """
    costs = [r for r in rows if r.kind == "cost"]
    return Category(
        category=asked.id,
        title=asked.title,
        expected=bool(kinds.intersection(asked.types_where_normally_non_zero)),
        state=_state(costs, window),
        total=_sum(costs, window.prices),
    )


def _state(rows: list[FinanceRow], window: Window) -> State:
    """An amount or a range in any year appraised makes it an amount; zeros alone may stand in no year.

    As good as blank is a line with neither, and what no year appraised takes in: lines outside these
    years or without one, and lines at prices that the index does not reach.
    """
    if any(some(r) and window.why_not(r) is None for r in rows):
        return "amount"
    if not rows or any(r.amount is None or some(r) for r in rows):
        return "blank"
    reasoned = not any(map(zero_lacks, rows))
    return "zero_with_reason" if reasoned else "zero_without_reason"


def _sum(rows: Iterable[FinanceRow], prices: Prices) -> float | None:
    """Sum of the amounts known, over the years that each runs; none where not one is.

    A line without a year counts once.
    """
    amounts = [a * len(years(r)) for r in rows if (a := _amount(r, prices)) is not None]
    return sum(amounts) if amounts else None


def _amount(row: FinanceRow, prices: Prices) -> float | None:
    """The amount at the project's prices; None where it is blank, or the index does not reach it."""
    factor = prices.factor(row.price_base)
    return None if row.amount is None or factor is None else row.amount * factor


def saving_per_year(savings: Iterable[FinanceRow], prices: Prices) -> float | None:
    """Largest sum of savings in one year, money a year; a line without a year counts in every year."""
    known = [(year, a) for r in savings if (a := _amount(r, prices)) is not None for year in years(r)]
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
            figures={
                "option": titles[money.option],
                "category": c.title,
                "lacks": _lacks(context.project.finance, money.option, c.category),
            },
        )
        for money in context.finance.options
        if money.option in titles
        for c in money.categories
        if c.state == "zero_without_reason"
    )


def _lacks(rows: Iterable[FinanceRow], option: str, category: str) -> str:
    """What is missing beside the zeros of a category: the reason, the source, or both."""
    zeros = [r for r in rows if (r.option, r.category, r.kind) == (option, category, "cost")]
    lacks = {what for r in zeros for what in zero_lacks(r)}
    return " and ".join(words for what, words in LACKS.items() if what in lacks)


CHECKS: Mapping[str, Callable[[Context], Seen]] = {
    "zero_without_reason": zero_without_reason,
    **control_totals.CHECKS,
    **row_checks.CHECKS,
}
"""Checks by the name that the framework's rules give."""
