"""What a register of risks may come to.

Each risk strikes with its mean likelihood, independently of the others. Expected is likelihood times impact,
summed. A percentile says what the sum is not above in so many of a hundred cases.
"""

from moothall.engine.risks.exposures import event
from moothall.engine.risks.total import total
from moothall.project.risks import RiskRow
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Two risks: expected value, and all of it at once",
        source="charlescoverdale/greenbook, tests/testthat/test-risk.R",
        given="""
    | p   | impact |
    |-----|--------|
    | 0.3 | 100    |
    | 0.5 | 200    |
    """,
        expected="""
    | expected_value | total_exposure |
    |----------------|----------------|
    | 130            | 300            |
    """,
        tolerance=1e-12,
        cases=(
            ("given.*", "risk_register_expected/inputs/risks"),
            ("expected.*", "risk_register_expected/expected"),
        ),
    ),
]


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
