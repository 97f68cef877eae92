"""Amounts at other prices: from the price base of a line to the project's (method note, M9).

A price base is a calendar year (2024) or a financial year (2024-25). An index that has calendar years
only gives a financial year from April as three quarters of its first year and a quarter of its second.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

_FINANCIAL = re.compile(r"^(\d{4})[-/](\d{2}|\d{4})$")
_FIRST, _SECOND = 0.75, 0.25


class Prices(Struct, frozen=True, kw_only=True):
    """An index of prices with its source, seen from the project's price base."""

    base: str
    index: Mapping[str, float] = {}
    source: str = ""

    def factor(self, price_base: str) -> float | None:
        """What an amount at other prices is multiplied by; None where the index does not reach."""
        if price_base in ("", self.base):
            return 1.0
        own, other = level(self.index, self.base), level(self.index, price_base)
        return own / other if own is not None and other is not None else None


def level(index: Mapping[str, float], price_base: str) -> float | None:
    """The index at a price base; None where it has none."""
    if price_base in index:
        return index[price_base]
    found = _FINANCIAL.match(price_base)
    if found is None:
        return None
    first, second = (index.get(str(int(found[1]) + n)) for n in (0, 1))
    return _FIRST * first + _SECOND * second if first is not None and second is not None else None
