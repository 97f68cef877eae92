"""What is unknown, as questions to the employer (method note, M12)."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping

from moothall.engine.employment.comparison import Key
from moothall.findings.employment import ClauseList, ModelComparison, Question
from moothall.project.employment import EmploymentRow


def questions(
    comparisons: Iterable[ModelComparison],
    answers: Mapping[Key, EmploymentRow],
    clauses: Iterable[ClauseList],
    models: Mapping[str, str | None],
    public: Collection[str],
    today: datetime.date,
) -> tuple[Question, ...]:
    """Each unknown once: policies first, then clauses of options that rest on them.

    answers : rows of employment.csv that count
    models : option to its employment model
    public : models asked about in general where no option says which it is under
    today : the day of the appraisal; a question due before it is overdue
    """
    open_ = () if any(models.values()) else public
    found = [*_policies(comparisons, answers, open_, today)]
    for listed in clauses:
        if listed.needed:
            found += _clauses(listed, models.get(listed.option) or "", today)
    return tuple(found)


def _policies(
    comparisons: Iterable[ModelComparison],
    answers: Mapping[Key, EmploymentRow],
    public: Collection[str],
    today: datetime.date,
) -> Iterator[Question]:
    """A model in general only where somebody answered it, or where it is open which an option is under.

    What an option takes from the model in general is asked once.
    """
    spoken = {*public, *(model for option, model, _ in answers if option is None)}
    for found in comparisons:
        if found.option is None and found.model not in spoken:
            continue
        for policy in found.policies:
            inherited = found.option is not None and (found.option, found.model, policy.policy) not in answers
            if policy.answer == "unknown" and not (inherited and policy.answered):
                yield Question(
                    option=found.option,
                    model=found.model,
                    about="policy",
                    id=policy.policy,
                    title=policy.title,
                    asked_of=policy.asked_of,
                    due=policy.due,
                    overdue=policy.due is not None and policy.due < today,
                )


def _clauses(listed: ClauseList, model: str, today: datetime.date) -> Iterator[Question]:
    for clause in listed.clauses:
        if clause.answer == "unknown":
            yield Question(
                option=listed.option,
                model=model,
                about="clause",
                id=clause.clause,
                title=clause.title,
                asked_of=clause.asked_of,
                due=clause.due,
                overdue=clause.due is not None and clause.due < today,
            )
