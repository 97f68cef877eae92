"""The Shapley value.

Each partner pays what it adds to the cost, on average over every order in which the partners could join. A
gain is shared as a cost below zero.
"""

from moothall.engine.sharing.game import game
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Three partners share a gain",
        source="cran/CoopGame, test_15.1",
        given="""
    | group | gain |
    |-------|------|
    | 1     | 2    |
    | 2     | 4    |
    | 3     | 5    |
    | 12    | 18   |
    | 13    | 14   |
    | 23    | 9    |
    | 123   | 24   |
    """,
        expected="""
    | partner | shapley |
    |---------|---------|
    | 1       | 9.5     |
    | 2       | 8       |
    | 3       | 6.5     |
    """,
        tolerance=1e-09,
        cases=(
            ("given.gain", "shapley_3p_coopgame/inputs/v"),
            ("expected.shapley", "shapley_3p_coopgame/expected/shapley"),
        ),
    ),
    Example(
        title="Ibn Ezra: four heirs with bills for all, a half, a third and a quarter of 120",
        source="cran/CoopGame, R/ShapleyConcept.R (Aumann 2010)",
        given="""
    | group | gain |
    |-------|------|
    | 1     | 120  |
    | 2     | 60   |
    | 3     | 40   |
    | 4     | 30   |
    | 12    | 120  |
    | 13    | 120  |
    | 14    | 120  |
    | 23    | 60   |
    | 24    | 60   |
    | 34    | 40   |
    | 123   | 120  |
    | 124   | 120  |
    | 134   | 120  |
    | 234   | 60   |
    | 1234  | 120  |
    """,
        expected="""
    | partner | shapley  |
    |---------|----------|
    | 1       | 80.83333 |
    | 2       | 20.83333 |
    | 3       | 10.83333 |
    | 4       | 7.5      |
    """,
        tolerance=6e-06,
        cases=(
            ("given.gain", "shapley_ibn_ezra/inputs/v"),
            ("expected.shapley", "shapley_ibn_ezra/expected/shapley"),
        ),
    ),
    Example(
        title="Three purposes of the dams in the Tennessee valley, in thousands of dollars",
        source="Ransmeier 1942; Straffin and Heaney 1981 (from memory; checked over all orders)",
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
    | partner | shapley  |
    |---------|----------|
    | 1       | 117829   |
    | 2       | 100756.5 |
    | 3       | 193998.5 |
    """,
        tolerance=1e-06,
        cases=(
            ("given.cost", "tva_1942/inputs/costs"),
            ("expected.shapley", "tva_1942/expected/shapley"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    sign = -1.0 if "gain" in given[0] else 1.0
    costs = {frozenset(str(row["group"])): sign * (row.get("cost") or row.get("gain")) for row in given}
    partners = sorted(frozenset().union(*costs))
    found = game(costs, partners, source="given").by("shapley")
    assert found is not None
    return [{"partner": int(p), "shapley": sign * found.shares[p]} for p in partners]
