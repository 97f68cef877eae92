"""Lines and comparisons for the tests on the financial case, each as small as it can be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from moothall.engine.finance.against import against
from moothall.engine.finance.comparison import Comparison
from moothall.engine.finance.discounting import even, factors
from moothall.engine.finance.placing import Line, Placed
from moothall.findings.financial_case import Unplaced

NOW = "now"
"""The baseline."""

LINE = Line(
    key="x", option="A", partner=None, category="saving", kind="saving", one_off=False, promoted=True,
    stays=1.0, cashable=None, reinvested=None, affected="", by_year=(), low=None, high=None,
    shape="triangular", grade=None, sources=(), rows=(0,),
)  # fmt: skip


def cost(*by_year: float, category: str = "X", **cells: Any) -> Line:
    return replace(LINE, kind="cost", category=category, by_year=by_year, **cells)


def once(amount: float, years: int, **cells: Any) -> Line:
    return cost(amount, *[0.0] * years, one_off=True, **({"category": "S"} | cells))


def running(*by_year: float, **cells: Any) -> Line:
    return cost(*by_year, category="operating", **cells)


def saving(*by_year: float, **cells: Any) -> Line:
    return replace(LINE, by_year=by_year, **cells)


def as_now(line: Line) -> Line:
    """The same line on the side of the baseline."""
    return replace(line, option=NOW)


def held(
    *lines: Line,
    rate: float | None = 0.035,
    unplaced: Sequence[Unplaced] = (),
    unpromoted: frozenset[int] = frozenset(),
    blank: tuple[str, ...] = (),
    option: str = "A",
) -> Comparison:
    """Option A beside the baseline, at one rate (none: no schedule is known)."""
    horizon = len(lines[0].by_year) - 1 if lines else 1
    return Comparison(
        found=against(Placed(lines=lines, unplaced=tuple(unplaced)), option, NOW),
        baseline=NOW,
        first_year=2026,
        horizon=horizon,
        factors=None if rate is None else factors(even(rate), horizon),
        unplaced=tuple(unplaced),
        unpromoted=unpromoted,
        blank=blank,
    )


def left_out(**cells: Any) -> Unplaced:
    given = {"line": 1, "option": "A", "category": "X", "kind": "cost", "why": "no_year", "amount": 5.0}
    return Unplaced(**(given | cells))  # type: ignore[arg-type]


def acc11(**client: Any) -> tuple[Line, ...]:
    """Set-up 2.4m in year 0, saving 0.6m and client side 0.12m in the years 1 to 10."""
    return (
        once(2.4e6, 10),
        saving(0.0, *[0.6e6] * 10, cashable=True),
        cost(0.0, *[0.12e6] * 10, category="C", **({"promoted": False} | client)),
    )
