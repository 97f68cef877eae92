"""The nucleolus.

The group that gains least from sharing gains as much as it can; then the group that gains least among the
rest, and so on until every share is fixed. Where some way of sharing leaves no group worse off than on its
own, this one does. Of an estate too small for all claims, a group is sure of what is left when all others are
paid in full; its nucleolus is the division of the Talmud.
"""

from itertools import combinations

from moothall.engine.sharing.game import game
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Three wives and an estate of 100",
        source="Kethubot 93a; Aumann and Maschler 1985 (from memory)",
        given="""
    | claim | estate |
    |-------|--------|
    | 100   | 100    |
    | 200   |        |
    | 300   |        |
    """,
        expected="""
    | claim | nucleolus |
    |-------|-----------|
    | 100   | 33.333333 |
    | 200   | 33.333333 |
    | 300   | 33.333333 |
    """,
        tolerance=1e-05,
        cases=(
            ("given.claim", "talmud_bankruptcy/inputs/claims"),
            ("expected.nucleolus", "talmud_bankruptcy/expected/100"),
        ),
    ),
    Example(
        title="Three wives and an estate of 200",
        source="Kethubot 93a; Aumann and Maschler 1985 (from memory)",
        given="""
    | claim | estate |
    |-------|--------|
    | 100   | 200    |
    | 200   |        |
    | 300   |        |
    """,
        expected="""
    | claim | nucleolus |
    |-------|-----------|
    | 100   | 50 |
    | 200   | 75 |
    | 300   | 75 |
    """,
        tolerance=1e-05,
        cases=(
            ("given.claim", "talmud_bankruptcy/inputs/claims"),
            ("expected.nucleolus", "talmud_bankruptcy/expected/200"),
        ),
    ),
    Example(
        title="Three wives and an estate of 300",
        source="Kethubot 93a; Aumann and Maschler 1985 (from memory)",
        given="""
    | claim | estate |
    |-------|--------|
    | 100   | 300    |
    | 200   |        |
    | 300   |        |
    """,
        expected="""
    | claim | nucleolus |
    |-------|-----------|
    | 100   | 50 |
    | 200   | 100 |
    | 300   | 150 |
    """,
        tolerance=1e-05,
        cases=(
            ("given.claim", "talmud_bankruptcy/inputs/claims"),
            ("expected.nucleolus", "talmud_bankruptcy/expected/300"),
        ),
    ),
    Example(
        title="Three purposes of the dams in the Tennessee valley, in thousands of dollars",
        source="Ransmeier 1942; Straffin and Heaney 1981 (from memory; checked by the test of Kohlberg)",
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
    | partner | nucleolus |
    |---------|-----------|
    | 1       | 116234    |
    | 2       | 93540     |
    | 3       | 202810    |
    """,
        tolerance=1e-06,
        cases=(
            ("given.cost", "tva_1942/inputs/costs"),
            ("expected.nucleolus", "tva_1942/expected/nucleolus"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    return _estate(given) if "claim" in given[0] else _costs(given)


def _costs(given: Table) -> Table:
    costs = {frozenset(str(row["group"])): float(row["cost"]) for row in given}
    shares = _nucleolus(costs, sorted(frozenset().union(*costs)))
    return [{"partner": int(p), "nucleolus": x} for p, x in shares.items()]


def _estate(given: Table) -> Table:
    claims = {str(row["claim"]): row["claim"] for row in given}
    left = given[0]["estate"]
    groups = [frozenset(g) for size in range(1, len(claims) + 1) for g in combinations(claims, size)]
    sure = {g: -max(0.0, left - sum(c for p, c in claims.items() if p not in g)) for g in groups}
    return [{"claim": int(p), "nucleolus": -x} for p, x in _nucleolus(sure, list(claims)).items()]


def _nucleolus(costs: dict[frozenset[str], float], partners: list[str]) -> dict[str, float]:
    found = game(costs, partners, source="given").by("nucleolus")
    assert found is not None
    return found.shares
