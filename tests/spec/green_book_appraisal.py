"""A project of thirty years, appraised.

Costs with optimism bias, and benefits, are discounted year by year; their difference is the net present
value. The source adds the cost of raising money by tax (132 in place of 110). The Green Book of 2026 advises
against that, and it is left out here.
"""

from moothall.engine.finance.discounting import even, factors, present_value
from moothall.engine.finance.figures import figures
from moothall.engine.finance.flows import Flows
from moothall.engine.finance.optimism import uplift
from tests.spec.spec import Example, Table

CASE = "green_book_appraise_ob"

EXAMPLES = [
    Example(
        title="100 at once and 10 a year, with half of a bias of 20 % dealt with",
        source="charlescoverdale/greenbook, tests/testthat/test-invariants.R, without that cost",
        given="""
    | cost | benefit | until | rate  | upper | mitigation |
    |------|---------|-------|-------|-------|------------|
    | 100  | 10      | 29    | 0.035 | 0.2   | 0.5        |
    """,
        expected="""
    | cost of year 0 | pv_benefits        | npv               | bcr   |
    |----------------|--------------------|-------------------|-------|
    | 110            | 180.35767000760526 | 70.35767000760526 | 1.63961518189 |
    """,
        tolerance=1e-9,
        cases=(
            ("given.cost", f"{CASE}/inputs/costs/0"),
            ("given.benefit", f"{CASE}/inputs/benefits/1"),
            ("given.upper", f"{CASE}/inputs/optimism_bias"),
            ("given.mitigation", f"{CASE}/inputs/mitigation"),
            ("expected.pv_benefits", f"{CASE}/expected/pv_benefits"),
        ),
    ),
    Example(
        title="One year, by hand",
        source="by hand: 120 / 1.25 - 50 x 1.4",
        given="""
    | cost | benefit | until | rate | upper | mitigation |
    |------|---------|-------|------|-------|------------|
    | 50   | 120     | 1     | 0.25 | 0.4   | 0          |
    """,
        expected="""
    | cost of year 0 | pv_benefits | npv | bcr     |
    |----------------|-------------|-----|---------|
    | 70             | 96          | 26  | 1.371428571428571 |
    """,
        tolerance=1e-12,
    ),
]


def work_out(given: Table) -> Table:
    found = []
    for row in given:
        cost = row["cost"] * (1 + uplift(1, row["upper"], row["mitigation"]))
        gains = (0.0, *[float(row["benefit"])] * row["until"])
        flows = Flows(costs=(cost, *[0.0] * row["until"]), benefits=gains, cashable=gains)
        weights = factors(even(row["rate"]), row["until"])
        told = figures(flows, weights, first_year=0, bound="exact", cash_said=True)
        found.append(
            {
                "cost of year 0": present_value(flows.costs, weights),
                "pv_benefits": told.pv_benefits,
                "npv": told.npv,
                "bcr": told.bcr,
            }
        )
    return found
