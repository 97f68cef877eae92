from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.files.open_data.cells import csv_cell, number_text, read_cell
from moothall.files.open_data.columns import Column

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
FIGURE = st.floats(allow_nan=False, allow_infinity=False)


def column(form: str, maybe: bool = False) -> Column:
    return Column(name="x", form=form, says="", maybe=maybe)


@pytest.mark.parametrize(
    ("value", "said"), [(1250000.0, "1250000"), (0.035, "0.035"), (-5.0, "-5"), (1e-7, "1e-07"), (0.0, "0")]
)
def test_numbers_are_plain(value, said):
    assert number_text(value) == said


@given(FIGURE)
def test_numbers_come_back(value):
    assert read_cell(csv_cell(value, column("number")), column("number")) == value


@given(st.lists(TEXT), st.booleans())
def test_several_texts_in_one_cell_come_back(items, maybe):
    told = column("texts", maybe)
    found = read_cell(csv_cell(items, told), told)
    assert found == items or (items == [] and found is None and not maybe)


@given(st.one_of(TEXT.filter(bool), FIGURE, st.booleans()))
def test_what_may_be_a_number_or_a_text_comes_back_as_what_it_was(value):
    told = column("any")
    found = read_cell(csv_cell(value, told), told)
    assert found == value
    assert isinstance(found, str) == isinstance(value, str)


def test_nothing_and_none_of_them_differ_where_both_may_be():
    may, sure = column("texts", maybe=True), column("texts")
    assert (csv_cell(None, may), csv_cell([], may), csv_cell([], sure)) == ("", ";", "")
