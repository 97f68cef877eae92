"""Weights from an order: rank-order centroid.

People put items in order, the most important first. All weights that keep the order are thought equally
likely; the weight shown is their average: `w_i = (1/n) Σ_{k=i..n} 1/k`. Items that share a place share its
weight.
"""

from moothall.engine.weighting import from_places
from tests.spec.spec import Example, Table

BARRON = "Barron and Barrett 1996; Edwards and Barron 1994 (from memory; checked by harmonic sums)"

EXAMPLES = [
    Example(
        title="Two items",
        source=BARRON,
        given="""
    | item    | place |
    |---------|-------|
    | quality | 1     |
    | cost    | 2     |
    """,
        expected="""
    | item    | weight |
    |---------|--------|
    | quality | 0.75   |
    | cost    | 0.25   |
    """,
        tolerance=6e-5,
        cases=(
            ("expected.weight", "roc_weights/expected/2"),
            ("expected.weight", "weights_rank_order_centroid/expected/2"),
        ),
    ),
    Example(
        title="Three items",
        source=BARRON,
        given="""
    | item    | place |
    |---------|-------|
    | quality | 1     |
    | staff   | 2     |
    | cost    | 3     |
    """,
        expected="""
    | item    | weight |
    |---------|--------|
    | quality | 0.6111 |
    | staff   | 0.2778 |
    | cost    | 0.1111 |
    """,
        tolerance=6e-5,
        cases=(("expected.weight", "roc_weights/expected/3"),),
    ),
    Example(
        title="Three items, written down in another order",
        source=BARRON,
        given="""
    | item    | place |
    |---------|-------|
    | cost    | 3     |
    | quality | 1     |
    | staff   | 2     |
    """,
        expected="""
    | item    | weight |
    |---------|--------|
    | cost    | 0.1111 |
    | quality | 0.6111 |
    | staff   | 0.2778 |
    """,
        tolerance=6e-5,
    ),
    Example(
        title="Four items, as fractions 25/48, 13/48, 7/48 and 3/48",
        source="closed form of the centroid, checked by drawing orders at random",
        given="""
    | item | place |
    |------|-------|
    | a    | 1     |
    | b    | 2     |
    | c    | 3     |
    | d    | 4     |
    """,
        expected="""
    | item | weight              |
    |------|---------------------|
    | a    | 0.5208333333333334  |
    | b    | 0.2708333333333333  |
    | c    | 0.14583333333333334 |
    | d    | 0.0625              |
    """,
        tolerance=1e-12,
        cases=(("expected.weight", "weights_rank_order_centroid/expected/4"),),
    ),
    Example(
        title="Five items",
        source=BARRON,
        given="""
    | item | place |
    |------|-------|
    | a    | 1     |
    | b    | 2     |
    | c    | 3     |
    | d    | 4     |
    | e    | 5     |
    """,
        expected="""
    | item | weight |
    |------|--------|
    | a    | 0.4567 |
    | b    | 0.2567 |
    | c    | 0.1567 |
    | d    | 0.09   |
    | e    | 0.04   |
    """,
        tolerance=6e-5,
        cases=(("expected.weight", "roc_weights/expected/5"),),
    ),
    Example(
        title="Six items",
        source=BARRON,
        given="""
    | item | place |
    |------|-------|
    | a    | 1     |
    | b    | 2     |
    | c    | 3     |
    | d    | 4     |
    | e    | 5     |
    | f    | 6     |
    """,
        expected="""
    | item | weight |
    |------|--------|
    | a    | 0.4083 |
    | b    | 0.2417 |
    | c    | 0.1583 |
    | d    | 0.1028 |
    | e    | 0.0611 |
    | f    | 0.0278 |
    """,
        tolerance=6e-5,
        cases=(("expected.weight", "roc_weights/expected/6"),),
    ),
    Example(
        title="Two items share the first place: each gets the mean of 11/18 and 5/18",
        source="constructed",
        given="""
    | item    | place |
    |---------|-------|
    | quality | 1     |
    | staff   | 1     |
    | cost    | 3     |
    """,
        expected="""
    | item    | weight             |
    |---------|--------------------|
    | quality | 0.4444444444444444 |
    | staff   | 0.4444444444444444 |
    | cost    | 0.1111111111111111 |
    """,
        tolerance=1e-12,
    ),
]


def work_out(given: Table) -> Table:
    weights = from_places([row["place"] for row in given])
    return [{"item": row["item"], "weight": w} for row, w in zip(given, weights, strict=True)]
