"""What a register of risks may come to, as the method appendix prints it."""

from moothall.engine.risks.exposures import event
from moothall.engine.risks.total import total
from moothall.project.risks import RiskRow
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "risk_register",
    {
        "Two risks: expected value, and all of it at once": (
            ("given.*", "risk_register_expected/inputs/risks"),
            ("expected.*", "risk_register_expected/expected"),
        ),
    },
)


def work_out(given: Table) -> Table:
    events = [event(_row(n, row), "before") for n, row in enumerate(given)]
    found = total(tuple((e.chance, e.impact) for e in events))
    return [{"expected_value": sum(e.expected for e in events), "total_exposure": found.greatest}]


def _row(n: int, given: dict[str, float]) -> RiskRow:
    percent = 100 * given["p"]
    return RiskRow(
        id=f"r{n}",
        title="A risk",
        owner="somebody",
        likelihood_low=percent,
        likelihood_high=percent,
        impact_low=given["impact"],
        impact_high=given["impact"],
    )
