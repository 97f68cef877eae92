"""Additive value: the weighted sum.

`V_o = Σ w_c x_oc`, weights normalised to 1. The published example below first turns costs round (`1/x`) and
divides each column by its sum; scores on the scale from 0 to 4 need neither.
"""

from moothall.engine.scoring.aggregation import weighted_sum
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Two options on three criteria of a section",
        source="constructed; method note, M3",
        given="""
    |        | kind | E1 | E2 | E3 |
    |--------|------|----|----|----|
    | weight |      | 2  | 1  | 1  |
    | A      |      | 4  | 2  | 0  |
    | B      |      | 3  | 3  | 3  |
    """,
        expected="""
    | option | value | rank |
    |--------|-------|------|
    | A      | 2.5   | 2    |
    | B      | 3     | 1    |
    """,
        tolerance=1e-12,
    ),
    Example(
        title="Six ways to save heat: five costs and two gains, equal weights",
        source="Kracka, Brauers and Zavadskas 2010, as carried in quatrope/scikit-criteria",
        given="""
    |        | kind      | c1    | c2    | c3    | c4    | c5    | c6     | c7     |
    |--------|-----------|-------|-------|-------|-------|-------|--------|--------|
    | better | direction | low   | low   | low   | low   | high  | low    | high   |
    | weight |           | 20    | 20    | 20    | 20    | 20    | 20     | 20     |
    | A      |           | 33.95 | 23.78 | 11.45 | 39.97 | 29.44 | 167.1  | 3.852  |
    | B      |           | 38.9  | 4.17  | 6.32  | 0.01  | 4.29  | 132.52 | 25.184 |
    | C      |           | 37.59 | 9.36  | 8.23  | 4.35  | 10.22 | 136.71 | 10.845 |
    | D      |           | 30.44 | 37.59 | 13.91 | 74.08 | 45.1  | 198.34 | 2.186  |
    | E      |           | 36.21 | 14.79 | 9.17  | 17.77 | 17.06 | 148.3  | 6.61   |
    | F      |           | 37.8  | 8.55  | 7.97  | 2.35  | 9.25  | 134.83 | 11.935 |
    """,
        expected="""
    | option | value      | rank |
    |--------|------------|------|
    | A      | 0.12040426 | 6    |
    | B      | 0.3458235  | 1    |
    | C      | 0.13838192 | 3    |
    | D      | 0.12841246 | 4    |
    | E      | 0.12346084 | 5    |
    | F      | 0.14351701 | 2    |
    """,
        tolerance=1e-7,
        cases=(
            ("given.*", "wsm_kracka2010/inputs/weights+inputs/matrix"),
            ("expected.value", "wsm_kracka2010/expected/score"),
            ("expected.rank", "wsm_kracka2010/expected/rank"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    rows = {row[""]: [v for k, v in row.items() if k not in ("", "kind")] for row in given}
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
