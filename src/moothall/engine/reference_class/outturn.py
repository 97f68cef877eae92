"""What came, from outturn.csv: rows that say by their first words what they are an outturn of.

An item is read as far as its first colon: "one-off cost", "saving a year" or "delay", as in
"one-off cost: systems". Other rows are for people to read. A blank outturn is not nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from moothall.project.outturn import OutturnRow

What = Literal["cost", "saving", "delay"]

ITEMS: Mapping[str, What] = {"one-off cost": "cost", "saving a year": "saving", "delay": "delay"}
"""How an item of outturn.csv starts, and what it is then an outturn of."""
SIZES = {"": 1.0, "thousand": 1e3, "k": 1e3, "m": 1e6, "million": 1e6}
"""Words behind a currency, and how many of it they are."""


class Came(Struct, frozen=True):
    """What came of one figure of a plan, and the remarks of its rows."""

    amount: float | None = None
    """Money of the project's currency as recorded, not deflated, or months; None: not known"""
    note: str = ""


def came(rows: Iterable[OutturnRow], option: str, what: What, currency: str) -> Came:
    """The outturn of an option: the sum of its one-off costs, or its latest saving a year or delay.

    A sum with a blank, or with a unit that is not understood, is not told.
    """
    own = [r for r in rows if r.option == option and ITEMS.get(_first_words(r.item)) == what]
    amounts = [_amount(r, what, currency) for r in sorted(own, key=lambda r: r.year)]
    notes = dict.fromkeys(r.note.strip() for r in own if r.note.strip())
    return Came(_total(amounts) if what == "cost" else _latest(amounts), " ".join(notes))


def _first_words(item: str) -> str:
    return item.partition(":")[0].strip().casefold()


def _amount(row: OutturnRow, what: What, currency: str) -> float | None:
    size = _months(row.unit) if what == "delay" else _size(row.unit, currency)
    return None if row.outturn is None or size is None else row.outturn * size


def _months(unit: str) -> float | None:
    return 1.0 if unit.strip().casefold() in ("month", "months") else None


def _size(unit: str, currency: str) -> float | None:
    """How much of the currency a unit is: GBP m over ten years is a million pounds; blank: the currency."""
    if not unit.strip():
        return 1.0
    found = re.match(rf"{re.escape(currency)}(?:\s+(thousand|k|million|m))?(?:\b|$)", unit.strip())
    return SIZES[found[1] or ""] if found else None


def _total(amounts: Sequence[float | None]) -> float | None:
    known = [a for a in amounts if a is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def _latest(amounts: Sequence[float | None]) -> float | None:
    known = [a for a in amounts if a is not None]
    return known[-1] if known else None
