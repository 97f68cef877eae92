"""Weights by income, as the method appendix prints it."""

from moothall.engine.finance.distribution import income_weight
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "distributional_weights",
    {
        "A pound at five incomes, with the elasticity of the Green Book": (
            ("given.income", "distributional_weight_eta_1_3/inputs/incomes"),
            ("expected.weight", "distributional_weight_eta_1_3/expected/weights"),
        ),
    },
)


def work_out(given: Table) -> Table:
    return [
        {"weight": income_weight(float(r["income"]), float(r["reference"]), float(r["eta"]))} for r in given
    ]
