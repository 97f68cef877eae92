"""From a measurement to a score: the piecewise linear value function, as the method appendix prints it."""

from moothall.engine.scoring.aggregation import value
from moothall.files.frameworks import find_framework
from tests.spec.spec import Table, printed

RSMAA = "gertvv/rsmaa, smaa/tests/pvf.R"
EXAMPLES = printed(
    "value_function",
    {
        "A rising line": (
            ("given.measurement", "value_function_piecewise/inputs_expected/0/x"),
            ("expected.score", "value_function_piecewise/inputs_expected/0/y"),
        ),
        "A falling line": (
            ("given.measurement", "value_function_piecewise/inputs_expected/1/x"),
            ("expected.score", "value_function_piecewise/inputs_expected/1/y"),
        ),
        "Four points, rising": (
            ("given.measurement", "value_function_piecewise/inputs_expected/2/x"),
            ("expected.score", "value_function_piecewise/inputs_expected/2/y"),
        ),
        "Four points, falling": (
            ("given.measurement", "value_function_piecewise/inputs_expected/3/x"),
            ("expected.score", "value_function_piecewise/inputs_expected/3/y"),
        ),
        "Outside the points, going on along the last line (used in cross-checks only)": (
            ("given.measurement", "value_function_piecewise/inputs_expected/4/x"),
            ("expected.score", "value_function_piecewise/inputs_expected/4/y"),
        ),
        "Outside the points, keeping the last score (as the product does)": (
            ("given.measurement", "value_function_piecewise/inputs_expected/5/x"),
            ("expected.score", "value_function_piecewise/inputs_expected/5/y"),
        ),
    },
)


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
