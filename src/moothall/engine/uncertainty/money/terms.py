"""From lines to terms: what is alike is one term, and what cancels against the baseline drops out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from moothall.engine.finance.placing import Line
from moothall.engine.uncertainty.money.asking import MoneyAsked, OptionAsked
from moothall.engine.uncertainty.money.plan import ONE, OVERRUN, SHORTFALL
from moothall.engine.uncertainty.money.spreads import Spread, of_line
from moothall.project.finance import RUNNING

Values = tuple[float, ...]
MONTHS = 12


class Quantity(NamedTuple):
    """A line's doubt: whose error it is, and how wide."""

    key: str
    spread: Spread


class Term(NamedTuple):
    """A quantity, none for what is certain, times a common factor, in one option and sum."""

    quantity: Quantity | None
    factor: int
    delayed: bool
    option: str
    partner: str | None
    """Whose money; None: everybody's"""


def terms(asked: MoneyAsked) -> dict[Term, Values]:
    """Present values of each term, signed, after a delay of 0, 1, ... years (one value without delay).

    The sums are exact to the last digit, so that equal lines of an option and the baseline leave nothing.
    """
    parts: dict[Term, list[Values]] = {}
    for option in asked.options:
        for sign, lines in ((1.0, option.own), (-1.0, option.base)):
            for line in lines:
                term = _term(asked, option, line)
                values = _present_values(asked, line, term.delayed)
                parts.setdefault(term, []).append(tuple(sign * line.sign * v for v in values))
    summed = {term: _summed(values) for term, values in parts.items()}
    return {term: values for term, values in summed.items() if any(values)}


def parts_of(option: OptionAsked, partner: str | None) -> Mapping[str | None, float]:
    """Who takes what share of a partner's own money, or of everybody's (None); the rest is joint (None)."""
    if partner is not None:
        return {partner: 1.0}
    rest = 1.0 - math.fsum(option.shares.values())
    agreed: dict[str | None, float] = {p: s for p, s in option.shares.items() if s}
    return {**agreed, None: rest} if abs(rest) > _NOTHING else agreed


_NOTHING = 1e-9  # of a share


def _term(asked: MoneyAsked, option: OptionAsked, line: Line) -> Term:
    spread = of_line(line, asked.spreads)
    changed = line.option == option.option  # past cases tell of change, not of what goes on as it is
    return Term(
        quantity=None if spread is None else Quantity(line.key, spread),
        factor=_factor(asked, line) if changed else ONE,
        delayed=changed and line.kind != "cost" and "delay" in asked.factors,
        option=option.option,
        partner=line.partner,
    )


def _factor(asked: MoneyAsked, line: Line) -> int:
    if line.kind != "cost":
        return SHORTFALL if "shortfall" in asked.factors else ONE
    over = line.one_off and line.category != RUNNING and "overrun" in asked.factors
    return OVERRUN if over else ONE


def years_of_delay(asked: MoneyAsked) -> int:
    """Longest delay in whole years, rounded up; beyond the horizon nothing is left to be delayed."""
    longest = max(asked.factors.get("delay", ()), default=0.0) / MONTHS
    return min(max(math.ceil(longest), 0), len(asked.discount))


def _present_values(asked: MoneyAsked, line: Line, delayed: bool) -> Values:
    """Present value of the line moved later by 0, 1, ... years; what leaves the horizon is lost."""
    discount = asked.discount
    shifts = range(years_of_delay(asked) + 1) if delayed else (0,)
    return tuple(math.fsum(d * line.by_year[t - k] for t, d in enumerate(discount) if t >= k) for k in shifts)


def _summed(values: Iterable[Values]) -> Values:
    return tuple(math.fsum(same) for same in zip(*values, strict=True))
