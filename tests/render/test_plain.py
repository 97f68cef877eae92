"""Tables alone: figures as a spreadsheet reads them, and nothing that it takes for a formula."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from moothall.business_case.document import Table
from moothall.business_case.phrases import columns, head, number, row
from moothall.render.plain import table_csv

CELLS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00\r"), max_size=20)


def read(table: Table, *before: tuple[str, str]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table_csv(table, before).decode("utf-8-sig"), newline="")))


def test_figures_are_plain_numbers_and_headings_have_their_units() -> None:
    table = Table(
        "t",
        "Posts",
        columns("Place", number("Net", "FTE")),
        (row(head("Town"), "−1,040"), row(head("City"), "+30")),
    )
    assert read(table) == [["Place", "Net (FTE)"], ["Town", "-1040"], ["City", "30"]]


@given(CELLS)
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    (_head, (first, second)) = read(Table("t", "T", columns("A"), (row(head(text)),)), ("B", text))
    for cell in (first, second):
        assert not cell.lstrip().startswith(("=", "@")) or cell.startswith("'")
