"""Voting power: how often a vote decides.

A member swings a group of others that loses without it and wins with it. The Banzhaf share is its part of
all swings; its chance to decide is its swings by all ways in which the others can vote. The Shapley-Shubik
share is its part of all orders of voting in which it is the one that turns losing into winning. Coleman's
measure of the whole body is the share of all ways to vote in which something passes. All are counted in whole
numbers.
"""

from moothall.engine.governance.voting import tally
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="A council with one vote has as much power as one with 49",
        source="cran/CoopGame, tests of banzhafValue and shapleyValue",
        given="""
    | quota | votes |
    |-------|-------|
    | 51    | 50    |
    |       | 49    |
    |       | 1     |
    """,
        expected="""
    | banzhaf | shapley-shubik | swings | chance | coleman |
    |---------|----------------|--------|--------|---------|
    | 0.6     | 0.666666666667 | 3      | 0.75   | 0.375   |
    | 0.2     | 0.166666666667 | 1      | 0.25   |         |
    | 0.2     | 0.166666666667 | 1      | 0.25   |         |
    """,
        tolerance=1e-12,
        cases=(
            ("given.votes", "power_50_49_1_q51/inputs/weights"),
            ("given.quota", "power_50_49_1_q51/inputs/quota"),
            ("expected.banzhaf", "power_50_49_1_q51/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_50_49_1_q51/expected/shapley_shubik"),
            ("expected.swings", "power_50_49_1_q51/expected/swings"),
        ),
    ),
    Example(
        title="Where all must agree, all have the same power",
        source="cran/CoopGame, tests of banzhafValue and shapleyValue",
        given="""
    | quota | votes |
    |-------|-------|
    | 100   | 50    |
    |       | 49    |
    |       | 1     |
    """,
        expected="""
    | banzhaf        | shapley-shubik | swings | chance | coleman |
    |----------------|----------------|--------|--------|---------|
    | 0.333333333333 | 0.333333333333 | 1      | 0.25   | 0.125   |
    | 0.333333333333 | 0.333333333333 | 1      | 0.25   |         |
    | 0.333333333333 | 0.333333333333 | 1      | 0.25   |         |
    """,
        tolerance=1e-12,
        cases=(
            ("given.votes", "power_50_49_1_q100/inputs/weights"),
            ("given.quota", "power_50_49_1_q100/inputs/quota"),
            ("expected.banzhaf", "power_50_49_1_q100/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_50_49_1_q100/expected/shapley_shubik"),
        ),
    ),
    Example(
        title="The Council of the six, 1958: Luxembourg had a vote and no power",
        source="Felsenthal and Machover 1998; Brams and Affuso 1976 (values from memory)",
        given="""
    | quota | votes |
    |-------|-------|
    | 12    | 4     |
    |       | 4     |
    |       | 4     |
    |       | 2     |
    |       | 2     |
    |       | 1     |
    """,
        expected="""
    | banzhaf        | shapley-shubik | swings | chance | coleman |
    |----------------|----------------|--------|--------|---------|
    | 0.238095238095 | 0.233333333333 | 10     | 0.3125 | 0.21875 |
    | 0.238095238095 | 0.233333333333 | 10     | 0.3125 |         |
    | 0.238095238095 | 0.233333333333 | 10     | 0.3125 |         |
    | 0.142857142857 | 0.15           | 6      | 0.1875 |         |
    | 0.142857142857 | 0.15           | 6      | 0.1875 |         |
    | 0              | 0              | 0      | 0      |         |
    """,
        tolerance=1e-9,
        cases=(
            ("given.votes", "power_eec_1958/inputs/weights"),
            ("given.quota", "power_eec_1958/inputs/quota"),
            ("expected.banzhaf", "power_eec_1958/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_eec_1958/expected/shapley_shubik"),
            ("expected.swings", "power_eec_1958/expected/swings"),
            ("expected.chance", "power_eec_1958/expected/banzhaf_absolute"),
            ("expected.coleman", "power_eec_1958/expected/coleman_collective"),
        ),
    ),
    Example(
        title="The Council of the nine, 1973",
        source="Felsenthal and Machover; Widgren (values from memory)",
        given="""
    | quota | votes |
    |-------|-------|
    | 41    | 10    |
    |       | 10    |
    |       | 10    |
    |       | 10    |
    |       | 5     |
    |       | 5     |
    |       | 3     |
    |       | 3     |
    |       | 2     |
    """,
        expected="""
    | banzhaf | shapley-shubik | swings | chance | coleman |
    |---------|----------------|--------|--------|---------|
    | 0.167   | 0.1786         | 53     | 0.207  | 0.1465  |
    | 0.167   | 0.1786         | 53     | 0.207  |         |
    | 0.167   | 0.1786         | 53     | 0.207  |         |
    | 0.167   | 0.1786         | 53     | 0.207  |         |
    | 0.091   | 0.081          | 29     | 0.113  |         |
    | 0.091   | 0.081          | 29     | 0.113  |         |
    | 0.066   | 0.0571         | 21     | 0.082  |         |
    | 0.066   | 0.0571         | 21     | 0.082  |         |
    | 0.016   | 0.0095         | 5      | 0.0195 |         |
    """,
        tolerance=0.0006,
        cases=(
            ("given.votes", "power_eec_1973/inputs/weights"),
            ("given.quota", "power_eec_1973/inputs/quota"),
            ("expected.banzhaf", "power_eec_1973/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_eec_1973/expected/shapley_shubik"),
            ("expected.coleman", "power_eec_1973/expected/coleman_collective"),
        ),
    ),
    Example(
        title="The board of Nassau County, 1958: three members without any power",
        source="Banzhaf 1965, Weighted voting doesn't work (from memory)",
        given="""
    | quota | votes |
    |-------|-------|
    | 16    | 9     |
    |       | 9     |
    |       | 7     |
    |       | 3     |
    |       | 1     |
    |       | 1     |
    """,
        expected="""
    | banzhaf        | shapley-shubik | swings | chance | coleman |
    |----------------|----------------|--------|--------|---------|
    | 0.333333333333 | 0.333333333333 | 16     | 0.5    | 0.5     |
    | 0.333333333333 | 0.333333333333 | 16     | 0.5    |         |
    | 0.333333333333 | 0.333333333333 | 16     | 0.5    |         |
    | 0              | 0              | 0      | 0      |         |
    | 0              | 0              | 0      | 0      |         |
    | 0              | 0              | 0      | 0      |         |
    """,
        tolerance=1e-12,
        cases=(
            ("given.votes", "power_nassau_1958/inputs/weights"),
            ("given.quota", "power_nassau_1958/inputs/quota"),
            ("expected.banzhaf", "power_nassau_1958/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_nassau_1958/expected/shapley_shubik"),
        ),
    ),
    Example(
        title="The Security Council of the United Nations",
        source="Straffin; Taylor (as 39 of 5 sevens and 10 ones; from memory)",
        given="""
    | quota | votes |
    |-------|-------|
    | 39    | 7     |
    |       | 7     |
    |       | 7     |
    |       | 7     |
    |       | 7     |
    |       | 1     |
    |       | 1     |
    |       | 1     |
    |       | 1     |
    |       | 1     |
    |       | 1     |
    |       | 1     |
    |       | 1     |
    |       | 1     |
    |       | 1     |
    """,
        expected="""
    | banzhaf           | shapley-shubik     | swings | chance     | coleman       |
    |-------------------|--------------------|--------|------------|---------------|
    | 0.166929133858268 | 0.196270396270396  | 848    | 0.0517578125 | 0.02587890625 |
    | 0.166929133858268 | 0.196270396270396  | 848    | 0.0517578125 |               |
    | 0.166929133858268 | 0.196270396270396  | 848    | 0.0517578125 |               |
    | 0.166929133858268 | 0.196270396270396  | 848    | 0.0517578125 |               |
    | 0.166929133858268 | 0.196270396270396  | 848    | 0.0517578125 |               |
    | 0.016535433070866 | 0.001864801864802  | 84     | 0.005126953125 |             |
    | 0.016535433070866 | 0.001864801864802  | 84     | 0.005126953125 |             |
    | 0.016535433070866 | 0.001864801864802  | 84     | 0.005126953125 |             |
    | 0.016535433070866 | 0.001864801864802  | 84     | 0.005126953125 |             |
    | 0.016535433070866 | 0.001864801864802  | 84     | 0.005126953125 |             |
    | 0.016535433070866 | 0.001864801864802  | 84     | 0.005126953125 |             |
    | 0.016535433070866 | 0.001864801864802  | 84     | 0.005126953125 |             |
    | 0.016535433070866 | 0.001864801864802  | 84     | 0.005126953125 |             |
    | 0.016535433070866 | 0.001864801864802  | 84     | 0.005126953125 |             |
    | 0.016535433070866 | 0.001864801864802  | 84     | 0.005126953125 |             |
    """,
        tolerance=1e-12,
        cases=(
            ("given.votes", "power_un_security_council/inputs/weights"),
            ("given.quota", "power_un_security_council/inputs/quota"),
            ("expected.banzhaf", "power_un_security_council/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_un_security_council/expected/shapley_shubik"),
            ("expected.swings", "power_un_security_council/expected/swings"),
        ),
    ),
    Example(
        title="Three members of whom any two suffice: a vote more is no power more",
        source="constructed",
        given="""
    | quota | votes |
    |-------|-------|
    | 6     | 3     |
    |       | 3     |
    |       | 4     |
    """,
        expected="""
    | banzhaf        | shapley-shubik | swings | chance | coleman |
    |----------------|----------------|--------|--------|---------|
    | 0.333333333333 | 0.333333333333 | 2      | 0.5    | 0.5     |
    | 0.333333333333 | 0.333333333333 | 2      | 0.5    |         |
    | 0.333333333333 | 0.333333333333 | 2      | 0.5    |         |
    """,
        tolerance=1e-12,
        cases=(
            ("given.votes", "power_us_electoral_college_3state/inputs/weights"),
            ("given.quota", "power_us_electoral_college_3state/inputs/quota"),
            ("expected.banzhaf", "power_us_electoral_college_3state/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_us_electoral_college_3state/expected/shapley_shubik"),
        ),
    ),
    Example(
        title="45, 35 and 20 votes, 66 needed: the third has no power",
        source="acceptance scenario ACC16; arithmetic by the definition",
        given="""
    | quota | votes |
    |-------|-------|
    | 66    | 45    |
    |       | 35    |
    |       | 20    |
    """,
        expected="""
    | banzhaf | shapley-shubik | swings | chance | coleman |
    |---------|----------------|--------|--------|---------|
    | 0.5     | 0.5            | 2      | 0.5    | 0.25    |
    | 0.5     | 0.5            | 2      | 0.5    |         |
    | 0       | 0              | 0      | 0      |         |
    """,
    ),
]


def work_out(given: Table) -> Table:
    found = tally([row["votes"] for row in given], given[0]["quota"])
    columns = zip(found.banzhaf, found.shapley_shubik, found.swings, found.swing_chance, strict=True)
    names = ("banzhaf", "shapley-shubik", "swings", "chance")
    rows = [dict(zip(names, row, strict=True)) for row in columns]
    return [{**row, "coleman": found.coleman if n == 0 else None} for n, row in enumerate(rows)]
