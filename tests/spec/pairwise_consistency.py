"""How far answers to pairs agree.

The consistency index is how far the principal eigenvalue exceeds the number of items, per item but one; the
consistency ratio is the index in units of that of answers given at random. There are several tables of that
random index, and the ratio changes with it: it is an argument, and every output says whose was used.
"""

from moothall.engine.weighting import consistency_index, consistency_ratio, principal, ratios
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Three items that nearly agree, random index of 1980",
        source="Saaty, textbook example (from memory; checked with a numerical eigenvector)",
        given="""
    | item         | against | ratio |
    |--------------|---------|-------|
    | a            | b       | 3     |
    | a            | c       | 5     |
    | b            | c       | 3     |
    | random index |         | 0.58  |
    """,
        expected="""
    | lambda_max | index  | ratio  |
    |------------|--------|--------|
    | 3.0385     | 0.0193 | 0.0332 |
    """,
        tolerance=0.0006,
        cases=(
            ("given.ratio", "ahp_3x3/inputs/matrix/0/1+inputs/matrix/0/2+inputs/matrix/1/2+inputs/RI/2"),
            ("expected.*", "ahp_3x3/expected/lambda_max+expected/CI+expected/CR"),
        ),
    ),
    Example(
        title="Three items that agree",
        source="gluc/ahp, tests/testthat/test-Calculate.R",
        given="""
    | item         | against | ratio |
    |--------------|---------|-------|
    | a            | b       | 6     |
    | a            | c       | 3     |
    | b            | c       | 0.5   |
    | random index |         | 0.52  |
    """,
        expected="""
    | lambda_max | index | ratio |
    |------------|-------|-------|
    | 3          | 0     | 0     |
    """,
        tolerance=1e-09,
        cases=(("expected.ratio", "ahp_consistent_3x3/expected/CR"),),
    ),
    Example(
        title="Seven drinks, later random index of Saaty",
        source="Saaty 2008, Decision making with the AHP, as carried in PhilipGriffith/AHPy",
        given="""
    | item         | against | ratio |
    |--------------|---------|-------|
    | coffee       | wine    | 9     |
    | coffee       | tea     | 5     |
    | coffee       | beer    | 2     |
    | coffee       | soda    | 1     |
    | coffee       | milk    | 1     |
    | water        | coffee  | 2     |
    | water        | wine    | 9     |
    | water        | tea     | 9     |
    | water        | beer    | 3     |
    | water        | soda    | 2     |
    | water        | milk    | 3     |
    | tea          | wine    | 3     |
    | beer         | wine    | 9     |
    | beer         | tea     | 3     |
    | beer         | milk    | 1     |
    | soda         | wine    | 9     |
    | soda         | tea     | 4     |
    | soda         | beer    | 2     |
    | soda         | milk    | 2     |
    | milk         | wine    | 9     |
    | milk         | tea     | 3     |
    | random index |         | 1.35  |
    """,
        expected="""
    | lambda_max | index  | ratio |
    |------------|--------|-------|
    | 7.17663    | 0.0294 | 0.022 |
    """,
        tolerance=0.0005,
        cases=(
            (
                "given.ratio",
                "ahp_saaty_drinks/inputs/judgements/0/2+inputs/judgements/1/2+inputs/judgements/2/2+"
                "inputs/judgements/3/2+inputs/judgements/4/2+inputs/judgements/5/2+"
                "inputs/judgements/6/2+inputs/judgements/7/2+inputs/judgements/8/2+"
                "inputs/judgements/9/2+inputs/judgements/10/2+inputs/judgements/11/2+"
                "inputs/judgements/12/2+inputs/judgements/13/2+inputs/judgements/14/2+"
                "inputs/judgements/15/2+inputs/judgements/16/2+inputs/judgements/17/2+"
                "inputs/judgements/18/2+inputs/judgements/19/2+inputs/judgements/20/2+"
                "expected/RI_n7_saaty",
            ),
            ("expected.lambda_max", "ahp_saaty_drinks/expected/lambda_max"),
            ("expected.ratio", "ahp_saaty_drinks/expected/consistency_ratio_saaty_RI"),
        ),
    ),
    Example(
        title="Seven drinks, random index of Donegan and Dodd",
        source="Saaty 2008, Decision making with the AHP, as carried in PhilipGriffith/AHPy",
        given="""
    | item         | against | ratio  |
    |--------------|---------|--------|
    | coffee       | wine    | 9      |
    | coffee       | tea     | 5      |
    | coffee       | beer    | 2      |
    | coffee       | soda    | 1      |
    | coffee       | milk    | 1      |
    | water        | coffee  | 2      |
    | water        | wine    | 9      |
    | water        | tea     | 9      |
    | water        | beer    | 3      |
    | water        | soda    | 2      |
    | water        | milk    | 3      |
    | tea          | wine    | 3      |
    | beer         | wine    | 9      |
    | beer         | tea     | 3      |
    | beer         | milk    | 1      |
    | soda         | wine    | 9      |
    | soda         | tea     | 4      |
    | soda         | beer    | 2      |
    | soda         | milk    | 2      |
    | milk         | wine    | 9      |
    | milk         | tea     | 3      |
    | random index |         | 1.2519 |
    """,
        expected="""
    | lambda_max | index   | ratio  |
    |------------|---------|--------|
    | 7.17663    | 0.02944 | 0.0235 |
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
                "inputs/judgements/18/2+inputs/judgements/19/2+inputs/judgements/20/2+"
                "expected/RI_n7_donegan_dodd",
            ),
            ("expected.lambda_max", "ahp_saaty_drinks/expected/lambda_max"),
            ("expected.ratio", "ahp_saaty_drinks/expected/consistency_ratio_donegan_dodd"),
        ),
    ),
    Example(
        title="Four items that contradict each other, random index of the source",
        source="paterijk/MCDA, tests/pairwiseConsistencyMeasures.R; the rest by a second reckoning",
        given="""
    | item         | against | ratio               |
    |--------------|---------|---------------------|
    | a            | b       | 0.25                |
    | a            | c       | 4                   |
    | a            | d       | 0.16666666666666666 |
    | b            | c       | 4                   |
    | b            | d       | 0.25                |
    | c            | d       | 0.2                 |
    | random index |         | 0.882               |
    """,
        expected="""
    | lambda_max | index  | ratio |
    |------------|--------|-------|
    | 4.4347     | 0.1449 | 0.164 |
    """,
        tolerance=0.0005,
        cases=(
            (
                "given.ratio",
                "pairwise_consistency_measures/inputs/matrix/0/1+inputs/matrix/0/2+inputs/matrix/0/3+"
                "inputs/matrix/1/2+inputs/matrix/1/3+inputs/matrix/2/3+RI_n4",
            ),
            ("expected.ratio", "pairwise_consistency_measures/expected/CR"),
        ),
    ),
]


def work_out(given: Table) -> Table:
    *pairs, last = given
    items = list(dict.fromkeys(row[end] for row in pairs for end in ("item", "against")))
    said = {(row["item"], row["against"]): row["ratio"] for row in pairs}
    found = principal(ratios(items, said)).eigenvalue
    index = consistency_index(found, len(items))
    return [{"lambda_max": found, "index": index, "ratio": consistency_ratio(index, last["ratio"])}]
