"""What of the savings was promised to the front line, and what of it came (method note, M9).

Savings with a promise and savings without one stand in rows of their own, so that no sum holds a blank.
The record of what came is the rows of outturn.csv whose item is "reinvested", or "reinvested" and the
category. They name no partner: they count only where a single row of the ledger can be meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from moothall.engine.finance.placing import Line
from moothall.findings.financial_case import Reinvested
from moothall.project.outturn import OutturnRow
from moothall.project.outturn_items import once

ITEM = "reinvested"
"""Item of outturn.csv for what was reinvested."""


def reinvested(
    lines: Iterable[Line], outturn: Iterable[OutturnRow], *, currency: str
) -> tuple[Reinvested, ...]:
    """The savings of one option by partner and category, money undiscounted over the years appraised.

    currency : an outturn in another unit is not taken for money
    """
    groups: dict[tuple[str | None, str, bool], list[Line]] = {}
    options = set()
    for line in lines:
        options.add(line.option)
        if line.kind == "saving":
            key = (line.partner, line.category, line.reinvested is not None)
            groups.setdefault(key, []).append(line)
    rows = [r for r in once(outturn) if r.option in options and r.unit.strip() in ("", currency)]
    came = _came(rows, [category for _, category, _ in groups])
    return tuple(_entry(group, came.get(group[0].category)) for group in groups.values())


def _entry(group: list[Line], came: float | None) -> Reinvested:
    saving = fsum(amount for line in group for amount in line.by_year)
    promised = None
    if group[0].reinvested is not None:
        promised = fsum(amount * (line.reinvested or 0.0) for line in group for amount in line.by_year)
    return Reinvested(
        partner=group[0].partner,
        category=group[0].category,
        saving=saving,
        promised=promised,
        share=promised / saving if promised is not None and saving else None,
        affected="; ".join(dict.fromkeys(line.affected for line in group if line.affected)),
        came=came,
        sources=tuple(dict.fromkeys(source for line in group for source in line.sources)),
    )


def _came(rows: Iterable[OutturnRow], categories: Sequence[str]) -> Mapping[str, float]:
    """What was reinvested, by the categories of which the ledger has one row alone."""
    by_item: dict[str, list[float]] = {}
    for row in rows:
        if row.outturn is not None:
            by_item.setdefault(" ".join(row.item.casefold().split()), []).append(row.outturn)
    items = {c: f"{ITEM} {c.casefold()}" for c in categories if categories.count(c) == 1}
    came = {c: fsum(by_item[item]) for c, item in items.items() if item in by_item}
    if not came and len(categories) == 1 and ITEM in by_item:
        came[categories[0]] = fsum(by_item[ITEM])
    return came
