"""What must hold of questions and their replies: who is asked, about what, by when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from moothall.project.problems import Problem
from moothall.project.questions import QuestionRow

if TYPE_CHECKING:
    from moothall.project.project import Project

TABLE = "questions"
QUESTION_ONLY = ("asked_of", "option", "item", "evidence", "due")
"""Fields that belong to a question; a reply has them from its question."""


def faults(project: Project) -> Iterator[Problem]:
    """Questions to nobody, about nothing or without a day, and replies that answer none."""
    questions = {row.id: row for row in project.questions if row.kind == "question"}
    for n, row in enumerate(project.questions):
        found = _question(row) if row.kind == "question" else _reply(row, questions)
        yield from (Problem(TABLE, (n, field), message) for field, message in found)


def _question(row: QuestionRow) -> Iterator[tuple[str, str]]:
    if row.replies_to is not None:
        yield "replies_to", "A question answers no other; leave this empty, or call the row a reply."
    if not row.asked_of.strip():
        yield "asked_of", "A question names the body or the role that is asked."
    if row.due is None:
        yield "due", "A question has a day by which it is to be answered."
    elif row.due < row.date:
        yield "due", f"The answer is due on {row.due}, before the question was put on {row.date}."
    if row.option is None and row.item is None and row.evidence is None:
        yield "option", "A question is about an option, a section or a claim; name one at least."


def _reply(row: QuestionRow, questions: dict[str, QuestionRow]) -> Iterator[tuple[str, str]]:
    asked = questions.get(row.replies_to or "")
    if asked is None:
        yield "replies_to", "A reply names the question that it answers."
    elif row.date < asked.date:
        yield "date", f"A reply of {row.date} stands before its question of {asked.date}."
    for field in QUESTION_ONLY:
        if getattr(row, field):
            yield field, f"A reply has its {field} from its question; leave this empty."
