"""Discount factors.

A pound of a later year counts for less today. The factor of a year is the product, over all years up to it,
of 1 / (1 + rate of that year); year 0 counts in full. The standard schedule steps down after 30, 75 and 125
years, and each step goes on from the factor before it.
"""

from moothall.engine.finance.discounting import factors
from moothall.findings.financial_case import Band
from tests.spec.spec import Example, Table

CASE = "green_book_discount_factors_standard"
YEARS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 31, 40, 50, 60, 75, 80, 90, 100, 120, 125)

EXAMPLES = [
    Example(
        title="The standard schedule of the Green Book",
        source="HM Treasury Green Book, table of discount factors (four digits from memory, rates looked up)",
        given="""
    | first | last | rate  |
    |-------|------|-------|
    | 0     | 30   | 0.035 |
    | 31    | 75   | 0.03  |
    | 76    | 125  | 0.025 |
    | 126   | 200  | 0.02  |
    | 201   | 300  | 0.015 |
    | 301   |      | 0.01  |
    """,
        expected="""
    | year | factor |
    |------|--------|
    | 1    | 0.9662 |
    | 2    | 0.9335 |
    | 3    | 0.9019 |
    | 4    | 0.8714 |
    | 5    | 0.842  |
    | 6    | 0.8135 |
    | 7    | 0.786  |
    | 8    | 0.7594 |
    | 9    | 0.7337 |
    | 10   | 0.7089 |
    | 15   | 0.5969 |
    | 20   | 0.5026 |
    | 25   | 0.4231 |
    | 30   | 0.3563 |
    | 31   | 0.3459 |
    | 40   | 0.2651 |
    | 50   | 0.1973 |
    | 60   | 0.1468 |
    | 75   | 0.0942 |
    | 80   | 0.0833 |
    | 90   | 0.0651 |
    | 100  | 0.0508 |
    | 120  | 0.031  |
    | 125  | 0.0274 |
    """,
        tolerance=5.1e-5,
        cases=(
            ("given.rate", f"{CASE}/" + "+".join(f"inputs/rates/{n}/2" for n in range(6))),
            ("expected.factor", f"{CASE}/expected"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    bands = [Band(first=row["first"], last=row["last"], rate=row["rate"]) for row in given]
    found = factors(bands, YEARS[-1])
    return [{"year": year, "factor": found[year]} for year in YEARS]
