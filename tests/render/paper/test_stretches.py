"""Which pages are turned: headings go along, and a little between two wide tables goes with these."""

from moothall.render.paper.sheet import Grid, Heading, Words
from moothall.render.paper.stretches import LITTLE, stretches

HEAD = Heading(1, "H")
GRID = Grid("g", (), (), ())


def turned(*laid):
    return [(s.wide, len(s.pieces)) for s in stretches([list(laid)])]


def words(many):
    return Words(("x" * many,))


def test_headings_go_with_the_wide_table_below_them():
    assert turned((False, words(5)), (False, HEAD), (False, HEAD), (True, GRID)) == [(False, 1), (True, 3)]


def test_a_little_between_two_wide_tables_is_turned_with_them_and_much_is_not():
    little, much = (False, words(LITTLE)), (False, words(LITTLE + 1))
    assert turned((True, GRID), little, (True, GRID)) == [(True, 3)]
    assert turned((True, GRID), much, (True, GRID)) == [(True, 1), (False, 1), (True, 1)]


def test_what_follows_the_last_wide_table_stands_upright():
    assert turned((True, GRID), (False, words(3))) == [(True, 1), (False, 1)]


def test_a_chapter_begins_a_stretch_of_its_own():
    assert [s.wide for s in stretches([[(False, HEAD)], [(False, HEAD)]])] == [False, False]
