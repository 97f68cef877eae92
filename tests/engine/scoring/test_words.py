"""Ranks and gaps in words: no more certain than the intervals are."""

from __future__ import annotations

import pytest

from moothall.engine.scoring.words import ordinal, rank_words
from moothall.findings.scoring import Rank


@pytest.mark.parametrize(
    ("place", "word"), [(1, "first"), (2, "second"), (10, "tenth"), (11, "11th"), (20, "20th")]
)
def test_a_place_has_its_word(place: int, word: str) -> None:
    assert ordinal(place) == word


@pytest.mark.parametrize(
    ("place", "word"), [(21, "21st"), (22, "22nd"), (23, "23rd"), (111, "111th"), (101, "101st")]
)
def test_high_places_are_words_of_english_too(place: int, word: str) -> None:
    assert ordinal(place) == word


def test_a_rank_that_is_not_sure_is_not_said_as_one() -> None:
    assert rank_words(Rank(best=1, worst=1)) == "ranks first"
    assert rank_words(Rank(best=1, worst=3)) == "may rank first to third"
