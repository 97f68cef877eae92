"""Sharing a cost: equal, in proportion, and by separable costs.

The separable cost of a partner is what the whole costs more because it is in it. Under the rule of separable
costs and remaining benefits (SCRB) each pays its separable cost, and the rest is shared in proportion to what
each would still save against going alone. Rounded shares add up: what is left over goes to the largest payer,
then by id.
"""

from moothall.engine.sharing.game import game
from moothall.engine.sharing.simple import separable
from moothall.findings.sharing import Allocation, Game, Method
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Three purposes of the dams in the Tennessee valley, in thousands of dollars",
        source="Ransmeier 1942; Straffin and Heaney 1981 (navigation, flood control, power; from memory)",
        given="""
    | group | cost   |
    |-------|--------|
    | 1     | 163520 |
    | 2     | 140826 |
    | 3     | 250096 |
    | 12    | 301607 |
    | 13    | 378821 |
    | 23    | 367370 |
    | 123   | 412584 |
    """,
        expected="""
    | partner | equal  | proportional | separable | scrb   | scrb rounded |
    |---------|--------|--------------|-----------|--------|--------------|
    | 1       | 137528 | 121682       | 45214     | 117476 | 117475.54    |
    | 2       | 137528 | 104795       | 33763     | 99157  | 99157.29     |
    | 3       | 137528 | 186107       | 110977    | 195951 | 195951.17    |
    """,
        tolerance=0.51,
        cases=(
            ("given.cost", "tva_1942/inputs/costs"),
            ("expected.separable", "tva_1942/expected/separable"),
            ("expected.scrb", "tva_1942/expected/scrb"),
        ),
    ),
    Example(
        title="Three partners share 12: what is left over goes to the largest payer",
        source="acceptance scenario ACC17; arithmetic by the formula",
        given="""
    | group | cost |
    |-------|------|
    | A     | 6    |
    | B     | 5    |
    | C     | 4    |
    | AB    | 9    |
    | AC    | 8    |
    | BC    | 7.5  |
    | ABC   | 12   |
    """,
        expected="""
    | partner | equal | proportional | separable | scrb   | scrb rounded |
    |---------|-------|--------------|-----------|--------|--------------|
    | A       | 4     | 4.8          | 4.5       | 4.7143 | 4.72         |
    | B       | 4     | 4            | 4         | 4.1429 | 4.14         |
    | C       | 4     | 3.2          | 3         | 3.1429 | 3.14         |
    """,
        tolerance=6e-5,
    ),
    Example(
        title="Three who might share a flat",
        source="costs of cran/CoopGame, test_44; arithmetic by the formula",
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
    | partner | equal    | proportional | separable | scrb     | scrb rounded |
    |---------|----------|--------------|-----------|----------|--------------|
    | A       | 183.3333 | 194.1176     | 140       | 188.3721 | 188.37       |
    | B       | 183.3333 | 174.7059     | 140       | 179.3023 | 179.3        |
    | C       | 183.3333 | 181.1765     | 140       | 182.3256 | 182.33       |
    """,
        tolerance=6e-5,
    ),
]


def work_out(given: Table) -> Table:
    partners = sorted({letter for row in given for letter in str(row["group"])})
    costs = {frozenset(str(row["group"])): float(row["cost"]) for row in given}
    found = game(costs, partners, source="given")
    without = [costs[frozenset(partners) - {p}] for p in partners]
    return [
        {
            "partner": int(p) if p.isdigit() else p,
            "equal": _rule(found, "equal").shares[p],
            "proportional": _rule(found, "proportional").shares[p],
            "separable": own,
            "scrb": _rule(found, "scrb").shares[p],
            "scrb rounded": _rule(found, "scrb").rounded[p],
        }
        for p, own in zip(partners, separable(found.total, without), strict=True)
    ]


def _rule(found: Game, method: Method) -> Allocation:
    one = found.by(method)
    assert one is not None
    return one
