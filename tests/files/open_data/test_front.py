"""The dictionary stands on one page across where it is printed."""

from __future__ import annotations

from moothall.files.open_data.front import COLUMNS, DICTIONARY_WIDTHS
from moothall.files.workbook.paper import READABLE


def test_the_dictionary_is_no_wider_than_a_page() -> None:
    assert len(DICTIONARY_WIDTHS) == len(COLUMNS)
    assert sum(DICTIONARY_WIDTHS) <= READABLE
