"""signatures.csv: savings that finance officers signed or refused, each for one partner."""

from collections.abc import Iterable
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Id, Text
from moothall.project.fields import By, Date, OptionRef, PartnerRef
from moothall.project.finance import FinanceRow, years


class SignatureRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A saving signed or refused for one partner. The latest for each partner counts."""

    option: OptionRef
    partner: Annotated[
        PartnerRef | None, Meta(description="whose saving it is, as in finance.csv; empty: all jointly")
    ] = None
    category: Annotated[
        Id, Meta(extra={"ref": "categories"}, description="category of the saving, as in finance.csv")
    ]
    budget_line: Annotated[str, Meta(description="budget line of the saving, as in finance.csv")] = ""
    for_partner: Annotated[PartnerRef, Meta(description="partner for whose budget it is signed or refused")]
    verdict: Annotated[
        Literal["signed", "refused"],
        Meta(description="it may enter this partner's budget, or it may not"),
    ]
    amount: Annotated[
        Amount,
        Meta(
            description="the saving as it stood then: its sum over all years, as recorded. "
            "Once the lines come to another sum, the signature no longer counts"
        ),
    ]
    reason: Annotated[Text, Meta(description="what was looked at, and what came of it")]
    by: By
    date: Date


class SavingKey(NamedTuple):
    """What tells one saving from another: rows of finance.csv that differ by year and amount are one."""

    option: str
    partner: str | None
    category: str
    budget_line: str


def key_of(row: FinanceRow | SignatureRow) -> SavingKey:
    """Which saving a line is part of, or a signature is about."""
    return SavingKey(row.option, row.partner, row.category, row.budget_line.strip())


def savings(rows: Iterable[FinanceRow]) -> dict[SavingKey, tuple[FinanceRow, ...]]:
    """Every saving with its lines, in the order of the table."""
    found: dict[SavingKey, list[FinanceRow]] = {}
    for row in rows:
        if row.kind == "saving":
            found.setdefault(key_of(row), []).append(row)
    return {key: tuple(own) for key, own in found.items()}


def recorded_sum(rows: Iterable[FinanceRow]) -> float:
    """What lines come to over all their years, as recorded; a blank adds nothing."""
    return sum(row.amount * len(years(row)) for row in rows if row.amount is not None)


def standing(rows: Iterable[SignatureRow]) -> dict[SavingKey, dict[str, SignatureRow]]:
    """The latest signature on each saving, by the partner that it was given for."""
    found: dict[SavingKey, dict[str, SignatureRow]] = {}
    for row in sorted(rows, key=lambda r: r.date):
        found.setdefault(key_of(row), {})[row.for_partner] = row
    return found


SAME = 0.005
"""Difference up to which two sums of money are one: half a penny."""


def holds(signature: SignatureRow, rows: Iterable[FinanceRow]) -> bool:
    """Whether a saving is still the one that was signed or refused."""
    return abs(signature.amount - recorded_sum(rows)) < SAME
