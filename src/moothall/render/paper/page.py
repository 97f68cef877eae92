"""The paper: A4, upright or on its side, and how wide the letters of its tables are."""

from __future__ import annotations

from msgspec import Struct


class Page(Struct, frozen=True, kw_only=True):
    """What is left between the margins, and the letters of a table; all in points."""

    upright: float
    wide: float
    letter: float
    """Width of a usual letter of a table."""
    inset: float
    """What a cell leaves free to the left and right of its words."""
    gap: float = 0.0
    """What of that stands between columns, so that the last leaves none."""
    beside: float = 0.0
    """What a column of figures leaves free beyond it where words stand next to it."""
    shade: float = 0.0
    """What a shaded cell leaves free beside its words, beyond the inset."""
    picture: float = 120.0
    """Height kept free around a picture, for its title and its reading."""

    def room(self, wide: bool) -> float:
        """Width between the margins; the page lies on its side where it is wide."""
        return self.wide if wide else self.upright

    def height(self, wide: bool) -> float:
        """Height that a picture may have. The margins are alike on all sides."""
        return self.room(not wide) - self.picture
