"""Which savings are signed by a finance officer of each partner that they are of, and which are refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from moothall.findings.finance import Saving, SavingYear, Signature
from moothall.project.cost_shares import joint_shares, taking_part
from moothall.project.finance import FinanceRow, WorkedOutRow, years
from moothall.project.options import Option
from moothall.project.project import Project
from moothall.project.signatures import (
    SavingKey,
    SignatureRow,
    holds,
    recorded_sum,
    savings,
    standing,
)

State = Literal["signed", "refused", "open"]


def signed_savings(project: Project) -> tuple[Saving, ...]:
    """Every saving of the options on the list; those that nobody typed are nobody's to sign."""
    options = {o.id: o for o in project.kept_options}
    typed = [row for row in project.finance if not isinstance(row, WorkedOutRow)]
    given = standing(project.signatures)
    return tuple(
        _saving(project, options[key.option], key, rows, given.get(key, {}))
        for key, rows in savings(typed).items()
        if key.option in options
    )


def _saving(
    project: Project,
    option: Option,
    key: SavingKey,
    rows: tuple[FinanceRow, ...],
    given: Mapping[str, SignatureRow],
) -> Saving:
    needed = (key.partner,) if key.partner else taking_part(project.head.partners, option)
    counts = {p: found.verdict for p, found in given.items() if p in needed and holds(found, rows)}
    return Saving(
        option=key.option,
        partner=key.partner,
        category=key.category,
        budget_line=key.budget_line,
        amount=recorded_sum(rows) if any(row.amount is not None for row in rows) else None,
        years=tuple(_years(rows, project.head.price_base)),
        state=_state(needed, counts),
        shares={key.partner: 1.0} if key.partner else joint_shares(project.head.partners, option),
        waits=tuple(p for p in needed if p not in counts),
        signatures=tuple(_signature(found, rows) for p, found in given.items() if p in needed),
    )


def _state(needed: Iterable[str], counts: Mapping[str, str]) -> State:
    """One partner's no is enough; a yes needs each of them."""
    if "refused" in counts.values():
        return "refused"
    return "signed" if all(p in counts for p in needed) else "open"


def _years(rows: Iterable[FinanceRow], price_base: str) -> Iterator[SavingYear]:
    for row in rows:
        for year in years(row):
            yield SavingYear(
                year=year, amount=row.amount, price_base=row.price_base or price_base, cashable=row.cashable
            )


def _signature(found: SignatureRow, rows: tuple[FinanceRow, ...]) -> Signature:
    return Signature(
        partner=found.for_partner,
        verdict=found.verdict,
        amount=found.amount,
        changed=not holds(found, rows),
        reason=found.reason,
        by=found.by,
        date=found.date,
    )
