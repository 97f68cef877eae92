"""Weights from an order: rank sum.

The weight of the i-th of n items is in proportion to `n + 1 - i`. Shown beside the centroid, never instead
of it.
"""

from moothall.engine.weighting import rank_sum
from tests.spec.spec import Example, Table

STILLWELL = "Stillwell, Seaver and Edwards 1981 (from memory; checked by the formula)"

EXAMPLES = [
    Example(
        title="Three items",
        source=STILLWELL,
        given="""
    | place |
    |-------|
    | 1     |
    | 2     |
    | 3     |
    """,
        expected="""
    | place | weight |
    |-------|--------|
    | 1     | 0.5    |
    | 2     | 0.3333 |
    | 3     | 0.1667 |
    """,
        tolerance=6e-5,
        cases=(("expected.weight", "rank_sum_weights/expected/3"),),
    ),
    Example(
        title="Four items",
        source=STILLWELL,
        given="""
    | place |
    |-------|
    | 1     |
    | 2     |
    | 3     |
    | 4     |
    """,
        expected="""
    | place | weight |
    |-------|--------|
    | 1     | 0.4    |
    | 2     | 0.3    |
    | 3     | 0.2    |
    | 4     | 0.1    |
    """,
        tolerance=6e-5,
        cases=(("expected.weight", "rank_sum_weights/expected/4"),),
    ),
    Example(
        title="Five items",
        source=STILLWELL,
        given="""
    | place |
    |-------|
    | 1     |
    | 2     |
    | 3     |
    | 4     |
    | 5     |
    """,
        expected="""
    | place | weight |
    |-------|--------|
    | 1     | 0.3333 |
    | 2     | 0.2667 |
    | 3     | 0.2    |
    | 4     | 0.1333 |
    | 5     | 0.0667 |
    """,
        tolerance=6e-5,
        cases=(("expected.weight", "rank_sum_weights/expected/5"),),
    ),
]


def work_out(given: Table) -> Table:
    weights = rank_sum(len(given))
    return [{"place": row["place"], "weight": weights[row["place"] - 1]} for row in given]
