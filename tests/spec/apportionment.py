"""Whole years (or seats) by share, as the method appendix prints it."""

from moothall.engine.governance.apportion import DHONDT, SAINTE_LAGUE, entitlement, highest_averages
from tests.spec.spec import Table, printed

EXAMPLES = printed(
    "apportionment",
    {
        "Eight seats for four lists": (
            ("given.years", "apportionment_dhondt_sainte_lague/inputs/seats"),
            ("given.share", "apportionment_dhondt_sainte_lague/inputs/votes"),
            ("expected.dhondt", "apportionment_dhondt_sainte_lague/expected/dhondt"),
            ("expected.sainte-lague", "apportionment_dhondt_sainte_lague/expected/sainte_lague"),
        ),
    },
)


def work_out(given: Table) -> Table:
    years = given[0]["years"]
    shares = {str(n): row["share"] for n, row in enumerate(given)}
    ways = (
        entitlement(shares, years),
        highest_averages(shares, years, DHONDT),
        highest_averages(shares, years, SAINTE_LAGUE),
    )
    names = ("largest remainder", "dhondt", "sainte-lague")
    return [dict(zip(names, (way[p] for way in ways), strict=True)) for p in shares]
