"""The checklist for bargaining: every unknown about staff, one to a row, to be taken to the table.

It holds the questions of the members' sheet, each by itself, with the terms of new starters that are open.
"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief, written_from
from moothall.business_case.document import Block, Document, Row, Section, Table
from moothall.business_case.labels import labels
from moothall.business_case.languages import in_force
from moothall.business_case.phrases import cell, columns, head, para, row
from moothall.business_case.small_notices import about_project
from moothall.business_case.staff_words import question
from moothall.business_case.tongues import told_apart
from moothall.business_case.translation import unreviewed
from moothall.business_case.vintage import vintage
from moothall.business_case.wording import _, counted, date
from moothall.findings.employment import Question
from moothall.findings.findings import Findings
from moothall.project.project import Project


def checklist(project: Project, findings: Findings) -> Document:
    """The checklist of a project: words and arranges what the findings hold, and computes no figure."""
    brief = written_from(project, findings)
    found = findings.project
    document = Document(
        title=_("Checklist for bargaining"),
        subtitle=_("{title}: every unknown about staff, as of {day}").format(
            title=found.title, day=date(found.as_of)
        ),
        language=in_force().code,
        labels=labels(),
        notices=(*unreviewed(), *about_project(found)),
        sections=(Section("checklist", _("What nobody knows yet"), tuple(_unknown(brief))),),
        vintage=vintage(findings),
        compact=True,
    )
    return told_apart(document, brief.foreign)


def open_questions(brief: Brief) -> Table:
    """Every unknown with whom it was asked of and by when: overdue ones first, then by option."""
    found = sorted(
        brief.findings.employment.questions, key=lambda q: (not q.overdue, q.option is None, str(q.due))
    )
    terms = [(t.option, m) for t in brief.findings.employment.two_tiers for m in t.missing]
    policies = {p.id for p in brief.framework.employment.policies}
    return Table(
        "table-bargaining",
        _("Every unknown, as a question to the employer"),
        columns(
            _("Option, or model in general"),
            _("Employment model"),
            _("Question"),
            _("Asked of"),
            _("Answer due"),
            _("State"),
        ),
        (
            *(_question(brief, q) for q in found),
            *(_term(brief, option, m) for option, m in terms if m not in policies),
        ),
        empty=_("Every policy asked about is answered, and none of the answers is unknown."),
        stacked=True,
    )


def _unknown(brief: Brief) -> Iterator[Block]:
    table = open_questions(brief)
    said = counted(len(table.rows), "question is open", "questions are open")
    yield para(_("{questions}. Unknown is never counted as kept.").format(questions=said))
    yield table


def _question(brief: Brief, found: Question) -> Row:
    state = _("not asked yet")
    if found.asked_of:
        state = _("overdue") if found.overdue else _("asked")
    return row(
        head(brief.option(found.option) or _("in general")),
        brief.model(found.model),
        f"{found.id}. {question(found)}",
        found.asked_of or _("nobody yet"),
        date(found.due) if found.due else _("no day set"),
        cell(state, standing="bad" if found.overdue else "open"),
    )


def _term(brief: Brief, option: str, term: str) -> Row:
    """A term of employment of which nobody knows what a new starter would get."""
    model = next((o.employment_model for o in brief.options if o.id == option), None)
    return row(
        head(brief.option(option)),
        brief.model(model),
        _("What would a new starter get: {term}?").format(term=term),
        _("nobody yet"),
        _("no day set"),
        cell(_("not asked yet"), standing="open"),
    )
