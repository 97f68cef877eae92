"""Questions and replies: what was asked of whom, by when, and what came back."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Row, Section, Standing, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import Words, cell, columns, head, joined, para, row, say
from moothall.business_case.source_links import source
from moothall.business_case.wording import _, counted, date
from moothall.findings.questions import QuestionFinding, QuestionFindings
from moothall.project.public_rules import TAKEN_OUT
from moothall.project.questions import Asked, asked

SHADES: dict[str, Standing] = {"in_time": "good", "late": "part", "open": "open", "overdue": "bad"}


def section(brief: Brief) -> Section:
    """How many were answered in time, then each with its replies, the earliest due first."""
    return Section("public-questions", _("Questions and replies"), tuple(_blocks(brief)))


def _blocks(brief: Brief) -> Iterator[Block]:
    found = brief.findings.questions
    if not found.questions:
        yield para(_("Nobody has put a question on record."))
        return
    yield para(_counts(brief, found))
    held = {a.question.id: a for a in asked(brief.project.questions, brief.project.head.as_of)}
    yield Table(
        "table-questions",
        _("Questions with the day by which an answer was asked for, and the replies unedited"),
        columns(_("Question"), _("About"), _("Asked of"), _("Standing"), _("Reply")),
        tuple(_row(brief, q, held[q.id]) for q in found.questions),
        stacked=True,
    )


def _counts(brief: Brief, found: QuestionFindings) -> str:
    return _(
        "{all}: {in_time} answered in time, {late} answered late, {open} open and {overdue} overdue."
    ).format(
        all=brief.figure(counted(len(found.questions), "question", "questions"), found, "questions"),
        in_time=brief.figure(str(found.in_time), found, "in_time"),
        late=brief.figure(str(found.late), found, "late"),
        open=brief.figure(str(found.open), found, "open"),
        overdue=brief.figure(str(found.overdue), found, "overdue"),
    )


def _row(brief: Brief, found: QuestionFinding, held: Asked) -> Row:
    asked_by = _("{who}, {day}").format(who=held.question.by, day=date(found.date))
    return row(
        head(words(held.question.text), notes=[asked_by, *_why(held)]),
        cell(_about(brief, found)),
        cell(found.asked_of, notes=[_("by {day}").format(day=date(found.due))]),
        _standing(brief, found),
        _replies(held),
        id=anchor("question", found.id),
    )


def words(text: str) -> str:
    """The words of a question or a reply; that they are withheld."""
    return _("The words are withheld.") if text == TAKEN_OUT else text


def _why(held: Asked) -> Iterator[str]:
    if held.hidden:
        yield _("withheld: {why}").format(why=held.question.withheld)


def _about(brief: Brief, found: QuestionFinding) -> Words:
    parts: list[Words] = []
    if found.option:
        parts.append(option_link(brief, found.option))
    if found.item:
        parts.append(brief.titled(found.item))
    if found.evidence:
        parts.append(say(_("claim"), " ", source(found.evidence)))
    return joined(parts)


def _standing(brief: Brief, found: QuestionFinding) -> Cell:
    said = {
        "in_time": _("answered in time"), "late": _("answered late"), "open": _("open"),
        "overdue": _("overdue"),
    }[found.standing]  # fmt: skip
    late = counted(found.days_late, "day late", "days late") if found.days_late else ""
    notes = [brief.figure(late, found, "days_late")] if late else []
    return cell(said, notes=notes, standing=SHADES[found.standing])


def _replies(held: Asked) -> Cell:
    said = [
        _("{who}, {day}: {text}").format(who=r.by, day=date(r.date), text=words(r.text)) for r in held.replies
    ]
    return cell(said[0] if said else _("No reply is on record."), notes=said[1:])
