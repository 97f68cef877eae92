"""The nucleolus, as the method appendix prints it."""

from itertools import combinations

from moothall.engine.sharing.game import game
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "nucleolus",
    {
        "Three wives and an estate of 100": (
            ("given.claim", "talmud_bankruptcy/inputs/claims"),
            ("expected.nucleolus", "talmud_bankruptcy/expected/100"),
        ),
        "Three wives and an estate of 200": (
            ("given.claim", "talmud_bankruptcy/inputs/claims"),
            ("expected.nucleolus", "talmud_bankruptcy/expected/200"),
        ),
        "Three wives and an estate of 300": (
            ("given.claim", "talmud_bankruptcy/inputs/claims"),
            ("expected.nucleolus", "talmud_bankruptcy/expected/300"),
        ),
        "Three purposes of the dams in the Tennessee valley, in thousands of dollars": (
            ("given.cost", "tva_1942/inputs/costs"),
            ("expected.nucleolus", "tva_1942/expected/nucleolus"),
        ),
    },
)


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
