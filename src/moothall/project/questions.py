"""questions.csv: questions put to a body or a person, with a due date, and the replies."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.project.fields import By, Date, EvidenceRef, OptionRef

QuestionRef = Annotated[Id, Meta(extra={"ref": "questions"}, description="id of a question")]
Standing = Literal["in_time", "late", "open", "overdue"]


class QuestionRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question about a claim, a section or an option, or a reply to one. Neither is ever changed."""

    id: Annotated[Id, Meta(description="short id")]
    kind: Annotated[Literal["question", "reply"], Meta(description="a question, or a reply to one")]
    replies_to: Annotated[QuestionRef | None, Meta(description="question that a reply answers")] = None
    asked_of: Annotated[str, Meta(description="body or role that is asked")] = ""
    option: Annotated[OptionRef | None, Meta(description="option that it is about")] = None
    item: Annotated[
        Id | None,
        Meta(extra={"ref": "claim_items"}, description="section, criterion or principle that it is about"),
    ] = None
    evidence: Annotated[EvidenceRef | None, Meta(description="claim that it is about")] = None
    text: Annotated[Text, Meta(description="the question, or the reply")]
    due: Annotated[Date | None, Meta(description="day by which a question is to be answered")] = None
    withheld: Annotated[
        str, Meta(description="why the words are not for the public; empty: they are published")
    ] = ""
    date: Date
    by: By


class Asked(Struct, frozen=True):
    """A question with its replies, oldest first, and how it stands on a day.

    standing : answered in time or late, by the first reply; open, or overdue
    """

    question: QuestionRow
    replies: tuple[QuestionRow, ...]
    standing: Standing

    @property
    def answered(self) -> datetime.date | None:
        """Day of the first reply."""
        return self.replies[0].date if self.replies else None

    @property
    def hidden(self) -> bool:
        """Whether its words are withheld; then those of its replies are, too."""
        return bool(self.question.withheld.strip())


def asked(rows: Iterable[QuestionRow], day: datetime.date) -> tuple[Asked, ...]:
    """Every question as it stands on a day, the earliest due first."""
    held = list(rows)
    replies: dict[str | None, list[QuestionRow]] = {}
    for row in sorted(held, key=lambda r: r.date):
        if row.kind == "reply":
            replies.setdefault(row.replies_to, []).append(row)
    found = (_asked(row, tuple(replies.get(row.id, ())), day) for row in held if row.kind == "question")
    return tuple(sorted(found, key=lambda a: (a.question.due or datetime.date.max, a.question.date)))


def _asked(row: QuestionRow, replies: tuple[QuestionRow, ...], day: datetime.date) -> Asked:
    ends = replies[0].date if replies else day
    passed = row.due is not None and ends > row.due
    if replies:
        return Asked(row, replies, "late" if passed else "in_time")
    return Asked(row, replies, "overdue" if passed else "open")
