"""A small option of three partners, worked out by hand: year 0 counts whole, year 1 at 0.8.

Now: Alder runs its service for 100 a year, Birch for 60, Cedar for 40: at present 180, 108 and 72.
The hub keeps all of that (the running cost is the baseline's) and adds
    set-up, joint, all of it stays      50 in year 0                   50 at present, fixed
    licence, joint, a quarter stays     20 in year 1                   16 at present: 4 fixed, 12 variable
    redundancy of Alder                 10 in year 0                   10 at present
    savings                             Alder 30, Birch 20, joint 50   24, 16 and 40 at present, in year 1
Shares of joint lines are 0.5, 0.3 and 0.2.
"""

from __future__ import annotations

from typing import Any

from moothall.engine.finance.against import Against, against
from moothall.engine.finance.placing import Line, placed
from moothall.engine.finance.prices import Prices
from moothall.framework.transaction_costs import TransactionCost
from moothall.project.finance import FinanceRow
from tests.engine.made import row

PARTNERS = ("alder", "birch", "cedar")
SHARES = {"alder": 0.5, "birch": 0.3, "cedar": 0.2}
FACTORS = (1.0, 0.8)
EXIT = TransactionCost(id="leaving", title="Leaving", phase="exit", unit="GBP")


def running(partner: str | None, amount: float, **cells: Any) -> FinanceRow:
    """Running cost of the service as it is, in both years."""
    return money(partner, "operating", amount, **({"option": "as-is", "year": 2026, "until": 2027} | cells))


def money(partner: str | None, category: str, amount: float | None, **cells: Any) -> FinanceRow:
    """A line of the hub, in year 1 unless it is said."""
    kind = category if category in ("saving", "income") else "cost"
    plain = {"option": "hub", "year": 2027, "kind": kind}
    return row(FinanceRow, partner=partner, category=category, amount=amount, **(plain | cells))


NOW = [running("alder", 100.0), running("birch", 60.0), running("cedar", 40.0)]
HUB = [
    money(None, "capital", 50.0, year=2026),
    money(None, "licence", 20.0, stays=0.25),
    money("alder", "redundancy", 10.0, year=2026),
    money("alder", "saving", 30.0),
    money("birch", "saving", 20.0),
    money(None, "saving", 50.0),
]


def lines(rows: list[FinanceRow]) -> tuple[Line, ...]:
    """Rows placed in 2026 and 2027."""
    found = placed(
        rows,
        first_year=2026,
        horizon=1,
        prices=Prices(base="2026-27"),
        categories=(),
        one_off_years=1,
    )
    assert not found.unplaced
    return found.lines


def beside(rows: list[FinanceRow], baseline: str | None = "as-is") -> Against:
    """The hub beside the service as it is."""
    found = placed(
        rows,
        first_year=2026,
        horizon=1,
        prices=Prices(base="2026-27"),
        categories=(),
        one_off_years=1,
    )
    return against(found, "hub", baseline)


THE_HUB = beside(NOW + HUB)
