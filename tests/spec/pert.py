"""A PERT quantity: low, likely, high, with more weight in the middle.

A beta distribution from the low end to the high end, in which the likely value counts four times as much as
either end. Its spread is not the sixth of the width that rules of thumb take.
"""

from moothall.engine.risks.shapes import parameters, variance
from moothall.project.risk_ranges import PERT, Range
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Parameters, mean and variance",
        source="standard PERT as in R mc2d and Vose, checked with scipy.stats.beta",
        given="""
    | min | mode | max | lambda |
    |-----|------|-----|--------|
    | 10  | 20   | 50  | 4      |
    """,
        expected="""
    | alpha | beta | mean               | var               |
    |-------|------|--------------------|-------------------|
    | 2     | 4    | 23.333333333333332 | 50.79365079365079 |
    """,
        tolerance=1e-9,
        cases=(
            ("given.*", "beta_pert_moments/inputs"),
            (
                "expected.*",
                "beta_pert_moments/expected/alpha+expected/beta+expected/mean+expected/var",
            ),
        ),
    ),
]


def work_out(given: Table) -> Table:
    assert all(row["lambda"] == PERT for row in given)
    ranges = [Range(row["min"], row["mode"], row["max"], "pert") for row in given]
    return [
        {"alpha": parameters(r)[0], "beta": parameters(r)[1], "mean": r.mean, "var": variance(r)}
        for r in ranges
    ]
