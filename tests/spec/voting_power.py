"""Voting power: how often a vote decides, as the method appendix prints it."""

from moothall.engine.governance.voting import tally
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "voting_power",
    {
        "A council with one vote has as much power as one with 49": (
            ("given.votes", "power_50_49_1_q51/inputs/weights"),
            ("given.quota", "power_50_49_1_q51/inputs/quota"),
            ("expected.banzhaf", "power_50_49_1_q51/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_50_49_1_q51/expected/shapley_shubik"),
            ("expected.swings", "power_50_49_1_q51/expected/swings"),
        ),
        "Where all must agree, all have the same power": (
            ("given.votes", "power_50_49_1_q100/inputs/weights"),
            ("given.quota", "power_50_49_1_q100/inputs/quota"),
            ("expected.banzhaf", "power_50_49_1_q100/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_50_49_1_q100/expected/shapley_shubik"),
        ),
        "The Council of the six, 1958: Luxembourg had a vote and no power": (
            ("given.votes", "power_eec_1958/inputs/weights"),
            ("given.quota", "power_eec_1958/inputs/quota"),
            ("expected.banzhaf", "power_eec_1958/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_eec_1958/expected/shapley_shubik"),
            ("expected.swings", "power_eec_1958/expected/swings"),
            ("expected.chance", "power_eec_1958/expected/banzhaf_absolute"),
            ("expected.coleman", "power_eec_1958/expected/coleman_collective"),
        ),
        "The Council of the nine, 1973": (
            ("given.votes", "power_eec_1973/inputs/weights"),
            ("given.quota", "power_eec_1973/inputs/quota"),
            ("expected.banzhaf", "power_eec_1973/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_eec_1973/expected/shapley_shubik"),
            ("expected.coleman", "power_eec_1973/expected/coleman_collective"),
        ),
        "The board of Nassau County, 1958: three members without any power": (
            ("given.votes", "power_nassau_1958/inputs/weights"),
            ("given.quota", "power_nassau_1958/inputs/quota"),
            ("expected.banzhaf", "power_nassau_1958/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_nassau_1958/expected/shapley_shubik"),
        ),
        "The Security Council of the United Nations": (
            ("given.votes", "power_un_security_council/inputs/weights"),
            ("given.quota", "power_un_security_council/inputs/quota"),
            ("expected.banzhaf", "power_un_security_council/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_un_security_council/expected/shapley_shubik"),
            ("expected.swings", "power_un_security_council/expected/swings"),
        ),
        "Three members of whom any two suffice: a vote more is no power more": (
            ("given.votes", "power_us_electoral_college_3state/inputs/weights"),
            ("given.quota", "power_us_electoral_college_3state/inputs/quota"),
            ("expected.banzhaf", "power_us_electoral_college_3state/expected/banzhaf_normalised"),
            ("expected.shapley-shubik", "power_us_electoral_college_3state/expected/shapley_shubik"),
        ),
    },
)


def work_out(given: Table) -> Table:
    found = tally([row["votes"] for row in given], given[0]["quota"])
    columns = zip(found.banzhaf, found.shapley_shubik, found.swings, found.swing_chance, strict=True)
    names = ("banzhaf", "shapley-shubik", "swings", "chance")
    rows = [dict(zip(names, row, strict=True)) for row in columns]
    return [{**row, "coleman": found.coleman if n == 0 else None} for n, row in enumerate(rows)]
