"""Amounts at other prices.

An amount is moved to the prices of another year by the ratio of the two levels of an index. Where the index
has calendar years only, a financial year from April takes three quarters of its first year and one of its
second. Where the index does not reach, nothing is moved, and the line is told apart.
"""

from moothall.engine.finance.prices import Prices
from tests.spec.spec import Example, Table

CASE = "gdp_deflator_rebase"
INDEX = {"2019": 81.1085, "2022": 90.5005, "2023": 96.2507, "2024": 100.0}

EXAMPLES = [
    Example(
        title="From the prices of 2019 to those of 2024",
        source="GDP deflator of HM Treasury and ONS, December 2025, as in charlescoverdale/greenbook",
        given="""
    | amount | from | to   |
    |--------|------|------|
    | 1000   | 2019 | 2024 |
    """,
        expected="""
    | moved    |
    |----------|
    | 1232.916 |
    """,
        tolerance=0.001,
        cases=(
            ("given.amount", f"{CASE}/inputs/amount"),
            ("given.from", f"{CASE}/inputs/from_price_year"),
            ("given.to", f"{CASE}/inputs/to_price_year"),
            ("expected.moved", f"{CASE}/expected/rebased"),
        ),
    ),
    Example(
        title="A financial year, and a year that the index does not have",
        source="by hand: 100 / (0.75 x 90.5005 + 0.25 x 96.2507) = 1.0877",
        given="""
    | amount | from    | to   |
    |--------|---------|------|
    | 1000   | 2022-23 | 2024 |
    | 1000   | 2018    | 2024 |
    """,
        expected="""
    | moved    |
    |----------|
    | 1087.69  |
    |          |
    """,
        tolerance=0.01,
    ),
]


def work_out(given: Table) -> Table:
    found = []
    for row in given:
        factor = Prices(base=str(row["to"]), index=INDEX).factor(str(row["from"]))
        found.append({"moved": None if factor is None else row["amount"] * factor})
    return found
