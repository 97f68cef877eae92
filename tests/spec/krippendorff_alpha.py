"""Agreement on scores: Krippendorff's alpha.

1 where raters always agree, 0 where they agree as by chance; a rating that is missing is missing. Scores
are an order (ordinal); names (nominal), equal steps (interval) and proportions (ratio) differ in how far
apart two values are held to be. Here each column is a rater and each row what was rated.
"""

from moothall.engine.agreement.alpha import alpha, coincidences
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Four raters, twelve units, some ratings missing",
        source="Krippendorff (2011), data C, as in the R package irr (figures from memory)",
        given="""
    | a | b | c | d |
    |---|---|---|---|
    | 1 | 1 |   | 1 |
    | 2 | 2 | 3 | 2 |
    | 3 | 3 | 3 | 3 |
    | 3 | 3 | 3 | 3 |
    | 2 | 2 | 2 | 2 |
    | 1 | 2 | 3 | 4 |
    | 4 | 4 | 4 | 4 |
    | 1 | 1 | 2 | 1 |
    | 2 | 2 | 2 | 2 |
    |   | 5 | 5 | 5 |
    |   |   | 1 | 1 |
    |   |   | 3 |   |
    """,
        expected="""
    | nominal | ordinal | interval | ratio |
    |---------|---------|----------|-------|
    | 0.743   | 0.815   | 0.849    | 0.797 |
    """,
        tolerance=0.0006,
        cases=(
            ("given.a", "krippendorff_alpha/inputs/ratings/0"),
            ("given.b", "krippendorff_alpha/inputs/ratings/1"),
            ("given.c", "krippendorff_alpha/inputs/ratings/2"),
            ("given.d", "krippendorff_alpha/inputs/ratings/3"),
            ("expected.*", "krippendorff_alpha/expected"),
        ),
    ),
    Example(
        title="Two raters of two minds, checked by hand",
        source="constructed: 4 ratings, o(0, 4) = 4, so 1 - 3 × 4 / 8 for every difference",
        given="""
    | a | b |
    |---|---|
    | 0 | 4 |
    | 4 | 0 |
    """,
        expected="""
    | nominal | ordinal | interval | ratio |
    |---------|---------|----------|-------|
    | -0.5    | -0.5    | -0.5     | -0.5  |
    """,
    ),
]


def work_out(given: Table) -> Table:
    found = coincidences([[v for v in row.values() if v is not None] for row in given])
    return [
        {
            "nominal": alpha(found, "nominal"),
            "ordinal": alpha(found, "ordinal"),
            "interval": alpha(found, "interval"),
            "ratio": alpha(found, "ratio"),
        }
    ]
