"""How rows of outturn.csv are read: what each is an outturn of, in what unit, and which are one thing.

An item is read as far as its first colon: "one-off cost", "saving a year" or "delay", as in "one-off
cost: systems". Other rows are for people to read. Rows with the same option, year and item are one thing
of which several forecasts were made; its outturn stands in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from moothall.project.outturn import OutturnRow

What = Literal["cost", "saving", "delay"]

ITEMS: Mapping[str, What] = {"one-off cost": "cost", "saving a year": "saving", "delay": "delay"}
"""How an item of outturn.csv starts, and what it is then an outturn of."""
SIZES = {"": 1.0, "thousand": 1e3, "k": 1e3, "m": 1e6, "million": 1e6}
"""Words behind a currency, and how many of it they are."""

Thing = tuple[str, int, str]
"""Option, year and item: what a forecast is about."""


def things(rows: Iterable[OutturnRow]) -> dict[Thing, tuple[OutturnRow, ...]]:
    """Rows by what they are about, in the order of the file; forecasts of one thing by their dates.

    A forecast without a date comes first: nobody can say that it is the latest.
    """
    found: dict[Thing, list[OutturnRow]] = {}
    for row in rows:
        found.setdefault((row.option, row.year, row.item), []).append(row)
    return {
        thing: tuple(sorted(own, key=lambda r: (r.forecast_on is not None, str(r.forecast_on))))
        for thing, own in found.items()
    }


def once(rows: Iterable[OutturnRow]) -> tuple[OutturnRow, ...]:
    """One row for each thing: the one with its outturn, else that of its latest forecast."""
    return tuple(next((r for r in own if r.outturn is not None), own[-1]) for own in things(rows).values())


def what_of(row: OutturnRow) -> What | None:
    """What a row is an outturn of; None: something for people to read."""
    return ITEMS.get(row.item.partition(":")[0].strip().casefold())


def unit_size(row: OutturnRow, what: What, currency: str) -> float | None:
    """How many months, or how much of the currency, a unit is; None where it is not understood."""
    return _months(row.unit) if what == "delay" else money_size(row.unit, currency)


def _months(unit: str) -> float | None:
    return 1.0 if unit.strip().casefold() in ("month", "months") else None


def money_size(unit: str, currency: str) -> float | None:
    """How much of the currency a unit is: GBP m over ten years is a million pounds; blank: the currency."""
    if not unit.strip():
        return 1.0
    found = re.match(rf"{re.escape(currency)}(?:\s+(thousand|k|million|m))?(?:\b|$)", unit.strip())
    return SIZES[found[1] or ""] if found else None
