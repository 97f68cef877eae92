"""Theil's index T, inside groups and between them.

The mean of (level / mean) ln (level / mean); a level of zero adds nothing. The part between groups puts the
mean of its group in the place of each level. The part inside counts each group's own index by its share of
all that there is. Both parts add up to the whole.
"""

from moothall.engine.equality.inequality import theil
from tests.spec.spec import Example, Table

CASE = "theil_decomposition"

EXAMPLES = [
    Example(
        title="Two groups of two and three",
        source="constructed; by hand and by another program",
        given="""
    | group | level |
    |-------|-------|
    | a     | 1     |
    | a     | 2     |
    | b     | 3     |
    | b     | 4     |
    | b     | 10    |
    """,
        expected="""
    | whole               | parts               | within             | between             |
    |---------------------|---------------------|--------------------|---------------------|
    | 0.27636361895732137 | 0.27636361895732137 | 0.1274273167810968 | 0.14893630217622453 |
    """,
        tolerance=1e-12,
        cases=(
            ("given.level", f"{CASE}/inputs/groups"),
            ("expected.whole", f"{CASE}/expected/T"),
            ("expected.parts", f"{CASE}/expected/within_plus_between"),
        ),
    ),
    Example(
        title="One of two has all: the logarithm of two",
        source="by hand: (0 + 2 ln 2) / 2",
        given="""
    | group | level |
    |-------|-------|
    | a     | 0     |
    | b     | 3     |
    """,
        expected="""
    | whole              | parts              | within | between            |
    |--------------------|--------------------|--------|--------------------|
    | 0.6931471805599453 | 0.6931471805599453 | 0      | 0.6931471805599453 |
    """,
        tolerance=1e-12,
    ),
]


def work_out(given: Table) -> Table:
    found = theil([r["level"] for r in given], [1] * len(given), [r["group"] for r in given])
    assert found is not None
    return [
        {
            "whole": found.whole,
            "parts": found.within + found.between,
            "within": found.within,
            "between": found.between,
        }
    ]
