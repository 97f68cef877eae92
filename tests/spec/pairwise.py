"""Weights from pairs.

Two items at a time: how many times as much does one count as the other? The weights are the principal
eigenvector of the matrix of all answers (analytic hierarchy process, AHP). On two levels the weight of what
stands in a set is multiplied by that of the set.
"""

import math

from moothall.engine.weighting import principal, ratios
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Three items that nearly agree",
        source="Saaty, textbook example (from memory; checked with a numerical eigenvector)",
        given="""
    | item | against | ratio |
    |------|---------|-------|
    | a    | b       | 3     |
    | a    | c       | 5     |
    | b    | c       | 3     |
    """,
        expected="""
    | item | weight |
    |------|--------|
    | a    | 0.637  |
    | b    | 0.258  |
    | c    | 0.105  |
    """,
        tolerance=0.0006,
        cases=(
            ("given.ratio", "ahp_3x3/inputs/matrix/0/1+inputs/matrix/0/2+inputs/matrix/1/2"),
            ("expected.weight", "ahp_3x3/expected/weights"),
        ),
    ),
    Example(
        title="Three items that agree",
        source="gluc/ahp, tests/testthat/test-Calculate.R",
        given="""
    | item | against | ratio |
    |------|---------|-------|
    | a    | b       | 6     |
    | a    | c       | 3     |
    | b    | c       | 0.5   |
    """,
        expected="""
    | item | weight             |
    |------|--------------------|
    | a    | 0.6666666666666666 |
    | b    | 0.1111111111111111 |
    | c    | 0.2222222222222222 |
    """,
        tolerance=1e-09,
        cases=(
            ("given.ratio", "ahp_consistent_3x3/inputs/matrix/0/1+inputs/matrix/0/2+inputs/matrix/1/2"),
            ("expected.weight", "ahp_consistent_3x3/expected/weights"),
        ),
    ),
    Example(
        title="How much of seven drinks is drunk in the United States",
        source="Saaty 2008, Decision making with the AHP, as carried in PhilipGriffith/AHPy",
        given="""
    | item   | against | ratio |
    |--------|---------|-------|
    | coffee | wine    | 9     |
    | coffee | tea     | 5     |
    | coffee | beer    | 2     |
    | coffee | soda    | 1     |
    | coffee | milk    | 1     |
    | water  | coffee  | 2     |
    | water  | wine    | 9     |
    | water  | tea     | 9     |
    | water  | beer    | 3     |
    | water  | soda    | 2     |
    | water  | milk    | 3     |
    | tea    | wine    | 3     |
    | beer   | wine    | 9     |
    | beer   | tea     | 3     |
    | beer   | milk    | 1     |
    | soda   | wine    | 9     |
    | soda   | tea     | 4     |
    | soda   | beer    | 2     |
    | soda   | milk    | 2     |
    | milk   | wine    | 9     |
    | milk   | tea     | 3     |
    """,
        expected="""
    | item   | weight |
    |--------|--------|
    | coffee | 0.1775 |
    | wine   | 0.0191 |
    | tea    | 0.0418 |
    | beer   | 0.1164 |
    | soda   | 0.1896 |
    | milk   | 0.1288 |
    | water  | 0.3268 |
    """,
        tolerance=0.0001,
        cases=(
            (
                "given.ratio",
                "ahp_saaty_drinks/inputs/judgements/0/2+inputs/judgements/1/2+inputs/judgements/2/2+"
                "inputs/judgements/3/2+inputs/judgements/4/2+inputs/judgements/5/2+"
                "inputs/judgements/6/2+inputs/judgements/7/2+inputs/judgements/8/2+"
                "inputs/judgements/9/2+inputs/judgements/10/2+inputs/judgements/11/2+"
                "inputs/judgements/12/2+inputs/judgements/13/2+inputs/judgements/14/2+"
                "inputs/judgements/15/2+inputs/judgements/16/2+inputs/judgements/17/2+"
                "inputs/judgements/18/2+inputs/judgements/19/2+inputs/judgements/20/2",
            ),
            (
                "expected.weight",
                "ahp_saaty_drinks/expected/weights/coffee+expected/weights/wine+expected/weights/tea+"
                "expected/weights/beer+expected/weights/soda+expected/weights/milk+"
                "expected/weights/water",
            ),
        ),
    ),
    Example(
        title="Two levels: four cars on three criteria",
        source="paterijk/MCDA, tests/AHP.R",
        given="""
    | set         | item        | against     | ratio               |
    |-------------|-------------|-------------|---------------------|
    | criteria    | style       | reliability | 0.5                 |
    | criteria    | style       | fuel        | 3                   |
    | criteria    | reliability | fuel        | 4                   |
    | style       | Corsa       | Clio        | 0.25                |
    | style       | Corsa       | Fiesta      | 4                   |
    | style       | Corsa       | Sandero     | 0.16666666666666666 |
    | style       | Clio        | Fiesta      | 4                   |
    | style       | Clio        | Sandero     | 0.25                |
    | style       | Fiesta      | Sandero     | 0.2                 |
    | reliability | Corsa       | Clio        | 2                   |
    | reliability | Corsa       | Fiesta      | 5                   |
    | reliability | Corsa       | Sandero     | 1                   |
    | reliability | Clio        | Fiesta      | 3                   |
    | reliability | Clio        | Sandero     | 2                   |
    | reliability | Fiesta      | Sandero     | 0.25                |
    | fuel        | Corsa       | Clio        | 2                   |
    | fuel        | Corsa       | Fiesta      | 4                   |
    | fuel        | Corsa       | Sandero     | 1                   |
    | fuel        | Clio        | Fiesta      | 3                   |
    | fuel        | Clio        | Sandero     | 2                   |
    | fuel        | Fiesta      | Sandero     | 0.2                 |
    """,
        expected="""
    | item    | weight |
    |---------|--------|
    | Corsa   | 0.2922 |
    | Clio    | 0.2767 |
    | Fiesta  | 0.0697 |
    | Sandero | 0.3613 |
    """,
        tolerance=0.0001,
        cases=(
            (
                "given.ratio",
                "ahp_cars_4x3/inputs/criteria_matrix/0/1+inputs/criteria_matrix/0/2+"
                "inputs/criteria_matrix/1/2+inputs/alternative_matrices/style/0/1+"
                "inputs/alternative_matrices/style/0/2+inputs/alternative_matrices/style/0/3+"
                "inputs/alternative_matrices/style/1/2+inputs/alternative_matrices/style/1/3+"
                "inputs/alternative_matrices/style/2/3+inputs/alternative_matrices/reliability/0/1+"
                "inputs/alternative_matrices/reliability/0/2+"
                "inputs/alternative_matrices/reliability/0/3+"
                "inputs/alternative_matrices/reliability/1/2+"
                "inputs/alternative_matrices/reliability/1/3+"
                "inputs/alternative_matrices/reliability/2/3+inputs/alternative_matrices/fuel/0/1+"
                "inputs/alternative_matrices/fuel/0/2+inputs/alternative_matrices/fuel/0/3+"
                "inputs/alternative_matrices/fuel/1/2+inputs/alternative_matrices/fuel/1/3+"
                "inputs/alternative_matrices/fuel/2/3",
            ),
            ("expected.weight", "ahp_cars_4x3/expected/priorities"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    sets = {row.get("set"): [r for r in given if r.get("set") == row.get("set")] for row in given}
    weights = {name: _weights(rows) for name, rows in sets.items()}
    top = weights.pop("criteria", {None: 1.0})
    items = next(iter(weights.values()))
    return [{"item": i, "weight": math.fsum(w * weights[name][i] for name, w in top.items())} for i in items]


def _weights(rows: Table) -> dict[str, float]:
    items = list(dict.fromkeys(row[end] for row in rows for end in ("item", "against")))
    said = {(row["item"], row["against"]): row["ratio"] for row in rows}
    return dict(zip(items, principal(ratios(items, said)).weights, strict=True))
