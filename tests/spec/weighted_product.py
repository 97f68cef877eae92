"""Weighted product: a cross-check that forgives no zero, as the method appendix prints it."""

import math

from moothall.engine.scoring.aggregation import weighted_product
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "weighted_product",
    {
        "Three options on four criteria": (
            ("given.*", "wpm_wikipedia/inputs/weights+inputs/matrix"),
            ("expected.log10", "wpm_wikipedia/expected/log10_score"),
            ("expected.rank", "wpm_wikipedia/expected/rank"),
        ),
    },
)


def work_out(given: Table) -> Table:
    rows = {row["item"]: [v for k, v in row.items() if k != "item"] for row in given}
    weights = rows.pop("weight")
    sums = [sum(column) for column in zip(*rows.values(), strict=True)]
    shares = [[x / s for x, s in zip(row, sums, strict=True)] for row in rows.values()]
    values = weighted_product(shares, weights)
    order = sorted(values, reverse=True)
    return [
        {"option": o, "log10": v if math.isfinite(v) else "no figure", "rank": order.index(v) + 1}
        for o, v in zip(rows, values, strict=True)
    ]
