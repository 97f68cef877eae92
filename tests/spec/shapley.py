"""The Shapley value, as the method appendix prints it."""

from moothall.engine.sharing.game import game
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "shapley",
    {
        "Three partners share a gain": (
            ("given.gain", "shapley_3p_coopgame/inputs/v"),
            ("expected.shapley", "shapley_3p_coopgame/expected/shapley"),
        ),
        "Ibn Ezra: four heirs with bills for all, a half, a third and a quarter of 120": (
            ("given.gain", "shapley_ibn_ezra/inputs/v"),
            ("expected.shapley", "shapley_ibn_ezra/expected/shapley"),
        ),
        "Three purposes of the dams in the Tennessee valley, in thousands of dollars": (
            ("given.cost", "tva_1942/inputs/costs"),
            ("expected.shapley", "tva_1942/expected/shapley"),
        ),
    },
)


def work_out(given: Table) -> Table:
    sign = -1.0 if "gain" in given[0] else 1.0
    costs = {frozenset(str(row["group"])): sign * (row.get("cost") or row.get("gain")) for row in given}
    partners = sorted(frozenset().union(*costs))
    found = game(costs, partners, source="given").by("shapley")
    assert found is not None
    return [{"partner": int(p), "shapley": sign * found.shares[p]} for p in partners]
