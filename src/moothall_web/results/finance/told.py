"""What the lines of money come to, for the pages on which they are typed; in words, and worked out at once.

Money alone is quick, so that nobody has to wait for the simulation to see a total.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from moothall.business_case.languages import speaking
from moothall.business_case.wording import DASH, listed
from moothall.business_case.wording import money as amount
from moothall.findings.finance import OptionMoney
from moothall.findings.financial_case import ControlTotal, OptionCase
from moothall.project.finance import PLAIN_CATEGORIES, RUNNING
from moothall.project.project import Project
from moothall_web.accounts.models import Project as Held
from moothall_web.casework.asking import answers
from moothall_web.results.gather import NotYetError
from moothall_web.results.remembered import State, state
from moothall_web.ui.tongue import tongue

if TYPE_CHECKING:  # the engine is imported when it is asked: the site starts without waiting for it
    from moothall.engine.finance.grid import GridRow

Kind = Literal["cost", "saving", "income"]


class GridLine(Struct, frozen=True):
    """A category of a payer, in words: an amount for each year, its total, and what is blank in it."""

    category: str
    kind: str
    cells: tuple[str, ...]
    total: str
    notes: tuple[str, ...]


class Payer(Struct, frozen=True):
    """All lines of one payer, with their totals by kind. partner : its id; empty: all jointly"""

    partner: str
    lines: tuple[GridLine, ...]
    totals: tuple[GridLine, ...]


class Ledger(Struct, frozen=True):
    """A sum of a ledger beside that of the lines, in words.

    key : of its row; partner, kind : what it is about
    """

    key: str
    title: str
    given: str
    ours: str
    gap: str
    agrees: bool
    notes: tuple[str, ...]


class OptionTold(Struct, frozen=True):
    """The money of one option, in words.

    blank : categories of cost that are not zero for its type, and of which nothing is said
    unreasoned : categories with a zero that says no reason or no source
    totals : of all payers together, by kind
    """

    costs: str
    savings: str
    whole_life: str
    complete: bool
    blank: tuple[str, ...]
    unreasoned: tuple[str, ...]
    years: tuple[str, ...]
    payers: tuple[Payer, ...]
    totals: tuple[GridLine, ...]


class MoneyTold(Struct, frozen=True):
    """The money of a project."""

    currency: str
    price_base: str
    options: dict[str, OptionTold]
    ledgers: tuple[Ledger, ...]


_told: dict[tuple[str, str], MoneyTold] = {}
"""By the key of the state and the language: the newest alone."""


def money(held: Held) -> MoneyTold | None:
    """What the lines come to as they stand; None while the rows are no project yet."""
    try:
        known = state(held)
    except NotYetError:
        return None
    named = (known.key, tongue().code)
    found = _told.get(named)
    if found is None:
        found = _tell(known)
        _told.clear()
        _told[named] = found
    return found


def _tell(known: State) -> MoneyTold:
    from moothall.engine.money import money as worked_out

    project = known.project
    found = worked_out(project)
    cases = {o.option: o for o in found.case.options}
    with speaking(tongue()):
        return MoneyTold(
            currency=project.head.currency,
            price_base=project.head.price_base,
            options={
                m.option: _option(
                    project, m, cases[m.option], [r for r in found.grid if r.option == m.option]
                )
                for m in found.finance.options
                if m.option in cases
            },
            ledgers=tuple(_ledger(project, t) for t in found.case.control_totals),
        )


def _option(project: Project, found: OptionMoney, case: OptionCase, grid: list[GridRow]) -> OptionTold:
    currency = project.head.currency
    years = _years(project, grid)
    return OptionTold(
        costs=_bounded(amount(found.costs, currency), found.incomplete),
        savings=amount(found.savings, currency),
        whole_life=_whole_life(case, currency),
        complete=not found.incomplete,
        blank=tuple(c.category for c in found.categories if c.expected and c.state == "blank"),
        unreasoned=tuple(c.category for c in found.categories if c.state == "zero_without_reason"),
        years=tuple(_("No year") if y is None else str(y) for y in years),
        payers=tuple(_payers(project, grid, years)),
        totals=tuple(_total(grid, kind, years, currency) for kind in _kinds(grid)),
    )


def _bounded(said: str, incomplete: bool) -> str:
    return _("incomplete: at least {amount}").format(amount=said) if incomplete and said != DASH else said


def _whole_life(case: OptionCase, currency: str) -> str:
    """The present value of all its costs; what makes its worth an upper bound makes this a lower one."""
    if case.whole_life_cost is None:
        return _("incomplete")
    said = amount(round(case.whole_life_cost), currency)
    if case.operating == "none":
        return _("incomplete: no running cost is recorded; all else comes to {amount}").format(amount=said)
    return {
        "exact": said,
        "at_most": _("incomplete: at least {amount}").format(amount=said),
        "at_least": _("at most {amount}").format(amount=said),
        "open": _("incomplete: {amount} as recorded").format(amount=said),
    }[case.bound]


def _years(project: Project, grid: Iterable[GridRow]) -> tuple[int | None, ...]:
    """The years appraised, those beyond in which something falls, and what has no year."""
    first = project.head.first_year
    appraised = set(range(first, first + project.head.horizon_years + 1))
    used = {year for row in grid for year in row.amounts}
    return (*sorted(appraised | {y for y in used if y is not None}), *((None,) if None in used else ()))


def _payers(project: Project, grid: Iterable[GridRow], years: tuple[int | None, ...]) -> Iterator[Payer]:
    rows = list(grid)
    categories = [c.id for c in project.framework.transaction_costs.categories]
    order = {id: n for n, id in enumerate((RUNNING, *categories, *PLAIN_CATEGORIES[1:]))}
    for partner in (None, *(p.id for p in project.head.partners)):
        own = sorted(
            (r for r in rows if r.partner == partner), key=lambda r: order.get(r.category, len(order))
        )
        if own:
            yield Payer(
                partner or "",
                tuple(_line(r, years, project.head.currency) for r in own),
                tuple(_total(own, kind, years, project.head.currency) for kind in _kinds(own)),
            )


def _kinds(rows: Iterable[GridRow]) -> list[Kind]:
    present = {r.kind for r in rows}
    kinds: tuple[Kind, ...] = ("cost", "saving", "income")
    return [kind for kind in kinds if kind in present]


def _line(row: GridRow, years: tuple[int | None, ...], currency: str) -> GridLine:
    notes = (
        ngettext("%(n)s line without an amount", "%(n)s lines without an amount", row.blank)
        % {"n": row.blank}
        if row.blank
        else "",
        _("some at prices that the index does not reach, left out") if row.adrift else "",
    )
    cells = tuple(amount(row.amounts[y], currency) if y in row.amounts else "" for y in years)
    total = amount(row.total, currency) if row.amounts else _("blank")
    return GridLine(row.category, row.kind, cells, total, tuple(filter(None, notes)))


def _total(rows: Iterable[GridRow], kind: Kind, years: tuple[int | None, ...], currency: str) -> GridLine:
    own = [r for r in rows if r.kind == kind]
    sums = [sum(r.amounts[y] for r in own if y in r.amounts) for y in years]
    cells = tuple(amount(s, currency) if s else "" for s in sums)
    return GridLine("", kind, cells, amount(sum(sums), currency), ())


def _ledger(project: Project, found: ControlTotal) -> Ledger:
    currency = project.head.currency
    gap = amount(abs(round(found.gap, 2)), currency)
    notes = (
        _("at {base} prices").format(base=found.price_base)
        if found.price_base != project.head.price_base
        else "",
        ngettext("%(n)s line left out", "%(n)s lines left out", found.left_out) % {"n": found.left_out}
        if found.left_out
        else "",
        _("prices mixed: {bases}").format(bases=listed(found.bases)) if len(found.bases) > 1 else "",
    )
    said = _("The lines are {gap} too high.") if found.gap > 0 else _("The lines are {gap} too low.")
    return Ledger(
        key=found.id,
        title=found.title,
        given=amount(found.given, currency),
        ours=amount(round(found.found, 2), currency),
        gap=_("They agree.") if found.agrees else said.format(gap=gap),
        agrees=found.agrees,
        notes=tuple(filter(None, notes)),
    )


def ready() -> None:
    """Say who answers."""
    answers("money", money)
