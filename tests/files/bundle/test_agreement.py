"""Findings of another version or machine are held to the printed precision."""

from __future__ import annotations

import json
from typing import Any

import pytest

from moothall.files.bundle.agreement import agreement


def held(a: Any, b: Any, digits: int = 6) -> tuple[int, tuple[str, ...], int]:
    found = agreement(json.dumps(a).encode(), json.dumps(b).encode(), digits)
    return found.figures, found.apart, found.new


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (1234567.0, 1234567.4, False),
        (1234567.0, 1234580.0, True),
        (0.5, 0.5000001, False),
        (0.5, 0.50001, True),
        (0.0, 1e-12, True),
        (0.0, 0.0, False),
        (-2.0, 2.0, True),
    ],
)
def test_numbers_agree_to_six_digits(one: float, other: float, apart: bool) -> None:
    assert held({"a": one}, {"a": other})[1] == (("a",) if apart else ())


def test_words_and_answers_must_be_the_same() -> None:
    assert held({"a": "x", "b": True, "c": None}, {"a": "y", "b": False, "c": 1})[1] == ("a", "b", "c")


def test_what_a_later_version_tells_beside_is_counted_and_what_it_leaves_out_differs() -> None:
    assert held({"a": 1}, {"a": 1, "b": 2}) == (1, (), 1)
    assert held({"a": 1, "b": 2}, {"a": 1}) == (1, ("b",), 0)


def test_lists_of_another_length_differ_and_the_version_of_the_engine_may() -> None:
    assert held({"a": [1, 2]}, {"a": [1]})[1] == ("a",)
    assert held({"engine": {"version": "1"}}, {"engine": {"version": "2"}})[1] == ()
