"""Pieces that stand on a page many times: rendered once a shape, and then filled with their words.

A page of 56 cells takes five thousand looks-up and escapes when each cell is rendered anew, and most cells
differ in seven words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

# Of the private use area: no keyboard has them, and a shape holds no text of people that could hold them.
OPENS, CLOSES = "\ue000", "\ue001"
GAP = re.compile(f"{OPENS}([a-z]+){CLOSES}")


def gap(name: str) -> str:
    """What is put in the place of a word when the shape is rendered."""
    return f"{OPENS}{name}{CLOSES}"


class Shape:
    """A rendered piece with gaps."""

    def __init__(self, rendered: str) -> None:
        self._parts = GAP.split(str(rendered))
        self._names = self._parts[1::2]

    def filled(self, **words: object) -> list[str]:
        """The parts of the piece with a word in every gap, all safe; KeyError where one is missing.

        They are for `together`: many pieces are put together once.
        """
        safe = {name: escape(word) for name, word in words.items()}
        parts = self._parts.copy()
        parts[1::2] = [safe[name] for name in self._names]
        return parts


def together(parts: Iterable[str]) -> Markup:
    """Filled pieces as one text; for those alone, for it takes every part to be safe."""
    return Markup("".join(parts))
