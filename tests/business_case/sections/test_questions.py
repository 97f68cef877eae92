"""Questions and replies in the document: counted, unedited, and without the words that are withheld."""

from __future__ import annotations

import datetime

import pytest

from moothall.business_case.brief import Brief
from moothall.business_case.disclosure.disclose import blocks
from moothall.business_case.document import Table
from moothall.business_case.sections.case import section as case_section
from moothall.business_case.sections.questions import section
from moothall.engine.appraise import appraise
from moothall.files.findings import findings_json
from moothall.files.folder import folder_files
from moothall.project.not_obtained import NotObtainedRow
from moothall.project.project import Project
from moothall.project.public_rules import TAKEN_OUT
from moothall.project.questions import QuestionRow
from moothall.project.statements import Statement
from tests.business_case.disclosure.made import public
from tests.business_case.reading import all_of, words
from tests.engine.made import clean_project, project


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2026, month, number)


NAMED = "Who counted the desks of Ada Byron?"
ASKED = (
    QuestionRow(
        id="Q1", kind="question", asked_of="North", option="joint", text=NAMED, due=day(6, 1), date=day(5, 1),
        by="West", withheld="It names a person.",
    ),
    QuestionRow(
        id="R1", kind="reply", replies_to="Q1", text="Ada Byron did so herself in March.", date=day(6, 4),
        by="North",
    ),
    QuestionRow(
        id="Q2", kind="question", asked_of="East", evidence="joint-6", text="Whose figure is it?\n  Yours?",
        due=day(7, 1), date=day(5, 2), by="Branch",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def asked() -> Project:
    return project(questions=ASKED)


def rows(brief: Brief) -> list[list[str]]:
    (table,) = all_of(Table, section(brief))
    return [["".join(run.text for run in cell.text) for cell in row.cells] for row in table.rows]


def test_each_stands_with_how_it_was_answered(asked: Project) -> None:
    found = appraise(asked, simulate=False)
    assert [(q.id, q.standing, q.days_late) for q in found.questions.questions] == [
        ("Q1", "late", 3), ("Q2", "overdue", 62),
    ]  # fmt: skip
    brief = Brief(asked, found)
    assert "2 questions: 0 answered in time, 1 answered late, 0 open and 1 overdue." in words(section(brief))
    late, overdue = rows(brief)
    assert late[3] == "answered late"
    assert "Ada Byron did so herself" in late[4]
    assert overdue[0] == "Whose figure is it?\n  Yours?"
    assert overdue[4] == "No reply is on record."


def test_of_a_withheld_question_the_public_reads_all_but_the_words(asked: Project) -> None:
    copy = public(asked)
    assert [q.text for q in copy.questions][:2] == [TAKEN_OUT, TAKEN_OUT]
    found = appraise(copy, simulate=False)
    assert b"Ada Byron" not in findings_json(found) + b"".join(folder_files(copy).values())
    said = words(section(Brief(copy, found)))
    assert "The words are withheld." in said
    assert "withheld: It names a person." in said
    assert "1 answered late" in said


def test_its_words_may_not_stand_elsewhere() -> None:
    others = (s for s in clean_project().statements if s.group != "unions")
    told = (*others, Statement(group="unions", text=NAMED))
    held = project(questions=ASKED, statements=told)
    assert any("of Q1, which is withheld" in p.message for p in blocks(held))


def test_a_statement_that_was_not_obtained_is_printed_with_its_reason() -> None:
    why = NotObtainedRow(group="users", reason="No chair was found", date=day(6, 1), by="Clerk")
    heard = tuple(s for s in clean_project().statements if s.group != "users")
    made = project(statements=heard, not_obtained=(why,))
    brief = Brief(made, appraise(made, simulate=False))
    bc21 = next(s for s in brief.framework.business_case.sections if s.id == "BC21")
    said = words(case_section(brief, bc21, (), {}))
    assert "Not obtained because: No chair was found. (Clerk, 1 June 2026)" in said
