"""One thing that `moothall verify` looked at, and how it is said."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

State = Literal["same", "differs", "not_checked"]
SHOWN = 5
"""Places that are named; of more, the number is told."""


class Check(Struct, frozen=True, kw_only=True):
    """One thing that was looked at."""

    what: str
    state: State
    words: str
    """What was found, in a sentence."""


def check(what: str, held: bool, good: str, bad: str) -> Check:
    """A check that holds or does not, with the sentence for either."""
    return Check(what=what, state="same" if held else "differs", words=good if held else bad)


def some(words: tuple[str, ...]) -> str:
    """The first few, and how many more."""
    more = len(words) - SHOWN
    shown = [w.removesuffix(".") for w in words[:SHOWN]]
    return "; ".join(shown) + (f"; and {more:,} more" if more > 0 else "")
