"""Texts that might act as a formula are kept from it, and come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.business_case.formulas import guarded, unguarded

TEXT = st.text(st.characters(exclude_categories=("Cs",)))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        (" =1", "' =1"),
        ("-", "'-"),
        ("@x", "'@x"),
        ("'quoted'", "''quoted'"),
        ("a=1", "a=1"),
        ("two-tier", "two-tier"),
        ("", ""),
    ],
)
def test_a_text_that_may_be_taken_for_a_formula_gets_an_apostrophe(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


@given(TEXT)
def test_guarding_is_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text
