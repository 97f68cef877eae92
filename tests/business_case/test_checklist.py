"""The checklist for bargaining: no unknown is left out, and each is a question of its own."""

from __future__ import annotations

from moothall.business_case.checklist import checklist
from moothall.business_case.document import Table
from tests.business_case.reading import all_of, told, words


def rows() -> list[list[str]]:
    project, findings, _ = told("three-valleys")
    (table,) = all_of(Table, *checklist(project, findings).sections)
    return [[words(c) for c in row.cells] for row in table.rows]


def test_every_question_and_every_open_term_has_a_row_of_its_own() -> None:
    project, findings, _ = told("three-valleys")
    policies = {p.id for p in project.framework.employment.policies}
    terms = [m for t in findings.employment.two_tiers for m in t.missing if m not in policies]
    found = rows()
    assert len(found) == len(findings.employment.questions) + len(terms)
    for question in findings.employment.questions:
        own = [r for r in found if r[2].startswith(f"{question.id}. ") and question.title in r[2]]
        assert own, question


def test_overdue_questions_come_first() -> None:
    states = [r[5] for r in rows()]
    late = states.count("overdue")
    assert states[:late] == ["overdue"] * late


def test_whom_nobody_was_asked_is_said() -> None:
    for row in rows():
        assert (row[3] == "nobody yet") == (row[5] == "not asked yet")
