"""What an even yearly amount is worth today, as the method appendix prints it."""

from moothall.engine.finance.discounting import annuity, even, factors
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "annuity",
    {
        "Thirty years at 3.5 %": (
            ("given.*", "green_book_annuity_30y/inputs/rate+inputs/years"),
            ("expected.annuity", "green_book_annuity_30y/expected/annuity"),
        ),
    },
)


def work_out(given: Table) -> Table:
    return [{"annuity": annuity(factors(even(row["rate"]), row["years"]))} for row in given]
