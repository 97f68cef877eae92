"""Staff in aggregate; counts too small to publish stay untold."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Table
from moothall.business_case.phrases import cell, columns, head, number, para, row
from moothall.business_case.wording import _, money, plain
from moothall.findings.workforce import StaffRow


def staff(brief: Brief) -> Iterator[Block]:
    """One table a partner."""
    rows = brief.findings.workforce.staff
    if not rows:
        yield para(_("No staff are recorded."))
        return
    least = brief.threshold("small_count")
    if least is not None:
        yield para(
            _("Counts below {n} are not told, so that nobody can be recognised.").format(n=plain(least))
        )
    for partner in dict.fromkeys(r.partner for r in rows):
        own = tuple(_row(brief, r) for r in rows if r.partner == partner)
        yield Details(brief.partner(partner), (_table(brief, partner, own),))


def _table(brief: Brief, partner: str, rows: tuple[Row, ...]) -> Table:
    return Table(
        anchor("table-staff", partner),
        _("Staff of {partner}").format(partner=brief.partner(partner)),
        columns(
            _("Occupation"),
            _("Place"),
            number(_("Posts"), _("FTE")),
            number(_("People")),
            number(_("Average pay")),
            _("Pension and terms"),
        ),
        rows,
    )


def _row(brief: Brief, found: StaffRow) -> Row:
    return row(
        head(found.occupation, notes=[found.pay_grade, found.characteristic]),
        brief.place(found.place),
        _count(found, found.fte),
        _count(found, found.headcount),
        money(found.pay, brief.currency) if found.pay is not None else "",
        cell(found.pension, notes=[found.terms], sources=found.sources),
    )


def _count(found: StaffRow, figure: float | None) -> Cell:
    if found.suppressed:
        return cell(_("too few to tell"), standing="apart")
    return cell(plain(figure) if figure is not None else "")
