"""Weights from points.

Swing points: the section whose change from the worst to the best anchor matters most gets 100, the others
less. Direct points: any figures that are not negative. Either way the weights are the points divided by
their sum.
"""

from moothall.engine.weighting import normalised
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Swing points of 100, 80, 40 and 20",
        source="constructed; arithmetic",
        given="""
    | section     | points |
    |-------------|--------|
    | employment  | 100    |
    | quality     | 80     |
    | finance     | 40     |
    | procurement | 20     |
    """,
        expected="""
    | section     | weight              |
    |-------------|---------------------|
    | employment  | 0.4166666666666667  |
    | quality     | 0.3333333333333333  |
    | finance     | 0.16666666666666666 |
    | procurement | 0.08333333333333333 |
    """,
        tolerance=1e-12,
        cases=(
            ("given.points", "swing_weights/inputs/swings"),
            ("expected.weight", "swing_weights/expected/w"),
        ),
    ),
    Example(
        title="Direct points: fuel consumption of four cars",
        source="Haas and Meixner, An illustrated guide to the AHP, as carried in PhilipGriffith/AHPy",
        given="""
    | car    | points |
    |--------|--------|
    | civic  | 34     |
    | saturn | 27     |
    | escort | 24     |
    | clio   | 28     |
    """,
        expected="""
    | car    | weight |
    |--------|--------|
    | civic  | 0.3009 |
    | saturn | 0.2389 |
    | escort | 0.2124 |
    | clio   | 0.2478 |
    """,
        tolerance=1e-4,
        cases=(
            ("given.points", "direct_normalisation_fuel/inputs"),
            ("expected.weight", "direct_normalisation_fuel/expected/weights"),
        ),
    ),
    Example(
        title="A weight of zero stays zero",
        source="constructed; method note, M6: zero weights stay zero",
        given="""
    | section | points |
    |---------|--------|
    | a       | 3      |
    | b       | 0      |
    | c       | 1      |
    """,
        expected="""
    | section | weight |
    |---------|--------|
    | a       | 0.75   |
    | b       | 0      |
    | c       | 0.25   |
    """,
    ),
]


def work_out(given: Table) -> Table:
    label = next(iter(given[0]))
    weights = normalised([row["points"] for row in given])
    return [{label: row[label], "weight": w} for row, w in zip(given, weights, strict=True)]
