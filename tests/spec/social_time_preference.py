"""Where a social discount rate comes from.

A society puts a later pound below a present one for three reasons: it would rather have it now, something may
happen before, and people will be richer, so that a pound means less to them. The parts add up to the rate.
"""

from moothall.engine.finance.discounting import social_time_preference
from tests.spec.spec import Example, Table

CASE = "stpr_ramsey"

EXAMPLES = [
    Example(
        title="The standard rate of the Green Book",
        source="HM Treasury, review of discounting in the Green Book, terms of reference, 16 December 2025",
        given="""
    | delta | L    | mu | g    |
    |-------|------|----|------|
    | 0.005 | 0.01 | 1  | 0.02 |
    """,
        expected="""
    | rate  |
    |-------|
    | 0.035 |
    """,
        tolerance=1e-12,
        cases=(
            ("given.*", f"{CASE}/inputs/delta+inputs/L+inputs/mu+inputs/g"),
            ("expected.rate", f"{CASE}/expected/stpr"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    return [{"rate": social_time_preference(row["delta"], row["L"], row["mu"], row["g"])} for row in given]
