"""Letters that a paper cannot show, or that would upset the lines around them, named where they stand."""

from __future__ import annotations

import re
from functools import cache

from moothall.render.inline import JOINER

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Letters that XML cannot hold, and those that turn the direction of the words after them."""
BREAK = "\u200b"
"""A line may break where it stands; it is not seen."""
PIECE = 8
"""Letters of a piece that a word is cut into, where it has no place of its own to break at."""
JOINTS = re.compile(r"(?<=[-/_.])")
"""Where a long word breaks by itself: an id, a file's name or an address is best read part by part."""


def named(letter: str) -> str:
    """The number of a letter, in place of it: [U+0007]."""
    return f"[U+{ord(letter):04X}]"


def safe(text: str) -> str:
    """The text with every unsafe letter named; line ends become what they are everywhere."""
    if text.isascii() and text.isprintable():
        return text
    return UNSAFE.sub(lambda found: named(found.group()), text.replace("\r\n", "\n"))


def breakable(text: str, longest: int) -> str:
    """The text with places to break in every word of more letters than that."""
    return _long(longest).sub(_broken, text) if len(text) > longest else text


@cache
def _long(longest: int) -> re.Pattern[str]:
    return re.compile(rf"[^\s{BREAK}]{{{longest + 1},}}")


def _broken(found: re.Match[str]) -> str:
    word = found.group().replace(JOINER, "")
    return BREAK.join(piece for part in JOINTS.split(word) if part for piece in _pieces(part))


def _pieces(part: str) -> list[str]:
    if len(part) <= 2 * PIECE:
        return [part]
    return [part[n : n + PIECE] for n in range(0, len(part), PIECE)]
