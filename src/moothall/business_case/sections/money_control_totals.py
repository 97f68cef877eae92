"""Whether the lines come to the sums of another ledger, and if not, by how much."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import whole
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Row, Table
from moothall.business_case.phrases import cell, columns, head, number, para, row
from moothall.business_case.wording import _, counted, listed
from moothall.findings.financial_case import ControlTotal


def control_totals(brief: Brief, found: tuple[ControlTotal, ...]) -> Iterator[Block]:
    """One row a total; that none is given is said too."""
    if not found:
        yield para(
            _("No control total was given, so nobody can tell if every line was carried over. "
              "Put the sums of your ledger into control_totals.csv."),
        )  # fmt: skip
        return
    yield Table(
        "table-control-totals",
        _("Sums of the lines beside the control totals"),
        columns(
            _("Control total"),
            number(_("As given"), _("at its own prices")),
            number(_("Sum of the lines")),
            number(_("Gap"), _("lines less total")),
            _("Does it agree?"),
            _("Lines"),
        ),
        tuple(_row(brief, t) for t in found),
        stacked=True,
    )


def _row(brief: Brief, found: ControlTotal) -> Row:
    return row(
        head(found.title, notes=[found.id]),
        _given(brief, found),
        brief.figure(whole(found.found, brief.currency), found, "found"),
        brief.figure(whole(found.gap, brief.currency), found, "gap"),
        _agrees(brief, found),
        cell(
            brief.figure(counted(found.lines, "line", "lines"), found, "lines"),
            notes=[_left_out(brief, found), _bases(found)],
            sources=found.sources,
        ),
    )


def _given(brief: Brief, found: ControlTotal) -> Cell:
    """As it stands in the ledger; where it was moved, what it is at the project's prices."""
    notes = [_("{base} prices").format(base=found.price_base)]
    if found.total != found.given:
        moved = _("at {base} prices {amount}")
        base = brief.findings.finance.price_base
        amount = brief.figure(whole(found.total, brief.currency), found, "total")
        notes.append(moved.format(base=base, amount=amount))
    return cell(brief.figure(whole(found.given, brief.currency), found, "given"), notes=notes)


def _agrees(brief: Brief, found: ControlTotal) -> Cell:
    if found.agrees:
        return cell(_("agrees"), standing="good")
    gap = brief.figure(whole(abs(found.gap), brief.currency), found, "gap")
    said = _("no: the lines are {gap} too high") if found.gap > 0 else _("no: the lines are {gap} too low")
    return cell(said.format(gap=gap), standing="bad")


def _left_out(brief: Brief, found: ControlTotal) -> str:
    if not found.left_out:
        return ""
    said = brief.figure(counted(found.left_out, "line left out", "lines left out"), found, "left_out")
    return _("{lines}: no amount, or no index for its prices").format(lines=said)


def _bases(found: ControlTotal) -> str:
    if len(found.bases) < 2:
        return ""
    said = _("prices mixed: {bases}").format(bases=listed(found.bases))
    return said + (_(", moved to one base") if found.deflated else "")
