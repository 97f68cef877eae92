"""Agreement on an order: Kendall's W.

From 0 (the raters' orders have nothing in common) to 1 (all have the same), corrected for ties, with the
chance of so high a W if they ranked at random. Here each column is a rater and each row an item; the figures
are rounded as they are published.
"""

from moothall.engine.agreement.weights import concordance
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Anxiety of twenty people, rated by three",
        source="R package irr, data anxiety (figures from memory; checked with Friedman's test)",
        given="""
    | a | b | c |
    |---|---|---|
    | 3 | 3 | 2 |
    | 3 | 6 | 1 |
    | 3 | 4 | 4 |
    | 4 | 6 | 4 |
    | 5 | 2 | 3 |
    | 5 | 4 | 2 |
    | 2 | 2 | 1 |
    | 3 | 4 | 6 |
    | 5 | 3 | 1 |
    | 2 | 3 | 1 |
    | 2 | 2 | 1 |
    | 6 | 3 | 2 |
    | 1 | 3 | 3 |
    | 5 | 3 | 3 |
    | 2 | 2 | 1 |
    | 2 | 2 | 1 |
    | 1 | 1 | 3 |
    | 2 | 3 | 3 |
    | 4 | 3 | 2 |
    | 3 | 4 | 2 |
    """,
        expected="""
    | w    | chi_square | p      |
    |------|------------|--------|
    | 0.54 | 30.8       | 0.0429 |
    """,
        tolerance=0,
        cases=(
            ("given.*", "kendall_w_anxiety/inputs/ratings_subjects_by_raters"),
            ("expected.*", "kendall_w_anxiety/expected"),
        ),
    ),
    Example(
        title="Three raters of one mind",
        source="constructed; by the definition: chi-square is 3 × 3 × 1",
        given="""
    | a | b  | c  |
    |---|----|----|
    | 1 | 10 | 1  |
    | 2 | 20 | 4  |
    | 3 | 30 | 9  |
    | 4 | 40 | 16 |
    """,
        expected="""
    | w | chi_square | p      |
    |---|------------|--------|
    | 1 | 9          | 0.0293 |
    """,
        tolerance=0,
    ),
    Example(
        title="Two raters of opposite minds",
        source="constructed; by the definition",
        given="""
    | a | b  |
    |---|----|
    | 1 | -1 |
    | 2 | -2 |
    | 3 | -3 |
    | 4 | -4 |
    """,
        expected="""
    | w | chi_square | p |
    |---|------------|---|
    | 0 | 0          | 1 |
    """,
        tolerance=0,
    ),
]


def work_out(given: Table) -> Table:
    found = concordance([[row[rater] for row in given] for rater in given[0]])
    assert found is not None
    return [{"w": round(found.w, 2), "chi_square": round(found.chi_square, 1), "p": round(found.p, 4)}]
