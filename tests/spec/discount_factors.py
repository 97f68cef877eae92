"""Discount factors, as the method appendix prints it."""

from moothall.engine.finance.discounting import factors
from moothall.findings.financial_case import Band
from tests.spec.spec import Table, printed

YEARS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 31, 40, 50, 60, 75, 80, 90, 100, 120, 125)

EXAMPLES = printed(
    "discount_factors",
    {
        "The standard schedule of the Green Book": (
            (
                "given.rate",
                "green_book_discount_factors_standard/inputs/rates/0/2+inputs/rates/1/2+inputs/rates/2/2+inputs/rates/3/2+inputs/rates/4/2+inputs/rates/5/2",
            ),
            ("expected.factor", "green_book_discount_factors_standard/expected"),
        ),
    },
)


def work_out(given: Table) -> Table:
    bands = [Band(first=row["first"], last=row["last"], rate=row["rate"]) for row in given]
    found = factors(bands, YEARS[-1])
    return [{"year": year, "factor": found[year]} for year in YEARS]
