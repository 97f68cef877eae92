"""Who pays for a runway: the airport game.

A group needs the longest runway that a member needs, and pays for that one only. Under the Shapley value the
first stretch is paid for by all in equal shares, the next by all but those who can do without it, and so on.
"""

from itertools import combinations

from moothall.engine.sharing.game import game
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Four kinds of aircraft",
        source="Littlechild and Owen 1973; Wikipedia, Airport problem (from memory)",
        given="""
    | partner | runway |
    |---------|--------|
    | A       | 8      |
    | B       | 11     |
    | C       | 13     |
    | D       | 18     |
    """,
        expected="""
    | partner | shapley |
    |---------|---------|
    | A       | 2       |
    | B       | 3       |
    | C       | 4       |
    | D       | 9       |
    """,
        tolerance=1e-09,
        cases=(
            ("given.runway", "airport_game/inputs/runway_costs"),
            ("expected.shapley", "airport_game/expected/shapley"),
        ),
    ),
    Example(
        title="Two that need the same share its last stretch",
        source="Littlechild and Owen 1973; arithmetic: 9/3, then 6/2",
        given="""
    | partner | runway |
    |---------|--------|
    | A       | 9      |
    | B       | 15     |
    | C       | 15     |
    """,
        expected="""
    | partner | shapley |
    |---------|---------|
    | A       | 3       |
    | B       | 6       |
    | C       | 6       |
    """,
        tolerance=1e-09,
    ),
]


def work_out(given: Table) -> Table:
    needs = {row["partner"]: float(row["runway"]) for row in given}
    groups = [frozenset(g) for size in range(1, len(needs) + 1) for g in combinations(needs, size)]
    found = game({g: max(needs[p] for p in g) for g in groups}, list(needs), source="given").by("shapley")
    assert found is not None
    assert found.accepted
    return [{"partner": p, "shapley": found.shares[p]} for p in needs]
