"""The room that folded text needs."""

from moothall.files.workbook.columns import lines

WIDTH = 36
LONG = "data/packages/uk_la_past_current/uk_local_authorities_current.csv"
ADDRESS = f"github mysociety/uk_local_authority_names_and_codes@67ef8b1 {LONG}"


def test_an_address_within_a_text_has_room_for_the_line_that_it_leaves_half_empty():
    assert lines(ADDRESS, WIDTH) >= 5


def test_words_that_fit_on_a_line_and_a_long_one_alone_take_no_more_than_their_letters():
    assert lines("a short text", WIDTH) == 1
    assert lines(" ".join(["word"] * 14), WIDTH) == 3
    assert lines(LONG, WIDTH) == 3
