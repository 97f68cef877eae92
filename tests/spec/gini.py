"""The Gini index, as the method appendix prints it."""

from moothall.engine.equality.inequality import gini
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "gini",
    {
        "Incomes of the United States in 1968, by tenth": (
            ("given.level", "gini_usa1968/inputs/x"),
            ("expected.gini", "gini_usa1968/expected/gini"),
        ),
    },
)


def work_out(given: Table) -> Table:
    return [{"gini": gini([r["level"] for r in given], [r["people"] for r in given])}]
