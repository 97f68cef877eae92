"""The cases of the reference class, and those that were left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Table
from moothall.business_case.paths import where
from moothall.business_case.phrases import cell, code, columns, head, number, para, row
from moothall.business_case.sections.reference_words import measured, reporter, status, why_left_out
from moothall.business_case.wording import _, capital, counted, date, listed
from moothall.business_case.woven import strung
from moothall.findings.reference_class import CaseLeftOut, CaseUsed, ReferenceClassFindings


def cases(brief: Brief, found: ReferenceClassFindings) -> Iterator[Block]:
    """A table of the cases that are in; the others with their reasons, counted."""
    yield Table(
        "table-reference-cases",
        _("Cases in the class: outcome over plan, who reported it, and where"),
        columns(
            _("Case"),
            number(_("Cost, times the plan")),
            number(_("Saving, share of the plan")),
            number(_("Months late")),
            _("Reported by"),
            _("Source"),
        ),
        tuple(_used(brief, c) for c in found.used),
        empty=_("No case is in the class."),
        stacked=True,
    )
    if found.left_out:
        yield para(_counted(brief, found))
        yield Details(_("Cases left out, one by one"), (_others(found),))


def _used(brief: Brief, found: CaseUsed) -> Row:
    own = _("entered by this project") if found.own else ""
    return row(
        head(found.name, notes=[brief.type(found.type), own, (code(found.id),)]),
        brief.figure(measured(found.overrun, "overrun"), found, "overrun"),
        brief.figure(measured(found.shortfall, "shortfall"), found, "shortfall"),
        brief.figure(measured(found.delay, "delay"), found, "delay"),
        cell(capital(reporter(found.reported_by)), notes=[status(found.status)]),
        _source(found),
        id=anchor("reference-case", found.id),
    )


def _source(found: CaseUsed) -> Cell:
    graded = _("grade {grade}").format(grade=found.grade) if found.grade else ""
    published = _("published {day}").format(day=date(found.published))
    return cell(found.source, notes=[", ".join(w for w in (published, graded) if w), found.note])


def _counted(brief: Brief, found: ReferenceClassFindings) -> str:
    reasons = Counter(c.why for c in found.left_out)
    said = listed(
        strung((brief.figure(str(n), found, "left_out", where(why=why)), why_left_out(why)), ": ")
        for why, n in reasons.items()
    )
    every = brief.figure(counted(len(found.left_out), "case", "cases"), found, "left_out")
    return _("Left out: {n} ({said}).").format(n=every, said=said)


def _others(found: ReferenceClassFindings) -> Table:
    return Table(
        "table-reference-left-out",
        _("Cases that are not in the class, and why"),
        columns(_("Case"), _("Why"), _("Published")),
        tuple(_left_out(c) for c in found.left_out),
    )


def _left_out(found: CaseLeftOut) -> Row:
    return row(
        head(found.name, notes=[(code(found.id),)]),
        capital(why_left_out(found.why)),
        date(found.published),
        id=anchor("reference-case", found.id),
    )
