"""How wide columns are: the longest word whole, the rest shared, the page filled and never left."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.business_case.document import Cell, Column, Row, Table
from moothall.render.paper.page import Page
from moothall.render.paper.widths import breadth, plan
from tests.render.made import text

PAGE = Page(upright=500, wide=750, letter=4, inset=8)


def of(*columns):
    heads = tuple(Column(column[0]) for column in columns)
    cells = (
        tuple(Cell(text(c)) for c in row) for row in zip(*(column[1:] for column in columns), strict=True)
    )
    return Table("t", "T", heads, tuple(Row(row) for row in cells))


def test_a_small_table_is_as_wide_as_its_words_with_a_little_to_spare():
    wide, parts, widths = plan(of(("abc", "defg"), ("hok", "xyz")), PAGE)
    assert (wide, parts) == (False, ((0, 1),))
    # 4 letters of 4 points, 6% and the inset, 15% to spare; g, d, e, f: f is narrow
    assert widths[0] == pytest.approx((4 * 1.06 * (3 + 0.55) + 8) * 1.15, abs=0.1)


def test_a_long_text_gets_what_short_ones_leave():
    _, _, (name, long) = plan(of(("Name", "yes"), ("Words", "many words " * 40)), PAGE)
    assert name < 60
    assert 420 < long <= 500 - name


def test_many_long_words_lie_on_their_side():
    columns = [(f"Documentation{n}", "word") for n in range(9)]
    assert plan(of(*columns), PAGE)[0] is True
    assert plan(of(*columns[:4]), PAGE)[0] is False


def test_too_many_columns_are_cut_and_each_part_begins_with_the_first():
    _, parts, widths = plan(of(*[(f"Documentation{n}", "word") for n in range(40)]), PAGE)
    assert len(parts) > 2
    assert all(part[0] == 0 for part in parts)
    assert sorted(n for part in parts for n in part if n) == list(range(1, 40))
    assert all(sum(widths[n] for n in part) <= PAGE.wide for part in parts)


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=200)), min_size=1, max_size=30))
@settings(deadline=None)
def test_no_part_is_wider_than_its_page(columns):
    wide, parts, widths = plan(of(*columns), PAGE)
    for part in parts:
        assert sum(widths[n] for n in part) <= PAGE.room(wide) + 0.01
    assert all(width > 0 for width in widths)


def test_letters_are_of_three_breadths():
    assert breadth("ill") < breadth("abc") < breadth("ABC") < breadth("MWM")


def test_dates_stand_in_one_line_beside_long_words():
    long = "many words " * 40
    _, _, (*_, date, _) = plan(
        of(("Name", long), ("Reason", long), ("When", "30 November 2026"), ("N", "1")), PAGE
    )
    assert date >= 4 * breadth("30 November 2026") + 8


@pytest.mark.parametrize(("word", "whole"), [("2026-27", True), ("built-in", False)])
def test_a_year_is_not_torn_apart_at_its_hyphen_as_another_word_may_be(word, whole):
    full = [("T", f"{'x' * letters} " * 20) for letters in (22, 22, 22, 22, 18)]
    _, _, widths = plan(of(("W", word), *full), PAGE)
    assert (widths[0] >= 4 * breadth(word) + 8) is whole
