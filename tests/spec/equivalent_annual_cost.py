"""Things of unlike lives, compared by their cost a year.

What is paid at once is spread evenly over the life, at the discount rate, and yearly costs are added. The
dearer machine may be the cheaper one a year, if it lasts longer.
"""

from moothall.engine.finance.discounting import equivalent_annual, even, factors, present_value
from tests.spec.spec import Example, Table

CASE = "equivalent_annual_cost"

EXAMPLES = [
    Example(
        title="Two machines",
        source="Wikipedia, Equivalent annual cost (from memory; checked with the annuity formula)",
        given="""
    | machine | rate | capital | life | annual |
    |---------|------|---------|------|--------|
    | A       | 0.05 | 50000   | 3    | 13000  |
    | B       | 0.05 | 150000  | 8    | 7500   |
    """,
        expected="""
    | machine | cost     |
    |---------|----------|
    | A       | 31360.43 |
    | B       | 30708.27 |
    """,
        tolerance=0.01,
        cases=(
            ("given.rate", f"{CASE}/inputs/rate+inputs/rate"),
            ("given.capital", f"{CASE}/inputs/A/capital+inputs/B/capital"),
            ("given.life", f"{CASE}/inputs/A/life+inputs/B/life"),
            ("given.annual", f"{CASE}/inputs/A/annual+inputs/B/annual"),
            ("expected.cost", f"{CASE}/expected/A+expected/B"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    found = []
    for row in given:
        weights = factors(even(row["rate"]), row["life"])
        worth = present_value([row["capital"], *[row["annual"]] * row["life"]], weights)
        found.append({"machine": row["machine"], "cost": equivalent_annual(worth, weights)})
    return found
