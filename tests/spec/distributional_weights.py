"""Weights by income.

A test on who bears and who gains: a pound counts for (reference income / income) to the power of the
elasticity of the marginal utility of income.
"""

from moothall.engine.finance.distribution import income_weight
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="A pound at five incomes, with the elasticity of the Green Book",
        source="Green Book 2026 chapter 7 (elasticity 1.3); weights worked out from the formula",
        given="""
    | reference | income | eta |
    |-----------|--------|-----|
    | 50000     | 20000  | 1.3 |
    | 50000     | 25000  | 1.3 |
    | 50000     | 50000  | 1.3 |
    | 50000     | 80000  | 1.3 |
    | 50000     | 100000 | 1.3 |
    """,
        expected="""
    | weight   |
    |----------|
    | 3.290956 |
    | 2.462289 |
    | 1.0      |
    | 0.542805 |
    | 0.406126 |
    """,
        tolerance=1e-06,
        cases=(
            ("given.income", "distributional_weight_eta_1_3/inputs/incomes"),
            ("expected.weight", "distributional_weight_eta_1_3/expected/weights"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    return [
        {"weight": income_weight(float(r["income"]), float(r["reference"]), float(r["eta"]))} for r in given
    ]
