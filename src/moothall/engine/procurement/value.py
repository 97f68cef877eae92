"""What a contract is worth over its whole length, against the threshold of its kind and buyer.

A value of just the threshold has reached it (Procurement Act 2023, section 3: not less than).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from moothall.engine.procurement.ground import LAW, Ground
from moothall.findings.procurement import Answer, Value
from moothall.project.contracts import ContractRow

THRESHOLDS = "procurement.thresholds"
ANY = "any"
"""Buyer of a threshold that is the same for all that have none of their own."""
PENCE = 2


def total(row: ContractRow) -> float | None:
    """A year times years, with VAT, money; None where either is not recorded. Whole pence."""
    if row.value is None or row.years is None:
        return None
    return round(row.value * row.years, PENCE)


def value(row: ContractRow, ground: Ground) -> Value:
    """The value of a contract and whether it reaches the threshold in force when the procurement begins."""
    fact = ground.fact(THRESHOLDS, ground.day(row))
    whole = total(row)
    missing = [name for name in ("value", "years") if getattr(row, name) is None]
    if fact is None:
        return Value(total=whole, missing=(*missing, LAW))
    law: Mapping[str, Any] = fact.value
    buyers = law.get(row.kind, {})
    limit = buyers.get(row.buyer, buyers.get(ANY))
    if limit is None:
        missing.append(LAW)
    elif law["currency"] != ground.currency:
        missing.append("currency")
    compared = _compared(row, whole, law["vat"])
    reached: Answer = "cannot_tell"
    if not missing and whole is not None:
        reached, missing = _reached(whole, compared, limit)
    return Value(
        total=whole,
        compared=compared,
        vat=law["vat"],
        threshold=None if limit is None else float(limit),
        reached=reached,
        missing=tuple(missing),
        law=fact.id,
        rules=law["rules"],
    )


def _compared(row: ContractRow, whole: float | None, vat: str) -> float | None:
    if whole is None or vat == "included":
        return whole
    return None if row.vat is None else round(whole / (1 + row.vat / 100), PENCE)


def _reached(whole: float, compared: float | None, limit: float) -> tuple[Answer, list[str]]:
    """Whether the threshold is reached; what is below it with VAT is below it without."""
    if compared is None:
        return ("no", []) if whole < limit else ("cannot_tell", ["vat"])
    return ("yes" if compared >= limit else "no"), []
