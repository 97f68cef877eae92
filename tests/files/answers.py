"""What a reader answers: a value, or a ReadError. Anything else goes through and fails the test."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from moothall.files.errors import ReadError

T = TypeVar("T")


def answer(ask: Callable[[], T]) -> T | ReadError:
    """The value, or the refusal with a complaint or more, each of them a sentence with a file."""
    try:
        return ask()
    except ReadError as error:
        refusal = error
    assert refusal.complaints
    for complaint in refusal.complaints:
        assert complaint.file
        assert complaint.message.endswith((".", "?"))
        assert "\n" not in complaint.message
    return refusal
