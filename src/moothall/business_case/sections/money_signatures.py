"""Who signed each saving, who refused it, and which nobody has looked at."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.paths import where
from moothall.business_case.phrases import cell, columns, head, lines, number, para, row
from moothall.business_case.wording import DASH, _, counted, date, listed, money
from moothall.findings.finance import Saving, Signature


def money_signatures(brief: Brief) -> Iterator[Block]:
    """One row a saving; that there is none is said too."""
    found = brief.findings.finance.savings
    if not found:
        yield para(_("No saving is recorded, so that there is none to sign."))
        return
    yield para(
        _("A saving may enter a budget once a finance officer of each partner that it is of has signed it. A "
          "signature holds for the sum that was signed: once the lines come to another, it counts no longer.")
    )  # fmt: skip
    yield Table(
        "table-signatures",
        _("Each saving over all its years, as recorded, with who signed or refused it and why"),
        columns(
            _("Saving"),
            _("Whose it is"),
            number(_("Sum of all years")),
            _("Signed?"),
            _("Who, and why"),
        ),
        tuple(_row(brief, s) for s in found),
        stacked=True,
    )


def _row(brief: Brief, found: Saving) -> Row:
    line = _("budget line: {line}").format(line=found.budget_line) if found.budget_line else ""
    return row(
        head(option_link(brief, found.option), notes=[brief.category(found.category), line]),
        brief.partner(found.partner) or _("all jointly"),
        _sum(brief, found),
        _state(brief, found),
        lines(_signature(brief, s) for s in found.signatures) if found.signatures else DASH,
    )


def _sum(brief: Brief, found: Saving) -> Cell | str:
    """What a saving comes to, with how many years are blank; blank in all years is not nought."""
    blank = [year for year in found.years if year.amount is None]
    if found.amount is None:
        return cell(_("no amount"), standing="open")
    told = brief.figure(money(found.amount, brief.currency), found, "amount")
    if not blank:
        return told
    if all(year.year is not None for year in blank):
        said = counted(len(blank), "year without an amount", "years without an amount")
    else:
        said = counted(len(blank), "line without an amount", "lines without an amount")
    return cell(told, notes=[brief.figure(said, found, "years", where(amount=None))])


def _state(brief: Brief, found: Saving) -> Cell:
    waits = (
        _("still to sign or refuse it: {who}").format(who=listed(brief.partner(p) for p in found.waits))
        if found.waits
        else ""
    )
    if found.state == "signed":
        return cell(_("signed"), standing="good")
    if found.state == "refused":
        return cell(_("refused"), notes=[waits], standing="bad")
    return cell(_("not signed"), notes=[waits], standing="open")


def _signature(brief: Brief, found: Signature) -> str:
    words = {
        "signed": _("signed for {partner} by {who} on {day}: {reason}"),
        "refused": _("refused for {partner} by {who} on {day}: {reason}"),
    }[found.verdict]
    said = words.format(
        partner=brief.partner(found.partner), who=found.by, day=date(found.date), reason=found.reason
    )
    if not found.changed:
        return said
    then = brief.figure(money(found.amount, brief.currency), found, "amount")
    return _("{what} It was {amount} then, so this no longer counts.").format(what=said, amount=then)
