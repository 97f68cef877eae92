"""Questions and their replies: answered in time, late, open or overdue."""

from __future__ import annotations

import datetime
from collections import Counter

from moothall.findings.questions import QuestionFinding, QuestionFindings
from moothall.project.project import Project
from moothall.project.questions import Asked, asked


def questions(project: Project) -> QuestionFindings:
    """Every question as it stands on the day of the project."""
    day = project.head.as_of
    found = asked(project.questions, day)
    counts = Counter(a.standing for a in found)
    return QuestionFindings(
        questions=tuple(_found(a, day) for a in found),
        in_time=counts["in_time"],
        late=counts["late"],
        open=counts["open"],
        overdue=counts["overdue"],
    )


def _found(a: Asked, day: datetime.date) -> QuestionFinding:
    row = a.question
    ends = a.answered or day
    return QuestionFinding(
        id=row.id,
        asked_of=row.asked_of,
        option=row.option,
        item=row.item,
        evidence=row.evidence,
        date=row.date,
        due=row.due,
        standing=a.standing,
        answered=a.answered,
        days_late=max(0, (ends - row.due).days) if row.due else 0,
        withheld=a.hidden,
    )
