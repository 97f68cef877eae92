"""The dated law around employment where the project is, with a warning where it must be looked at again."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Notice, Row, Table
from moothall.business_case.lands import land
from moothall.business_case.paths import where
from moothall.business_case.phrases import bullets, cell, code, columns, head, para, row
from moothall.business_case.wording import _, capital, counted, dated, day_or_month, told
from moothall.findings.employment import EmploymentLaw


def employment_law(brief: Brief) -> Iterator[Block]:
    """First what is past its day of review, then each point of law with its date."""
    found = brief.findings.employment.law
    late = [n for n in found if n.review_overdue]
    if late:
        said = counted(len(late), "point of law to look at again", "points of law to look at again")
        title = brief.figure(said, brief.findings.employment, "law", where(review_overdue=True))
        says = _("The day by which these had to be looked at again has passed. Ask what is in force now.")
        yield Notice("medium", title, (para(says), bullets(_named(n) for n in late)))
    place = land(brief.findings.project.jurisdiction)
    yield Table(
        "table-law",
        _("Law around employment ({where}), each point as of its date; never advice").format(where=place),
        columns(_("Point of law"), _("Where, and since when"), _("Look at again by"), _("Source")),
        tuple(_row(n) for n in found),
        empty=_("No point of law is recorded for {where}.").format(where=place),
        stacked=True,
    )


def _named(found: EmploymentLaw) -> str:
    parts = found.value
    first = next(iter(parts.values())) if isinstance(parts, dict) and parts else parts
    return capital(told(first))


def _row(found: EmploymentLaw) -> Row:
    since = _("as of {day}").format(day=day_or_month(found.since)) if found.since else _("no date recorded")
    if found.review_overdue:
        by = cell(_("now"), notes=[_("was due {day}").format(day=_day(found))], standing="bad")
    else:
        by = cell(_day(found))
    unverified = _("unverified default: from memory") if found.standing == "unverified default" else ""
    return row(
        head(capital(told(found.value)), notes=[code(found.id)]),
        cell(land(found.jurisdiction), notes=[since]),
        by,
        cell(found.source, notes=[unverified, found.note]),
    )


def _day(found: EmploymentLaw) -> str:
    return dated(found.review_by) if found.review_by else _("no day set")
