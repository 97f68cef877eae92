"""Weights from points, as the method appendix prints it."""

from moothall.engine.weighting import normalised
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "points",
    {
        "Swing points of 100, 80, 40 and 20": (
            ("given.points", "swing_weights/inputs/swings"),
            ("expected.weight", "swing_weights/expected/w"),
        ),
        "Direct points: fuel consumption of four cars": (
            ("given.points", "direct_normalisation_fuel/inputs"),
            ("expected.weight", "direct_normalisation_fuel/expected/weights"),
        ),
    },
)


def work_out(given: Table) -> Table:
    label = next(iter(given[0]))
    weights = normalised([row["points"] for row in given])
    return [{label: row[label], "weight": w} for row, w in zip(given, weights, strict=True)]
