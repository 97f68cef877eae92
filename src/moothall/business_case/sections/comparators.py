"""Cases elsewhere, good and bad, and lessons from the partners' own experience."""

from __future__ import annotations

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Details, Row, Section, Table
from moothall.business_case.phrases import cell, code, columns, head, para, row, say
from moothall.business_case.sections.case_entry import entry
from moothall.business_case.wording import _, capital, date, spoken
from moothall.framework.comparators import Comparator
from moothall.project.comparators import ComparatorRow
from moothall.project.lessons import LessonRow


def section(brief: Brief) -> Section:
    """What the project looked at, what the library holds, and own lessons."""
    return Section(
        "comparators",
        _("Cases elsewhere and lessons"),
        (),
        (
            Section("cases", _("Cases that the project looked at"), (_looked_at(brief),), level=3),
            Section("lessons", _("Lessons of the partners"), (_lessons(brief),), level=3),
            Section("library", _("Cases in the library"), (_library(brief),), level=3),
            Section("own-case", _("This project as a case for others"), tuple(entry(brief)), level=3),
        ),
    )


def _looked_at(brief: Brief) -> Table:
    return Table(
        "table-comparators",
        _("Cases elsewhere that the project looked at"),
        columns(_("Case"), _("How it came out"), _("What it says for this project"), _("Source and grade")),
        tuple(_case(c) for c in brief.project.comparators),
        empty=_("No case elsewhere was looked at."),
        stacked=True,
    )


def _case(found: ComparatorRow) -> Row:
    library = say(" ", code(found.library, anchor("comparator", found.library))) if found.library else ()
    return row(
        head(found.name, library),
        capital(spoken(found.outcome)),
        found.lesson,
        cell(
            found.source,
            notes=[_("grade {grade}").format(grade=found.grade or _("none"))],
            sources=found.evidence,
        ),
    )


def _lessons(brief: Brief) -> Table:
    return Table(
        "table-lessons",
        _("What the partners learned from what they did themselves"),
        columns(_("What was done"), _("What was learned"), _("When"), _("Source")),
        tuple(_lesson(row_) for row_ in brief.project.lessons),
        empty=_("No lesson is recorded."),
        stacked=True,
    )


def _lesson(found: LessonRow) -> Row:
    when = date(found.date) if found.date else ""
    return row(head(found.title), found.lesson, when, cell(found.source, sources=found.evidence))


def _library(brief: Brief) -> Details:
    asked = brief.framework.comparators
    table = Table(
        "table-library",
        _("Published cases that come with the framework, good and bad"),
        columns(_("Case"), _("How it came out"), _("Figures"), _("Source and grade")),
        tuple(_published(c) for c in asked.comparators),
        stacked=True,
    )
    return Details(_("Published cases"), (*((para(asked.use),) if asked.use else ()), table))


def _published(found: Comparator) -> Row:
    return row(
        head(code(found.id), " ", found.name, notes=[", ".join(found.types)]),
        capital(spoken(found.outcome)),
        cell(*found.figures[:1], notes=found.figures[1:]),
        cell(found.source, notes=[_("grade {grade}").format(grade=found.grade), found.caveat]),
        id=anchor("comparator", found.id),
    )
