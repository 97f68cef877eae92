"""The concentration index.

People stand in order from the worst off to the best off; R is the middle of each one's place among all
people, from 0 to 1. The index is twice the mean of level times R, over the mean level, less 1. Above 0 the
better off have more of it, below 0 the worse off.
"""

from moothall.engine.equality.inequality import concentration
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Four people, each with as much as the rank",
        source="constructed; the same as Gini where people rank by the level itself",
        given="""
    | rank | people | level |
    |------|--------|-------|
    | 1    | 1      | 1     |
    | 2    | 1      | 2     |
    | 3    | 1      | 3     |
    | 4    | 1      | 4     |
    """,
        expected="""
    | index |
    |-------|
    | 0.25  |
    """,
        tolerance=1e-12,
        cases=(
            ("given.level", "concentration_index_small/inputs/x_by_rank"),
            ("expected.index", "concentration_index_small/expected/CI"),
        ),
    ),
    Example(
        title="Deaths of children under five by wealth, India 1982 to 1992",
        source="World Bank, Analyzing Health Equity, chapter 8, table 1 (figures from memory)",
        given="""
    | rank | people | level |
    |------|--------|-------|
    | 1    | 29939  | 154.7 |
    | 2    | 28776  | 152.9 |
    | 3    | 26528  | 119.5 |
    | 4    | 24689  | 86.9  |
    | 5    | 19739  | 54.3  |
    """,
        expected="""
    | index   |
    |---------|
    | -0.1694 |
    """,
        tolerance=6e-5,
        cases=(
            ("given.people", "concentration_index_india/inputs/births"),
            ("given.level", "concentration_index_india/inputs/u5mr"),
            ("expected.index", "concentration_index_india/expected/CI"),
        ),
    ),
    Example(
        title="Two places of one fifth share a rank: what they differ by does not count",
        source="by hand: R is 1/4 for both of rank 1 and 3/4 for rank 2; 2 / 2 · (1/4·4·1/4 + 1/2·2·3/4) - 1",
        given="""
    | rank | people | level |
    |------|--------|-------|
    | 1    | 1      | 0     |
    | 1    | 1      | 4     |
    | 2    | 2      | 2     |
    """,
        expected="""
    | index |
    |-------|
    | 0     |
    """,
        tolerance=1e-12,
    ),
]


def work_out(given: Table) -> Table:
    columns = [[r[name] for r in given] for name in ("level", "people", "rank")]
    return [{"index": concentration(*columns)}]
