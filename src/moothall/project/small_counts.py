"""Small counts: which figures of a table must not be published, so that none can be worked out.

A count of people below the threshold could point to a person. It is not enough to leave it out where the
total is published: what is missing is the total less the others. So a second figure is left out with it,
and the total itself where nothing else helps (complementary suppression; framework rule on small counts).

Everything else that is published must follow from what this leaves: sums over places only where each of
them is published, or over all of them where `Hidden.total` is false.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

K = TypeVar("K", bound=Hashable)


class Hidden(Struct, Generic[K], frozen=True):
    """What must not be published of one column of counts that has a total."""

    keys: frozenset[K] = frozenset()
    """Cells to leave out."""
    total: bool = False
    """Whether the total is to be left out too."""


def hidden(counts: Mapping[K, float], least: float) -> Hidden[K]:
    """Cells of a column that must not be published beside its total.

    counts : cell to its count, 0 or more; the total is their sum
    least : counts below this are small. Zeros go with the small ones: were they shown, a total of the
        rest would say too much
    """
    if not any(0 < n < least for n in counts.values()):
        return Hidden()
    return _widened(counts, counts, {k for k, n in counts.items() if n < least}, least)


def hidden_part(parts: Mapping[K, float], wholes: Mapping[K, float], least: float) -> Hidden[K]:
    """The same for a part of a whole that is published too, as women among staff.

    Both the part and the rest must be large, or all that is known is that there are some: a part that is
    nobody, or everybody, tells of each person.

    parts : cell to its part
    wholes : cell to its whole, for every cell of `parts`
    """
    small = {k for k, n in parts.items() if n < least or wholes[k] - n < least}
    return _widened(parts, wholes, small, least) if small else Hidden()


def _widened(parts: Mapping[K, float], wholes: Mapping[K, float], small: set[K], least: float) -> Hidden[K]:
    """Take the smallest other cell with them until the hidden ones cannot be told apart."""
    left_out = set(small)
    others = sorted((k for k in parts if k not in left_out), key=lambda k: (parts[k], str(k)))
    apart = parts is not wholes
    for cell in [None, *others]:
        if cell is not None:
            left_out.add(cell)
        told = sum(parts[k] for k in left_out)
        rest = sum(wholes[k] for k in left_out) - told if apart else least
        # all hidden cells at their upper end would be told by their sum
        full = len(left_out) * (least - 1) <= told and left_out <= small
        if len(left_out) > 1 and told > 0 and rest >= least and not full and (not apart or told >= least):
            return Hidden(frozenset(left_out))
    return Hidden(frozenset(parts), total=True)
