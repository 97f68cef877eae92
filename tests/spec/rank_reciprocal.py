"""Weights from an order: rank reciprocal.

The weight of the i-th item is in proportion to `1/i`. Shown beside the centroid, never instead of it.
"""

from moothall.engine.weighting import rank_reciprocal
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
    | 1     | 0.5455 |
    | 2     | 0.2727 |
    | 3     | 0.1818 |
    """,
        tolerance=6e-5,
        cases=(("expected.weight", "rank_reciprocal_weights/expected/3"),),
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
    | 1     | 0.48   |
    | 2     | 0.24   |
    | 3     | 0.16   |
    | 4     | 0.12   |
    """,
        tolerance=6e-5,
        cases=(("expected.weight", "rank_reciprocal_weights/expected/4"),),
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
    | 1     | 0.438  |
    | 2     | 0.219  |
    | 3     | 0.146  |
    | 4     | 0.1095 |
    | 5     | 0.0876 |
    """,
        tolerance=6e-5,
        cases=(("expected.weight", "rank_reciprocal_weights/expected/5"),),
    ),
]


def work_out(given: Table) -> Table:
    weights = rank_reciprocal(len(given))
    return [{"place": row["place"], "weight": weights[row["place"] - 1]} for row in given]
