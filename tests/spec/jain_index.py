"""Jain's index of fairness, as the method appendix prints it."""

from moothall.engine.governance.apportion import jain
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "jain_index",
    {
        "All alike; two of five; and four, two and one": (
            ("given.*", "jain_fairness_index/inputs/x"),
            ("expected.jain", "jain_fairness_index/expected/J"),
        ),
    },
)


def work_out(given: Table) -> Table:
    return [{"jain": jain([v for v in row.values() if v is not None])} for row in given]
