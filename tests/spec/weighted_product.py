"""Weighted product: a cross-check that forgives no zero.

`log10 P_o = Σ w_c log10 x_oc`, weights normalised to 1. The published example divides each column by its
sum first.
"""

import math

from moothall.engine.scoring.aggregation import weighted_product
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Three options on four criteria",
        source="Wikipedia, Weighted product model, as carried in quatrope/scikit-criteria",
        given="""
    |        | c1 | c2 | c3 | c4 |
    |--------|----|----|----|----|
    | weight | 20 | 15 | 40 | 25 |
    | A      | 25 | 20 | 15 | 30 |
    | B      | 10 | 30 | 20 | 30 |
    | C      | 30 | 10 | 30 | 10 |
    """,
        expected="""
    | option | log10       | rank |
    |--------|-------------|------|
    | A      | -0.50128589 | 1    |
    | B      | -0.50448471 | 2    |
    | C      | -0.52947246 | 3    |
    """,
        tolerance=1e-7,
        cases=(
            ("given.*", "wpm_wikipedia/inputs/weights+inputs/matrix"),
            ("expected.log10", "wpm_wikipedia/expected/log10_score"),
            ("expected.rank", "wpm_wikipedia/expected/rank"),
        ),
    ),
    Example(
        title="One zero is enough to come last",
        source="constructed",
        given="""
    |        | c1 | c2 |
    |--------|----|----|
    | weight | 1  | 1  |
    | A      | 0  | 4  |
    | B      | 1  | 1  |
    """,
        expected="""
    | option | log10              | rank |
    |--------|--------------------|------|
    | A      | no figure          | 2    |
    | B      | -0.349485002168009 | 1    |
    """,
        tolerance=1e-9,
    ),
]


def work_out(given: Table) -> Table:
    rows = {row[""]: [v for k, v in row.items() if k != ""] for row in given}
    weights = rows.pop("weight")
    sums = [sum(column) for column in zip(*rows.values(), strict=True)]
    shares = [[x / s for x, s in zip(row, sums, strict=True)] for row in rows.values()]
    values = weighted_product(shares, weights)
    order = sorted(values, reverse=True)
    return [
        {"option": o, "log10": v if math.isfinite(v) else "no figure", "rank": order.index(v) + 1}
        for o, v in zip(rows, values, strict=True)
    ]
