"""Questions with a due date: how they stand on a day, what must hold of them, and what the public reads."""

from __future__ import annotations

import datetime

import pytest

from moothall.project.not_obtained import NotObtainedRow, reasons
from moothall.project.public_rules import TAKEN_OUT, hidden_questions, unsaid
from moothall.project.question_rules import faults
from moothall.project.questions import QuestionRow, asked

DAY = datetime.date(2026, 6, 30)


def day(number: int) -> datetime.date:
    return datetime.date(2026, 6, number)


def question(id: str = "Q1", **more: object) -> QuestionRow:
    given = {
        "kind": "question", "asked_of": "North", "option": "joint", "text": "Who checked it?",
        "due": day(20), "date": day(1), "by": "West",
    }  # fmt: skip
    return QuestionRow(id=id, **given | more)


def reply(on: int, to: str = "Q1", **more: object) -> QuestionRow:
    given = {"kind": "reply", "replies_to": to, "text": "The auditor.", "date": day(on), "by": "North"}
    return QuestionRow(id=f"R{on}", **given | more)


class TestStanding:
    @pytest.mark.parametrize(
        ("replies", "today", "standing"),
        [
            ((), 20, "open"),
            ((), 21, "overdue"),
            ((20,), 30, "in_time"),
            ((21,), 30, "late"),
            ((25, 10), 30, "in_time"),  # the first reply counts, in whatever order they are written
        ],
    )
    def test_by_the_first_reply_and_the_day_that_was_named(self, replies, today, standing):
        (found,) = asked([question(), *map(reply, replies)], day(today))
        assert found.standing == standing
        assert [r.date.day for r in found.replies] == sorted(replies)

    def test_the_earliest_due_comes_first(self):
        rows = [question("Q1", due=day(25)), question("Q2", due=day(5))]
        assert [a.question.id for a in asked(rows, DAY)] == ["Q2", "Q1"]

    def test_a_reply_belongs_to_its_question_alone(self):
        found = asked([question("Q1"), question("Q2"), reply(3, to="Q2")], DAY)
        assert {a.question.id: len(a.replies) for a in found} == {"Q1": 0, "Q2": 1}


class Held:
    """A project, as far as the rules look at it."""

    def __init__(self, *rows: QuestionRow) -> None:
        self.questions = rows


class TestRules:
    def test_a_question_and_its_reply_hold(self):
        assert list(faults(Held(question(), reply(3)))) == []

    @pytest.mark.parametrize(
        ("row", "field"),
        [
            (question(asked_of=" "), "asked_of"),
            (question(due=None), "due"),
            (question(due=day(1), date=day(2)), "due"),
            (question(option=None), "option"),
            (question(replies_to="Q0"), "replies_to"),
            (reply(3, to="Q7"), "replies_to"),
            (reply(3, asked_of="South"), "asked_of"),
        ],
    )
    def test_what_is_wrong_is_said_of_its_field(self, row, field):
        others = () if row.kind == "question" else (question(),)
        found = next(faults(Held(*others, row)))
        assert found.path[-1] == field

    def test_a_reply_comes_after_its_question(self):
        (found,) = faults(Held(question(date=day(5)), reply(4)))
        assert "stands before its question" in found.message


class TestPublic:
    def test_words_that_are_withheld_are_taken_out_with_those_of_the_replies(self):
        rows = [question(withheld="It names a person."), reply(3), question("Q2")]
        told = [unsaid(row, hidden_questions(rows)) for row in rows]
        assert [row.text for row in told] == [TAKEN_OUT, TAKEN_OUT, "Who checked it?"]
        assert told[0].due == day(20)
        assert told[0].asked_of == "North"


def test_the_latest_reason_counts_and_none_where_a_group_was_heard_after_all():
    rows = [
        NotObtainedRow(group=group, reason=reason, date=day(on), by="Clerk")
        for group, reason, on in (("users", "Later", 9), ("users", "First", 2), ("unions", "Ill", 3))
    ]
    assert {g: r.reason for g, r in reasons(rows, ["unions"]).items()} == {"users": "Later"}
