"""How verdicts are counted: never as a percentage.

What was not assessed is neither a pass nor a fail, and is said. What does not apply is left out of the
count, and said too. Groups that differ without a joint verdict are counted as disputed.
"""

from moothall.engine.screening.cells import tally
from moothall.findings.screening import VerdictCell
from tests.spec.spec import Example, Table

NOTE = "method note, M2"

EXAMPLES = [
    Example(
        title="Twelve principles of an option are met and one is not assessed",
        source="acceptance scenario ACC04",
        given="""
    | meets | partly_meets | fails | disputed | not_assessed | not_applicable |
    |-------|--------------|-------|----------|--------------|----------------|
    | 12    | 0            | 0     | 0        | 1            | 0              |
    | 5     | 0            | 0     | 0        | 0            | 0              |
    """,
        expected="""
    | of | words                           |
    |----|---------------------------------|
    | 13 | 12 of 13 met and 1 not assessed |
    | 5  | 5 of 5 met                      |
    """,
    ),
    Example(
        title="Several standings at once",
        source=NOTE,
        given="""
    | meets | partly_meets | fails | disputed | not_assessed | not_applicable |
    |-------|--------------|-------|----------|--------------|----------------|
    | 6     | 2            | 1     | 0        | 2            | 1              |
    | 6     | 0            | 0     | 1        | 2            | 0              |
    """,
        expected="""
    | of | words                                                                     |
    |----|---------------------------------------------------------------------------|
    | 11 | 6 of 11 met, 2 partly met, 1 failed and 2 not assessed (1 not applicable) |
    | 9  | 6 of 9 met, 1 disputed between groups and 2 not assessed                  |
    """,
    ),
    Example(
        title="Nothing was judged",
        source=NOTE,
        given="""
    | meets | partly_meets | fails | disputed | not_assessed | not_applicable |
    |-------|--------------|-------|----------|--------------|----------------|
    | 0     | 0            | 0     | 0        | 13           | 0              |
    """,
        expected="""
    | of | words                           |
    |----|---------------------------------|
    | 13 | 0 of 13 met and 13 not assessed |
    """,
    ),
]


def work_out(given: Table) -> Table:
    found = [tally(_cells(row)) for row in given]
    return [{"of": t.of, "words": t.words} for t in found]


def _cells(row: dict[str, int]) -> list[VerdictCell]:
    standings = [standing for standing, count in row.items() for _ in range(count)]
    return [VerdictCell(principle=f"P{n}", standing=s) for n, s in enumerate(standings)]  # type: ignore[arg-type]
