"""What sharing saves.

A group saves what its members would pay alone, less what they pay together. A group whose cost nobody gave
costs the cheapest way to make it up of groups that are given.
"""

from moothall.engine.sharing.game import game
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Three who might share a flat",
        source="cran/CoopGame, test_44",
        given="""
    | group | cost |
    |-------|------|
    | A     | 300  |
    | B     | 270  |
    | C     | 280  |
    | AB    | 410  |
    | AC    | 410  |
    | BC    | 410  |
    | ABC   | 550  |
    """,
        expected="""
    | group | saved |
    |-------|-------|
    | A     | 0     |
    | B     | 0     |
    | C     | 0     |
    | AB    | 160   |
    | AC    | 170   |
    | BC    | 140   |
    | ABC   | 300   |
    """,
        tolerance=1e-09,
        cases=(
            ("given.cost", "apartment_cost_sharing/inputs/costs"),
            ("expected.saved", "apartment_cost_sharing/expected/savings"),
        ),
    ),
    Example(
        title="A group whose cost nobody gave saves what its parts save",
        source="arithmetic",
        given="""
    | group | cost |
    |-------|------|
    | A     | 300  |
    | B     | 270  |
    | C     | 280  |
    | AB    | 410  |
    | ABC   | 550  |
    """,
        expected="""
    | group | saved |
    |-------|-------|
    | A     | 0     |
    | B     | 0     |
    | C     | 0     |
    | AB    | 160   |
    | AC    | 0     |
    | BC    | 0     |
    | ABC   | 300   |
    """,
        tolerance=1e-09,
    ),
]


def work_out(given: Table) -> Table:
    costs = {frozenset(row["group"]): float(row["cost"]) for row in given}
    found = game(costs, "ABC", source="given")
    return [
        {"group": "".join(c.coalition), "saved": sum(found.alone[p] for p in c.coalition) - c.cost}
        for c in found.costs
    ]
