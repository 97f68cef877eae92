"""Which protections of staff stand in the contract, and which are only promised (method note, M12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from moothall.findings.employment import ClauseAnswer, ClauseList
from moothall.framework.employment import Clause, Employment
from moothall.project.clauses import ClauseRow
from moothall.project.history import latest
from moothall.project.options import Option

ANSWERS: tuple[Literal["in_contract", "promised", "refused", "unknown", "not_applicable"], ...]
ANSWERS = ("in_contract", "promised", "refused", "unknown", "not_applicable")


def clause_lists(
    asked: Employment, options: Iterable[Option], rows: Iterable[ClauseRow]
) -> tuple[ClauseList, ...]:
    """The clauses of each option whose model rests on them, or for which any was answered.

    A clause that nobody answered is unknown; of several answers the latest counts.
    """
    answers = latest(tuple(rows), lambda r: (r.option, r.clause))
    answered = {option for option, _ in answers}
    return tuple(
        _listed(asked, o, answers)
        for o in options
        if asked.clauses and (o.employment_model in asked.clause_models or o.id in answered)
    )


def _listed(asked: Employment, option: Option, answers: Mapping[tuple[str, str], ClauseRow]) -> ClauseList:
    clauses = tuple(_answer(c, answers.get((option.id, c.id))) for c in asked.clauses)
    counts = Counter(c.answer for c in clauses)
    return ClauseList(
        option=option.id,
        needed=option.employment_model in asked.clause_models,
        of=len(clauses) - counts["not_applicable"],
        counts={answer: counts[answer] for answer in ANSWERS},
        clauses=clauses,
    )


def _answer(clause: Clause, row: ClauseRow | None) -> ClauseAnswer:
    if row is None:
        return ClauseAnswer(
            clause=clause.id, title=clause.title, policy=clause.policy, answer="unknown", answered=False
        )
    return ClauseAnswer(
        clause=clause.id,
        title=clause.title,
        policy=clause.policy,
        answer=row.answer,
        where=row.where,
        asked_of=row.asked_of,
        due=row.due,
        sources=row.evidence,
    )
