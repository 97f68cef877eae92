"""Bounds of optimism bias by kind of project.

The dated facts carry the bounds that were found in large public projects, in %: of how long they take and of
what they cost to build. For outsourcing there are bounds on yearly spending alone, and none on duration.
"""

from moothall.engine.finance.optimism import KINDS
from moothall.files.frameworks import jurisdiction_facts
from tests.spec.spec import Example, Table

CASE = "optimism_bias_upper_lower_bounds/expected"

EXAMPLES = [
    Example(
        title="Five kinds of building and equipment",
        source="Mott MacDonald 2002, table 2 (ppponline.affinitext.com 1343/444193)",
        given="""
    | kind                   |
    |------------------------|
    | non_standard_buildings |
    | standard_buildings     |
    | non_standard_civil     |
    | standard_civil         |
    | equipment_development  |
    """,
        expected="""
    | duration_upper | duration_lower | capex_upper | capex_lower |
    |----------------|----------------|-------------|-------------|
    | 39             | 2              | 51          | 4           |
    | 4              | 1              | 24          | 2           |
    | 25             | 3              | 66          | 6           |
    | 20             | 1              | 44          | 3           |
    | 54             | 10             | 200         | 10          |
    """,
        cases=(("expected.*", CASE),),
    ),
]

COLUMNS = ("duration_upper", "duration_lower", "capex_upper", "capex_lower")


def work_out(given: Table) -> Table:
    facts = {f.id: f.value for f in jurisdiction_facts()}
    return [{c: facts[KINDS + row["kind"]][c] for c in COLUMNS} for row in given]
