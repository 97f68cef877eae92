"""Additive value: the weighted sum, as the method appendix prints it."""

from moothall.engine.scoring.aggregation import weighted_sum
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "weighted_sum",
    {
        "Six ways to save heat: five costs and two gains, equal weights": (
            ("given.*", "wsm_kracka2010/inputs/weights+inputs/matrix"),
            ("expected.value", "wsm_kracka2010/expected/score"),
            ("expected.rank", "wsm_kracka2010/expected/rank"),
        ),
    },
)


def work_out(given: Table) -> Table:
    rows = {row["item"]: [v for k, v in row.items() if k not in ("item", "kind")] for row in given}
    weights, better = rows.pop("weight"), rows.pop("better", None)
    if better:
        rows = _shares_of_the_sum({o: _gains(row, better) for o, row in rows.items()})
    values = weighted_sum(list(rows.values()), weights)
    order = sorted(values, reverse=True)
    return [{"option": o, "value": v, "rank": order.index(v) + 1} for o, v in zip(rows, values, strict=True)]


def _gains(row: list[float], better: list[str]) -> list[float]:
    return [1 / x if way == "low" else x for x, way in zip(row, better, strict=True)]


def _shares_of_the_sum(rows: dict[str, list[float]]) -> dict[str, list[float]]:
    sums = [sum(column) for column in zip(*rows.values(), strict=True)]
    return {o: [x / s for x, s in zip(row, sums, strict=True)] for o, row in rows.items()}
