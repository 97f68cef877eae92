"""From a measurement to a score: the piecewise linear value function.

A measured criterion is never scored by hand. Points (measurement, score) are set before the measurement is
seen; between two points the score lies on the straight line, outside it keeps the score of the last point.
"""

from moothall.engine.scoring.aggregation import value
from moothall.files.frameworks import find_framework
from tests.spec.spec import Example, Table

RSMAA = "gertvv/rsmaa, smaa/tests/pvf.R"
CASE = "value_function_piecewise/inputs_expected"

EXAMPLES = [
    Example(
        title="A rising line",
        source=RSMAA,
        given="""
    | points         | outside | measurement |
    |----------------|---------|-------------|
    | -0.15:0 0.35:1 | clip    | 0.35        |
    | -0.15:0 0.35:1 | clip    | -0.15       |
    | -0.15:0 0.35:1 | clip    | 0.1         |
    """,
        expected="""
    | measurement | score |
    |-------------|-------|
    | 0.35        | 1     |
    | -0.15       | 0     |
    | 0.1         | 0.5   |
    """,
        tolerance=1e-9,
        cases=(("given.measurement", f"{CASE}/0/x"), ("expected.score", f"{CASE}/0/y")),
    ),
    Example(
        title="A falling line",
        source=RSMAA,
        given="""
    | points     | outside | measurement |
    |------------|---------|-------------|
    | 50:1 100:0 | clip    | 50          |
    | 50:1 100:0 | clip    | 100         |
    | 50:1 100:0 | clip    | 75          |
    """,
        expected="""
    | measurement | score |
    |-------------|-------|
    | 50          | 1     |
    | 100         | 0     |
    | 75          | 0.5   |
    """,
        tolerance=1e-9,
        cases=(("given.measurement", f"{CASE}/1/x"), ("expected.score", f"{CASE}/1/y")),
    ),
    Example(
        title="Four points, rising",
        source=RSMAA,
        given="""
    | points                        | outside | measurement |
    |-------------------------------|---------|-------------|
    | -0.15:0 0:0.1 0.25:0.9 0.35:1 | clip    | 0.1         |
    """,
        expected="""
    | measurement | score |
    |-------------|-------|
    | 0.1         | 0.42  |
    """,
        tolerance=1e-9,
        cases=(("given.measurement", f"{CASE}/2/x"), ("expected.score", f"{CASE}/2/y")),
    ),
    Example(
        title="Four points, falling",
        source=RSMAA,
        given="""
    | points                   | outside | measurement |
    |--------------------------|---------|-------------|
    | 50:1 75:0.8 90:0.5 100:0 | clip    | 60          |
    | 50:1 75:0.8 90:0.5 100:0 | clip    | 75          |
    | 50:1 75:0.8 90:0.5 100:0 | clip    | 90          |
    """,
        expected="""
    | measurement | score |
    |-------------|-------|
    | 60          | 0.92  |
    | 75          | 0.8   |
    | 90          | 0.5   |
    """,
        tolerance=1e-9,
        cases=(("given.measurement", f"{CASE}/3/x"), ("expected.score", f"{CASE}/3/y")),
    ),
    Example(
        title="Outside the points, going on along the last line (used in cross-checks only)",
        source=RSMAA,
        given="""
    | points                   | outside     | measurement |
    |--------------------------|-------------|-------------|
    | 50:1 75:0.8 90:0.5 100:0 | extrapolate | 10          |
    | 50:1 75:0.8 90:0.5 100:0 | extrapolate | 40          |
    | 50:1 75:0.8 90:0.5 100:0 | extrapolate | 101         |
    | 50:1 75:0.8 90:0.5 100:0 | extrapolate | 120         |
    """,
        expected="""
    | measurement | score |
    |-------------|-------|
    | 10          | 1.32  |
    | 40          | 1.08  |
    | 101         | -0.05 |
    | 120         | -1    |
    """,
        tolerance=1e-9,
        cases=(("given.measurement", f"{CASE}/4/x"), ("expected.score", f"{CASE}/4/y")),
    ),
    Example(
        title="Outside the points, keeping the last score (as the product does)",
        source=RSMAA,
        given="""
    | points                   | outside | measurement |
    |--------------------------|---------|-------------|
    | 50:1 75:0.8 90:0.5 100:0 | clip    | 10          |
    | 50:1 75:0.8 90:0.5 100:0 | clip    | 40          |
    | 50:1 75:0.8 90:0.5 100:0 | clip    | 101         |
    | 50:1 75:0.8 90:0.5 100:0 | clip    | 120         |
    """,
        expected="""
    | measurement | score |
    |-------------|-------|
    | 10          | 1     |
    | 40          | 1     |
    | 101         | 0     |
    | 120         | 0     |
    """,
        tolerance=1e-9,
        cases=(("given.measurement", f"{CASE}/5/x"), ("expected.score", f"{CASE}/5/y")),
    ),
    Example(
        title="Access by place (Q3): a fall of 13 points gives 0.7",
        source="acceptance scenario ACC20; points of criterion Q3 of the framework essu_2007",
        given="""
    | points | outside | measurement |
    |--------|---------|-------------|
    | Q3     | clip    | -13         |
    """,
        expected="""
    | measurement | score |
    |-------------|-------|
    | -13         | 0.7   |
    """,
        tolerance=1e-9,
    ),
]


def work_out(given: Table) -> Table:
    return [
        {
            "measurement": row["measurement"],
            "score": value(_points(row["points"]), row["measurement"], row["outside"]),
        }
        for row in given
    ]


def _points(words: str) -> list[tuple[float, float]]:
    for criterion in find_framework("essu_2007@1.0.0").criteria:
        if criterion.id == words:
            return list(criterion.value_function)
    pairs = (pair.split(":") for pair in words.split())
    return [(float(at), float(score)) for at, score in pairs]
