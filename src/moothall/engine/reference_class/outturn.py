"""What came of a plan, from the rows of outturn.csv that say so by their first words (method note, M9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from moothall.project.outturn import OutturnRow
from moothall.project.outturn_items import What, once, unit_size, what_of


class Came(Struct, frozen=True):
    """What came of one figure of a plan, and the remarks of its rows."""

    amount: float | None = None
    """Money of the project's currency as recorded, not deflated, or months; None: not known"""
    note: str = ""


def came(rows: Iterable[OutturnRow], option: str, what: What, currency: str) -> Came:
    """The outturn of an option: the sum of its one-off costs, or its latest saving a year or delay.

    A sum with a blank, or with a unit that is not understood, is not told. A blank outturn is not nothing.
    """
    told = [r for r in rows if r.option == option and what_of(r) == what]
    amounts = [_amount(r, what, currency) for r in sorted(once(told), key=lambda r: r.year)]
    notes = dict.fromkeys(r.note.strip() for r in told if r.note.strip())
    return Came(_total(amounts) if what == "cost" else _latest(amounts), " ".join(notes))


def _amount(row: OutturnRow, what: What, currency: str) -> float | None:
    size = unit_size(row, what, currency)
    return None if row.outturn is None or size is None else row.outturn * size


def _total(amounts: Sequence[float | None]) -> float | None:
    known = [a for a in amounts if a is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def _latest(amounts: Sequence[float | None]) -> float | None:
    known = [a for a in amounts if a is not None]
    return known[-1] if known else None
