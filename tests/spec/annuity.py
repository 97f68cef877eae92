"""What an even yearly amount is worth today.

One pound at the end of each of the next years is worth the sum of their discount factors. Year 0 is not among
them. The same sum turns a net present value into an even yearly amount.
"""

from moothall.engine.finance.discounting import annuity, even, factors
from tests.spec.spec import Example, Table

CASE = "green_book_annuity_30y"

EXAMPLES = [
    Example(
        title="Thirty years at 3.5 %",
        source="charlescoverdale/greenbook, tests/testthat/test-invariants.R",
        given="""
    | rate  | years |
    |-------|-------|
    | 0.035 | 30    |
    """,
        expected="""
    | annuity            |
    |--------------------|
    | 18.392045411362787 |
    """,
        tolerance=1e-9,
        cases=(
            ("given.*", f"{CASE}/inputs/rate+inputs/years"),
            ("expected.annuity", f"{CASE}/expected/annuity"),
        ),
    ),
    Example(
        title="One year",
        source="by hand: 1 / 1.25",
        given="""
    | rate | years |
    |------|-------|
    | 0.25 | 1     |
    """,
        expected="""
    | annuity |
    |---------|
    | 0.8     |
    """,
    ),
]


def work_out(given: Table) -> Table:
    return [{"annuity": annuity(factors(even(row["rate"]), row["years"]))} for row in given]
