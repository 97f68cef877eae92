"""The law behind the equality duty: duties and characteristics of the jurisdiction, dated; never advice."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.document import Details, Row, Table
from moothall.business_case.lands import land
from moothall.business_case.phrases import cell, columns, head, row
from moothall.business_case.wording import _, day_or_month
from moothall.findings.equality import DutyFinding


def law(brief: Brief) -> Details:
    """What the law of the project's jurisdiction asks, and whom it names."""
    found = brief.findings.equality
    where = land(brief.findings.project.jurisdiction)
    duties = Table(
        "table-duties",
        _("Duties of the law ({where})").format(where=where),
        columns(_("Duty"), _("What it asks, in our words"), _("Since"), _("Source")),
        tuple(_duty(d) for d in found.duties),
        empty=_("No duty is recorded for {where}. Look up the law there.").format(where=where),
        stacked=True,
    )
    protected = Table(
        "table-characteristics",
        _("Characteristics that the law names ({where})").format(where=where),
        columns(_("Characteristic"), _("Source")),
        tuple(row(head(c.title, notes=[c.note]), cell(c.source, notes=[_sure(c.sure)]))
              for c in found.characteristics),
        empty=_("None is recorded for {where}. Look up the law there.").format(where=where),
        stacked=True,
    )  # fmt: skip
    return Details(_("The law, dated; not legal advice"), (duties, protected))


def _duty(found: DutyFinding) -> Row:
    overdue = _("should have been looked at again by now") if found.overdue else ""
    return row(
        head(found.title),
        cell(found.asks, notes=[found.note]),
        day_or_month(found.valid_from) or _("not in force"),
        cell(found.source, notes=[_sure(found.sure), overdue]),
    )


def _sure(code_: str) -> str:
    return _("unverified default") if code_ == "from-memory" else ""
