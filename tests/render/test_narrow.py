"""Which tables a narrow screen shows as lists, since it could not hold them with every word whole."""

import pytest

from moothall.business_case.document import Cell, Column, Row, Run, Table
from moothall.render.narrow import stands_as_list


def table(*columns: tuple[str, str], stacked: bool = False) -> Table:
    """A table of one row; each column with its heading and its cell."""
    cells = tuple(Cell((Run(said),), header=not n) for n, (_, said) in enumerate(columns))
    return Table("t", "T", tuple(Column(title) for title, _ in columns), (Row(cells),), stacked=stacked)


def test_short_words_stand_side_by_side():
    assert not stands_as_list(table(("Year", "2027-28"), ("Cost", "£60,000"), ("Why", "no more than that")))


@pytest.mark.parametrize(
    "columns",
    [
        (("Check", "Administrative means first"), ("Times", "1"), ("What was found", "investigated")),
        (("Likeness of their scores", "0.9"), ("Recommendations", "2")),
        (("Rule", "S1"), ("Source", "https://example.org/anaddresswithoutasinglehyphen")),
    ],
)
def test_long_words_of_cells_headings_and_addresses_make_a_list(columns):
    assert stands_as_list(table(*columns))


def test_an_address_may_break_behind_a_slash_and_an_id_behind_a_hyphen():
    assert not stands_as_list(table(("Id", "gb-lgss-one"), ("Where", "a/page/of/short/words")))


def test_one_column_keeps_its_lines_and_many_columns_are_scrolled():
    assert not stands_as_list(table(("Recommendations", "Administrative means first")))
    many = tuple((f"Recommendation{n}", "Administrative") for n in range(4))
    assert not stands_as_list(table(*many))
    assert stands_as_list(table(*many, stacked=True))
