"""Letters that would be lost or would upset a line are named; long words may be broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.render.paper.letters import BREAK, UNSAFE, breakable, safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\x00b", "a[U+0000]b"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\r\nb\tc\nd", "a\nb\tc\nd"),
        ("\ud800", "[U+D800]"),
        ("ŵ −£1 שלום 😀", "ŵ −£1 שלום 😀"),
    ],
)
def test_unsafe_letters_are_named(text, shown):
    assert safe(text) == shown


@given(st.text())
def test_nothing_unsafe_is_left_and_nothing_else_is_changed(text):
    shown = safe(text)
    assert not UNSAFE.search(shown)
    if not UNSAFE.search(text):
        assert shown == text


def test_only_words_too_long_get_places_to_break():
    assert breakable("x" * 22 + " " + "y" * 22, 22) == "x" * 22 + " " + "y" * 22
    assert breakable("x" * 23, 22).split(BREAK) == ["x" * 8, "x" * 8, "x" * 7]


@given(st.text())
def test_a_text_with_places_to_break_is_the_same_text(text):
    broken = breakable(text, 22)
    assert broken.replace(BREAK, "").replace("\u2060", "") == text.replace(BREAK, "").replace("\u2060", "")


def test_a_long_id_breaks_between_its_parts_and_a_long_part_within():
    assert breakable("east-dunbartonshire-population", 22).split(BREAK) == [
        "east-",
        "dunbartonshire-",
        "population",
    ]
    assert breakable("csv/uk_local_authorities.csv", 22).split(BREAK) == [
        "csv/",
        "uk_",
        "local_",
        "authorities.",
        "csv",
    ]
    assert breakable("a-" + "x" * 21, 22).split(BREAK) == ["a-", "x" * 8, "x" * 8, "x" * 5]
