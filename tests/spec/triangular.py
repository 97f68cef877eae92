"""A triangular quantity: low, likely, high.

Its density rises straight from the low end to the likely value and falls straight to the high end. The mean
is a third of the sum of the three. So are the ranges of risks read where nobody says otherwise.
"""

from moothall.engine.risks.shapes import quantile, variance
from moothall.project.risk_ranges import Range
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Mean, variance and two percentiles",
        source="textbook formulae, checked with scipy.stats.triang",
        given="""
    | min | mode | max |
    |-----|------|-----|
    | 10  | 20   | 50  |
    """,
        expected="""
    | mean               | var               | p50               | p80                |
    |--------------------|-------------------|-------------------|--------------------|
    | 26.666666666666668 | 72.22222222222223 | 25.50510257216822 | 34.508066615170335 |
    """,
        tolerance=1e-9,
        cases=(
            ("given.*", "triangular_moments_quantiles/inputs"),
            ("expected.*", "triangular_moments_quantiles/expected"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    ranges = [Range(row["min"], row["mode"], row["max"]) for row in given]
    return [
        {"mean": r.mean, "var": variance(r), "p50": quantile(r, 0.5), "p80": quantile(r, 0.8)} for r in ranges
    ]
