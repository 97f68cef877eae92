"""Rates for money of the year.

Real money at a real rate and money of the year at the nominal rate are worth the same: one plus the nominal
rate is one plus the real rate times one plus inflation. The financial case stands in real terms; budgets are
shown in the money of the year.
"""

from moothall.engine.finance.discounting import nominal_rate
from tests.spec.spec import Example, Table

CASE = "nominal_real_rate"

EXAMPLES = [
    Example(
        title="3.5 % real, 2.5 % inflation",
        source="HM Treasury, nominal rate once used with the private finance initiative (from memory)",
        given="""
    | real  | inflation |
    |-------|-----------|
    | 0.035 | 0.025     |
    """,
        expected="""
    | nominal  |
    |----------|
    | 0.060875 |
    """,
        tolerance=1e-12,
        cases=(
            ("given.*", f"{CASE}/inputs/real+inputs/inflation"),
            ("expected.nominal", f"{CASE}/expected/nominal"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    return [{"nominal": nominal_rate(row["real"], row["inflation"])} for row in given]
