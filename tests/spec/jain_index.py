"""Jain's index of fairness.

The square of the sum, divided by the number times the sum of the squares: 1 where all have the same, k/n
where k of n have all of it, alike.
"""

from moothall.engine.governance.apportion import jain
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="All alike; two of five; and four, two and one",
        source="Jain, Chiu and Hawe 1984 (from memory)",
        given="""
    | a | b | c | d | e |
    |---|---|---|---|---|
    | 1 | 1 | 1 | 1 |   |
    | 1 | 1 | 0 | 0 | 0 |
    | 4 | 2 | 1 |   |   |
    """,
        expected="""
    | jain           |
    |----------------|
    | 1              |
    | 0.4            |
    | 0.777777777778 |
    """,
        tolerance=1e-12,
        cases=(
            ("given.*", "jain_fairness_index/inputs/x"),
            ("expected.jain", "jain_fairness_index/expected/J"),
        ),
    ),
    Example(
        title="Ten years of a chair, 8, 2 and none, each by its share of 50, 30 and 20",
        source="acceptance scenario ACC26; arithmetic by the formula",
        given="""
    | a   | b              | c |
    |-----|----------------|---|
    | 1.6 | 0.666666666667 | 0 |
    """,
        expected="""
    | jain           |
    |----------------|
    | 0.570019723866 |
    """,
        tolerance=1e-9,
    ),
]


def work_out(given: Table) -> Table:
    return [{"jain": jain([v for v in row.values() if v is not None])} for row in given]
