"""The Gini index.

The mean difference between two people picked at random, over twice the mean. It is 0 where everybody has the
same. Everybody counts by weight; there is no factor for small samples.
"""

from moothall.engine.equality.inequality import gini
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Incomes of the United States in 1968, by tenth",
        source="cran/ineq, tests/Examples/ineq-Ex.Rout.save",
        given="""
    | level | people |
    |-------|--------|
    | 541   | 1      |
    | 1463  | 1      |
    | 2445  | 1      |
    | 3438  | 1      |
    | 4437  | 1      |
    | 5401  | 1      |
    | 6392  | 1      |
    | 8304  | 1      |
    | 11904 | 1      |
    | 22261 | 1      |
    """,
        expected="""
    | gini      |
    |-----------|
    | 0.4620911 |
    """,
        tolerance=1e-6,
        cases=(("given.level", "gini_usa1968/inputs/x"), ("expected.gini", "gini_usa1968/expected/gini")),
    ),
    Example(
        title="Two places: three people have 1 each, one has 5",
        source="by hand: differences of 4 between 6 of 16 ordered pairs, mean 2, so 24 / 16 / 4",
        given="""
    | level | people |
    |-------|--------|
    | 1     | 3      |
    | 5     | 1      |
    """,
        expected="""
    | gini  |
    |-------|
    | 0.375 |
    """,
        tolerance=1e-12,
    ),
]


def work_out(given: Table) -> Table:
    return [{"gini": gini([r["level"] for r in given], [r["people"] for r in given])}]
