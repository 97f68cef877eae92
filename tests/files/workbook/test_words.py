"""Texts into cells and back: sealed where a program would change them, lists divided and joined."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moothall.files.workbook.words import LONGEST, chunks, divided, joined, length, opened, sealed

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
ODD = st.sampled_from(
    ["json:", '"', "\\", "_x0041_", "_x005F_", "\r\n", "\ufffe", "\uffff", ";", "\n", " ", "x"]
)
MIXED = st.lists(ODD | TEXTS, max_size=8).map("".join)


@given(MIXED)
@example('json:"x"')
@example("json:")
@example("")
def test_what_is_sealed_is_opened_again(text: str) -> None:
    cell = sealed(text)
    assert opened(cell) == text
    assert cell.strip()  # never taken for an empty cell
    assert "\r\n" not in cell
    assert not set(cell) & {"\ufffe", "\uffff"}


@pytest.mark.parametrize(
    "text", ["plain", " blanks ", "=1+1", "007", "two\nlines", "\x01", "_x0041_", "é 😀"]
)
def test_what_survives_is_left_as_people_wrote_it(text: str) -> None:
    assert sealed(text) == text


@given(st.lists(MIXED, max_size=5))
@example(["a;b", '"c"', "", " d ", "e\nf"])
def test_a_list_joined_and_divided_is_the_same(items: list[str]) -> None:
    assert list(divided(joined(items))) == items
    assert list(divided(joined(items, or_number=True))) == items


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("north; east", ["north", "east"]),
        ("north;;east ;", ["north", "east"]),
        ("north\neast", ["north", "east"]),
        ('"a; b"; c', ["a; b", "c"]),
        ('say "hello"; x', ['say "hello"', "x"]),
        ('"open; x', ['"open', "x"]),
        (";", []),
        ('""', [""]),
    ],
)
def test_a_list_is_read_as_people_write_it(cell: str, items: list[str]) -> None:
    assert list(divided(cell)) == items


@given(MIXED, st.integers(1, 4000))
def test_pieces_fit_a_cell_and_make_the_text(text: str, times: int) -> None:
    whole = text * times
    pieces = list(chunks(whole))
    assert "".join(pieces) == whole
    assert all(length(sealed(piece)) <= LONGEST for piece in pieces)
