"""Optimism bias, as the method appendix prints it."""

from moothall.engine.finance.optimism import uplift
from tests.spec.spec import Table, printed

APPLY = "optimism_bias_apply"
BUILDING = "optimism_bias_combined_building"
MOTT = "Mott MacDonald 2002, a building of two kinds, as in ppponline.affinitext.com 1343/444268"

EXAMPLES = printed(
    "optimism_bias",
    {
        "With nothing and with half of the causes dealt with": (
            ("given.cost", "optimism_bias_apply/inputs/cases/0/cost+inputs/cases/1/cost+inputs/cases/2/cost"),
            ("given.upper", "optimism_bias_apply/inputs/cases/0/ob+inputs/cases/1/ob+inputs/cases/2/ob"),
            (
                "given.mitigation",
                "optimism_bias_apply/inputs/cases/0/mitigation+inputs/cases/1/mitigation+inputs/cases/2/mitigation",
            ),
            ("expected.with it", "optimism_bias_apply/expected/out"),
        ),
        "A building three tenths of which are not standard: its cost, in %": (
            ("given.share", "optimism_bias_combined_building/inputs/capex_share"),
            ("given.upper", "optimism_bias_combined_building/inputs/capex_ub"),
            ("expected.adds", "optimism_bias_combined_building/expected/capex_contrib+expected/capex"),
        ),
        "The same building: how long it takes, in %": (
            ("given.share", "optimism_bias_combined_building/inputs/duration_share"),
            ("given.upper", "optimism_bias_combined_building/inputs/duration_ub"),
            ("expected.adds", "optimism_bias_combined_building/expected/duration_contrib+expected/duration"),
        ),
    },
)


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
