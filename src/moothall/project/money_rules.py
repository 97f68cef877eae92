"""What must hold of money: of its lines, control totals, games and past cases, and how options share it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from moothall.project import money_terms
from moothall.project.cost_shares import ADDS_UP
from moothall.project.finance import FinanceRow
from moothall.project.options import Option
from moothall.project.price_bases import price_base_fault
from moothall.project.problems import Path, Problem, listed, nearest

if TYPE_CHECKING:
    from moothall.project.project import Project

BIAS = "optimism_bias."
"""Beginning of the dated facts that know a kind of project."""
NEGATIVE = {
    "cost": "money that comes back is entered as kind income, a cost that falls away as kind saving",
    "saving": "what costs more is entered as kind cost",
    "income": "what is paid is entered as kind cost",
}
"""Where an amount below zero belongs, by the kind that it stands under."""


def faults(project: Project) -> Iterator[Problem]:
    """Every contradiction in what a project says of money."""
    for n, row in enumerate(project.finance):
        yield from (Problem("finance", (n, field), message) for field, message in _line(row))
        yield from _base("finance", n, row.price_base)
    yield from _bodies(project)
    for n, total in enumerate(project.control_totals):
        yield from _base("control_totals", n, total.price_base)
        if total.total < 0:
            message = "Every line counts positive for its kind, so that no sum of them is below 0."
            yield Problem("control_totals", (n, "total"), message)
    yield from _signatures(project)
    yield from _coalitions(project)
    yield from _cases(project)
    for n, option in enumerate(project.options):
        yield from _bias(project, n, option)
        yield from _cost_shares(n, option)
    yield from money_terms.faults(project)


def _base(table: str, n: int, base: str) -> Iterator[Problem]:
    """A price base that is none; empty is the project's."""
    fault = price_base_fault(base) if base else None
    if fault:
        yield Problem(table, (n, "price_base"), fault)


def _line(row: FinanceRow) -> Iterator[tuple[str, str]]:
    """Faults of one line, each with its field. That its ends rise is seen elsewhere."""
    if row.amount is not None and row.amount < 0:
        yield (
            "amount",
            f"An amount is positive for its kind, and this is {row.amount:,.12g}: {_belongs(row)}.",
        )
    elif row.high is not None and row.high < 0:
        yield "high", f"A high end below 0 ({row.high:,.12g}) makes it another kind: {_belongs(row)}."
    if row.until is not None and row.year is None:
        yield "year", f"The line runs until {row.until}, but from no year; give the year in which it starts."
    elif row.until is not None and row.year is not None and row.until < row.year:
        yield "until", f"The line ends ({row.until}) before it starts ({row.year})."
    if row.shape is not None and (row.low is None or row.high is None):
        missing = " and ".join(f for f in ("low", "high") if getattr(row, f) is None)
        yield "shape", f"A shape ({row.shape}) lies between a low and a high end; {missing} is empty."


def _belongs(row: FinanceRow) -> str:
    return NEGATIVE[row.kind]


def _bodies(project: Project) -> Iterator[Problem]:
    """Partners that share in an option whose bodies they are not.

    Lines of money may be theirs: who takes no part goes on as it is, and an option may touch it all the same.
    """
    for n, group in enumerate(project.coalitions):
        for k, partner in enumerate(group.coalition):
            yield from _outside(project, "coalitions", (n, "coalition", k), group.option, partner)
    for n, option in enumerate(project.options):
        for k, share in enumerate(option.cost_shares):
            path = (n, "cost_shares", k, "partner")
            yield from _outside(project, "options", path, option.id, share.partner)


def _outside(project: Project, table: str, path: Path, option: str, partner: str | None) -> Iterator[Problem]:
    bodies = next((o.facts.bodies for o in project.options if o.id == option), ())
    known = any(p.id == partner for p in project.head.partners)
    if bodies and known and partner not in bodies:
        message = (
            f'Option {option} is shared by {listed(bodies)}; "{partner}" takes no part in it '
            "(bodies in options.yaml)."
        )
        yield Problem(table, path, message)


def _signatures(project: Project) -> Iterator[Problem]:
    """Signatures for a partner on a saving that is another's."""
    for n, row in enumerate(project.signatures):
        if row.partner is not None and row.for_partner != row.partner:
            message = f'The saving is of "{row.partner}" alone; "{row.for_partner}" cannot sign or refuse it.'
            yield Problem("signatures", (n, "for_partner"), message)


def _coalitions(project: Project) -> Iterator[Problem]:
    seen: dict[tuple[str, frozenset[str]], tuple[str, ...]] = {}
    for n, row in enumerate(project.coalitions):
        twice = [p for k, p in enumerate(row.coalition) if p in row.coalition[:k]]
        if twice:
            yield Problem("coalitions", (n, "coalition"), f'"{twice[0]}" stands twice in this group.')
        group = (row.option, frozenset(row.coalition))
        earlier = seen.setdefault(group, row.coalition)
        if earlier != row.coalition:
            message = (
                f"This group stands in an earlier row already, as {';'.join(earlier)}; keep one of the two."
            )
            yield Problem("coalitions", (n, "coalition"), message)


def _cases(project: Project) -> Iterator[Problem]:
    """Past cases that sum up cases which nobody knows, or themselves, or take the id of another."""
    library = {c.id for c in project.library_cases}
    known = sorted(library | {c.id for c in project.reference_cases})
    for n, case in enumerate(project.reference_cases):
        if case.id in library:
            message = f'The library has a past case "{case.id}" already; give yours another id.'
            yield Problem("reference_cases", (n, "id"), message)
        for member in case.members:
            if member == case.id:
                yield Problem("reference_cases", (n, "members"), "A case cannot be a part of itself.")
            elif member not in known:
                yield money_terms.no_case("reference_cases", (n, "members"), member, known)


def _bias(project: Project, n: int, option: Option) -> Iterator[Problem]:
    kinds = [f.id.removeprefix(BIAS) for f in project.facts if f.id.startswith(BIAS)]
    for k, part in enumerate(option.optimism_bias):
        if part.kind not in kinds:
            hint = f"{nearest(part.kind, kinds)} Known: {listed(kinds)}." if kinds else " None is known."
            message = f'There is no optimism bias for a kind of project "{part.kind}".{hint}'
            yield Problem("options", (n, "optimism_bias", k, "kind"), message)
    yield from _add_up(n, "optimism_bias", "kinds of project", [p.share for p in option.optimism_bias])


def _cost_shares(n: int, option: Option) -> Iterator[Problem]:
    partners = [s.partner for s in option.cost_shares]
    for k, partner in enumerate(partners):
        if partner in partners[:k]:
            message = f'"{partner}" has a share already; each partner has one.'
            yield Problem("options", (n, "cost_shares", k, "partner"), message)
    yield from _add_up(n, "cost_shares", "partners", [s.share for s in option.cost_shares])


def _add_up(n: int, field: str, of: str, shares: list[float]) -> Iterator[Problem]:
    total = math.fsum(shares)
    if shares and not math.isclose(total, 1, abs_tol=ADDS_UP):
        yield Problem("options", (n, field), f"The shares of the {of} add to {total:g}; they must add to 1.")
