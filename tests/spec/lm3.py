"""Three rounds of local money (LM3).

What is spent, what people and firms in the area get of it, and what those spend in the area again, for each
unit spent at first. 1 says that all goes away at once, 3 that all stays.
"""

from moothall.engine.local_economy.spending import lm3
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="60% of the first round and 40% of the second stay",
        source="new economics foundation, The Money Trail (2002); constructed numbers",
        given="""
    | round | money  |
    |-------|--------|
    | 1     | 100000 |
    | 2     | 60000  |
    | 3     | 24000  |
    """,
        expected="""
    | lm3  |
    |------|
    | 1.84 |
    """,
        tolerance=1e-12,
        cases=(("given.money", "lm3/inputs/rounds"), ("expected.lm3", "lm3/expected/lm3")),
    ),
]


def work_out(given: Table) -> Table:
    return [{"lm3": lm3([row["money"] for row in given])}]
