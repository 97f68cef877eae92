"""Pooled and aligned money: how much, by whom, in which year, and who decides."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, lines, number, para, row
from moothall.business_case.wording import _, counted, listed, money
from moothall.business_case.woven import strung
from moothall.findings.region import Contributor, FundFinding, FundYear


def funds_told(brief: Brief) -> Iterator[Block]:
    """One row a fund, then its years."""
    found = brief.findings.region.funds
    undecided = [f.fund for f in found if f.no_decider]
    if undecided:
        yield para(_("Nobody is named who decides on: {funds}.").format(funds=listed(undecided)))
    yield Table(
        "table-funds",
        _("Money that partners pool, or align without pooling it"),
        columns(
            _("Fund"), number(_("Over all years")), _("Who puts it in"), _("Who decides"), _("Not recorded")
        ),
        tuple(_fund(brief, f) for f in found),
        empty=_("No pooled or aligned money is recorded (funds.csv)."),
        stacked=True,
    )
    if any(f.years for f in found):
        yield Details(_("The same by year"), (_years(brief, found),))


def _fund(brief: Brief, found: FundFinding) -> Row:
    modes = {
        "pooled": _("pooled: one budget, one decision"),
        "aligned": _("aligned: own budgets, one plan"),
        "both": _("partly pooled, partly aligned"),
    }
    return row(
        head(found.fund, notes=[modes[found.mode], option_link(brief, found.option)]),
        _sum(brief, found, "total"),
        lines((_contributor(brief, c) for c in found.contributors), sources=found.sources),
        _decider(found),
        _open(brief, found),
    )


def _sum(brief: Brief, found: FundFinding | FundYear, field: str) -> Cell:
    said = brief.figure(money(getattr(found, field), brief.currency), found, field)
    if found.bound == "exact":
        return cell(said)
    return cell(_("at least {amount}").format(amount=said), standing="open")


def _contributor(brief: Brief, found: Contributor) -> str:
    who = brief.partner(found.partner) if found.partner else found.other or _("somebody not named")
    said = brief.figure(money(found.amount, brief.currency), found, "amount")
    if found.bound == "at_least" and not found.amount:
        said = _("not known")
    elif found.bound == "at_least":
        said = _("at least {amount}").format(amount=said)
    return strung((who, said), ": ")


def _decider(found: FundFinding) -> Cell:
    if found.decided_by:
        return cell(listed(found.decided_by))
    if found.mode == "aligned":
        return cell(_("each for its own"))
    return cell(_("nobody named"), standing="open")


def _open(brief: Brief, found: FundFinding) -> Cell:
    counts = (
        ("no_decider", _("without a body that decides")),
        ("no_amount", _("without an amount")),
        ("no_year", _("without a year, in no sum")),
    )
    said = [
        strung((brief.figure(counted(n, "part", "parts"), found, field), lack), " ")
        for field, lack in counts
        if (n := getattr(found, field))
    ]
    return cell(listed(said), standing="open" if said else None)


def _years(brief: Brief, found: tuple[FundFinding, ...]) -> Table:
    return Table(
        "table-fund-years",
        _("Pooled and aligned money by year"),
        columns(_("Fund"), _("Year"), number(_("Amount"))),
        tuple(
            row(head(f.fund), brief.figure(brief.year(y.year), y, "year"), _sum(brief, y, "amount"))
            for f in found
            for y in f.years
        ),
    )
