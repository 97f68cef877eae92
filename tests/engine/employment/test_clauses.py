"""Clauses: the latest answer, what nobody answered, and on whom it rests."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from moothall.engine.employment.clauses import ANSWERS, clause_lists
from moothall.findings.employment import ClauseList
from moothall.project.clauses import ClauseRow
from tests.engine.made import clean_project, row

ASKED = clean_project().framework.employment
LEAD = next(o for o in clean_project().options if o.id == "lead")
PLUS = replace(LEAD, employment_model="transfer_tupe_plus")


def answered(clause: str, answer: str, **more: Any) -> ClauseRow:
    return row(ClauseRow, option="lead", clause=clause, answer=answer, **more)


def listed(*rows: ClauseRow) -> ClauseList:
    (found,) = clause_lists(ASKED, [PLUS], rows)
    return found


def test_what_nobody_answered_is_unknown() -> None:
    found = listed()
    assert found.needed
    assert found.counts == {**dict.fromkeys(ANSWERS, 0), "unknown": len(ASKED.clauses)}
    assert not any(c.answered for c in found.clauses)


def test_a_promise_is_no_clause() -> None:
    found = listed(answered("TP1", "promised"), answered("TP2", "in_contract"))
    assert (found.counts["in_contract"], found.counts["promised"]) == (1, 1)


def test_the_latest_answer_counts() -> None:
    found = listed(
        answered("TP1", "refused", date="2026-05-01"), answered("TP1", "in_contract", date="2026-02-01")
    )
    assert found.clauses[0].answer == "refused"


def test_what_does_not_apply_is_not_counted_among_the_clauses() -> None:
    assert listed(answered("TP6", "not_applicable")).of == len(ASKED.clauses) - 1


def test_another_model_is_listed_only_where_something_was_answered() -> None:
    assert clause_lists(ASKED, [LEAD], []) == ()
    (found,) = clause_lists(ASKED, [LEAD], [answered("TP1", "promised")])
    assert not found.needed


def test_every_policy_is_secured_by_a_clause_and_traced() -> None:
    assert {c.policy for c in ASKED.clauses} == {p.id for p in ASKED.policies}
    assert all(c.trace for c in ASKED.clauses)
