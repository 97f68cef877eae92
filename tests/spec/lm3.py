"""Three rounds of local money (LM3), as the method appendix prints it."""

from moothall.engine.local_economy.spending import lm3
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "lm3",
    {
        "60% of the first round and 40% of the second stay": (
            ("given.money", "lm3/inputs/rounds"),
            ("expected.lm3", "lm3/expected/lm3"),
        ),
    },
)


def work_out(given: Table) -> Table:
    return [{"lm3": lm3([row["money"] for row in given])}]
