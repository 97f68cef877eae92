"""Optimism bias.

Projects cost more than was thought, and by kind of project the past says how much. Each part of the cost
takes the upper bound of its kind by its share, less what of the causes is shown to be dealt with; the parts
add up. The bias goes on one-off costs, and the adjusted line of the financial case has it.
"""

from moothall.engine.finance.optimism import uplift
from tests.spec.spec import Example, Table

APPLY = "optimism_bias_apply"
BUILDING = "optimism_bias_combined_building"
MOTT = "Mott MacDonald 2002, a building of two kinds, as in ppponline.affinitext.com 1343/444268"

EXAMPLES = [
    Example(
        title="With nothing and with half of the causes dealt with",
        source="charlescoverdale/greenbook, tests/testthat/test-optimism_bias.R",
        given="""
    | cost | share | upper | mitigation |
    |------|-------|-------|------------|
    | 100  | 1     | 0.51  | 0          |
    | 50   | 1     | 0.51  | 0          |
    | 100  | 1     | 0.5   | 0.5        |
    """,
        expected="""
    | adds | with it |
    |------|---------|
    | 0.51 | 151     |
    | 0.51 | 75.5    |
    | 0.25 | 125     |
    """,
        tolerance=1e-9,
        cases=(
            ("given.cost", f"{APPLY}/inputs/cases/0/cost+inputs/cases/1/cost+inputs/cases/2/cost"),
            ("given.upper", f"{APPLY}/inputs/cases/0/ob+inputs/cases/1/ob+inputs/cases/2/ob"),
            (
                "given.mitigation",
                f"{APPLY}/inputs/cases/0/mitigation+inputs/cases/1/mitigation+inputs/cases/2/mitigation",
            ),
            ("expected.with it", f"{APPLY}/expected/out"),
        ),
    ),
    Example(
        title="A building three tenths of which are not standard: its cost, in %",
        source=MOTT,
        given="""
    | cost | share | upper | mitigation |
    |------|-------|-------|------------|
    |      | 0.3   | 51    | 0          |
    |      | 0.7   | 24    | 0          |
    |      |       |       |            |
    """,
        expected="""
    | adds | with it |
    |------|---------|
    | 15.3 |         |
    | 16.8 |         |
    | 32.1 |         |
    """,
        tolerance=1e-9,
        cases=(
            ("given.share", f"{BUILDING}/inputs/capex_share"),
            ("given.upper", f"{BUILDING}/inputs/capex_ub"),
            ("expected.adds", f"{BUILDING}/expected/capex_contrib+expected/capex"),
        ),
    ),
    Example(
        title="The same building: how long it takes, in %",
        source=MOTT,
        given="""
    | cost | share | upper | mitigation |
    |------|-------|-------|------------|
    |      | 0.3   | 39    | 0          |
    |      | 0.7   | 4     | 0          |
    |      |       |       |            |
    """,
        expected="""
    | adds | with it |
    |------|---------|
    | 11.7 |         |
    | 2.8  |         |
    | 14.5 |         |
    """,
        tolerance=1e-9,
        cases=(
            ("given.share", f"{BUILDING}/inputs/duration_share"),
            ("given.upper", f"{BUILDING}/inputs/duration_ub"),
            ("expected.adds", f"{BUILDING}/expected/duration_contrib+expected/duration"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    """A row without a share is the sum of those above it."""
    found: Table = []
    for row in given:
        if row["share"] is None:
            adds = sum(r["adds"] for r in found)
        else:
            adds = uplift(row["share"], row["upper"], row["mitigation"])
        cost = row["cost"]
        found.append({"adds": adds, "with it": None if cost is None else cost * (1 + adds)})
    return found
