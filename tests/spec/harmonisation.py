"""Bringing pay to one level.

In each occupation everybody's pay rises to the best partner's. The cost of a year is posts times the
difference, with the employer's on-costs on top; nobody's pay is cut.
"""

from moothall.engine.workforce.harmonised import harmonised
from moothall.project.workforce import WorkforceRow
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Three councils, two occupations, on-costs of 30%",
        source="worked by hand: 18 x 200 + 11 x 500 = 9,100; 6 x 0 + 4 x 300 = 1,200; times 1.3",
        given="""
    | partner | occupation | posts | pay   |
    |---------|------------|-------|-------|
    | a       | Clerk      | 18    | 30500 |
    | b       | Clerk      | 13    | 30700 |
    | c       | Clerk      | 11    | 30200 |
    | a       | Adviser    | 6     | 33200 |
    | c       | Adviser    | 4     | 32900 |
    """,
        expected="""
    | occupation | cost  |
    |------------|-------|
    | Clerk      | 11830 |
    | Adviser    | 1560  |
    """,
        tolerance=1e-9,
    ),
]
ON_COSTS = 0.3


def work_out(given: Table) -> Table:
    rows = [
        WorkforceRow(partner=g["partner"], occupation=g["occupation"], fte=g["posts"], pay=g["pay"])
        for g in given
    ]
    found = harmonised(rows, {g["partner"] for g in given}, None, 0)
    jobs = dict.fromkeys(g["occupation"] for g in given)
    return [
        {"occupation": j, "cost": (1 + ON_COSTS) * sum(r.cost for r in found.raises if r.occupation == j)}
        for j in jobs
    ]
