"""Which places must stand in one row, so that a characteristic betrays nobody.

Of each characteristic both those who have it and those who have not must be many in every row. The same
holds for what two or three characteristics together leave of the whole, wherever rows of theirs can be
added up to the same places; unless their names say that they are of different kinds ("sex: women" and
"age: 50 and over"), so that they are no parts of one whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from moothall.engine.workforce.scope import Unit
from moothall.project.small_counts import NEAR, small

Parts = Mapping[str, Mapping[Unit, float]]
"""Characteristic to unit to how many have it."""
AT_ONCE = 3
"""So many characteristics are looked at together for what they leave of the whole."""


class Grouping:
    """Rows of units for each characteristic.

    rows : characteristic to the units that stand in one row
    gone : a characteristic that betrays somebody even over all places; none: there is none
    """

    def __init__(self, whole: Mapping[Unit, float], parts: Parts, least: float) -> None:
        self._whole, self._parts, self._least = whole, parts, least
        self.rows: dict[str, frozenset[Unit]] = {}
        self.gone: str | None = None
        self._some = [
            some for n in range(1, AT_ONCE + 1) for some in combinations(parts, n) if _of_one_kind(some)
        ]
        for c, own in parts.items():
            self.rows[c] = frozenset(u for u in own if self._bad((c,), {u}))
        while self.gone is None and self._grew():
            pass

    def _grew(self) -> bool:
        """Widen the first rows that betray somebody; false where none does."""
        for some in self._some:
            for block in self._blocks(some):
                if self._bad(some, block):
                    self._widen(some, block)
                    return True
        return False

    def _widen(self, some: tuple[str, ...], block: set[Unit]) -> None:
        others = sorted(
            (u for u in self._whole if u not in block and all(u in self._parts[c] for c in some)),
            key=lambda u: (self._whole[u], u),
        )
        if not others:
            self.gone = min(some, key=lambda c: (sum(self._parts[c].values()), c))
        for c in some:
            self.rows[c] = self.rows[c] | block | set(others[:1])

    def _blocks(self, some: tuple[str, ...]) -> Iterator[set[Unit]]:
        """The smallest sets of units to which rows of all these characteristics add up."""
        units = [u for u in self._whole if all(u in self._parts[c] for c in some)]
        blocks: list[set[Unit]] = [{u} for u in units]
        for c in some:
            row = set(self.rows[c])
            if row:
                met = [b for b in blocks if b & row]
                blocks = [b for b in blocks if not b & row] + [row.union(*met)]
        yield from (b for b in blocks if b and all(b <= self._parts[c].keys() for c in some))

    def _bad(self, some: tuple[str, ...], block: set[Unit]) -> bool:
        """Whether too few people are left in some units, taken as one."""
        counts = [sum(self._parts[c][u] for u in block) for c in some]
        rest = sum(self._whole[u] for u in block) - sum(counts)
        if len(some) == 1:
            return counts[0] < self._least - NEAR or rest < self._least - NEAR
        return small(rest, self._least)


def _of_one_kind(some: tuple[str, ...]) -> bool:
    """Whether characteristics may be parts of one whole: of the same kind, or of no kind that is named."""
    return len({c.partition(":")[0].strip().casefold() for c in some if ":" in c}) <= 1
