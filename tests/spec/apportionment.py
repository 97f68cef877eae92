"""Whole years (or seats) by share.

By largest remainder each gets the whole part of its exact share, and what is left goes to the largest
remainders. By highest averages each year goes to the largest share divided by 1, 2, 3 and so on (D'Hondt) or
by 1, 3, 5 and so on (Sainte-Laguë).
"""

from moothall.engine.governance.apportion import DHONDT, SAINTE_LAGUE, entitlement, highest_averages
from tests.spec.spec import Example, Table

EXAMPLES = [
    Example(
        title="Eight seats for four lists",
        source="the usual textbook example of D'Hondt and Sainte-Laguë (from memory)",
        given="""
    | years | share  |
    |-------|--------|
    | 8     | 100000 |
    |       | 80000  |
    |       | 30000  |
    |       | 20000  |
    """,
        expected="""
    | largest remainder | dhondt | sainte-lague |
    |-------------------|--------|--------------|
    | 3                 | 4      | 3            |
    | 3                 | 3      | 3            |
    | 1                 | 1      | 1            |
    | 1                 | 0      | 1            |
    """,
        cases=(
            ("given.years", "apportionment_dhondt_sainte_lague/inputs/seats"),
            ("given.share", "apportionment_dhondt_sainte_lague/inputs/votes"),
            ("expected.dhondt", "apportionment_dhondt_sainte_lague/expected/dhondt"),
            ("expected.sainte-lague", "apportionment_dhondt_sainte_lague/expected/sainte_lague"),
        ),
    ),
    Example(
        title="Ten years of a chair for shares of 50, 30 and 20",
        source="acceptance scenario ACC26; arithmetic by the rule",
        given="""
    | years | share |
    |-------|-------|
    | 10    | 50    |
    |       | 30    |
    |       | 20    |
    """,
        expected="""
    | largest remainder | dhondt | sainte-lague |
    |-------------------|--------|--------------|
    | 5                 | 5      | 5            |
    | 3                 | 3      | 3            |
    | 2                 | 2      | 2            |
    """,
    ),
]


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
