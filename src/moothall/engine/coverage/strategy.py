"""The strategy checks: questions that people answer yes, partly, no or not applicable.

'No' and 'partly' are found. A question that nobody answered is neither found nor not found: nobody
can tell. 'Not applicable' needs a reason; without one it is no answer.
"""

from __future__ import annotations

from collections.abc import Mapping

from moothall.findings.flags import CheckResult, Flag, Outcome, worded
from moothall.findings.registers import StrategyAnswer
from moothall.framework.fields import Severity
from moothall.framework.strategy import Strategy, StrategyCheck
from moothall.project.history import latest
from moothall.project.project import Project
from moothall.project.strategy import StrategyRow

OUTCOMES: Mapping[str, Outcome] = {
    "yes": "not_found",
    "partly": "found",
    "no": "found",
    "not_applicable": "not_applicable",
}
"""What each answer makes of its check."""


def answers(project: Project) -> tuple[StrategyAnswer, ...]:
    """The latest answer to each check; none where nobody answered."""
    counts = _latest(project)
    return tuple(_answer(c, counts.get(c.id)) for c in project.framework.strategy.checks)


def _latest(project: Project) -> dict[str, StrategyRow]:
    return latest(project.strategy, lambda row: row.check)


def _answer(check: StrategyCheck, row: StrategyRow | None) -> StrategyAnswer:
    if row is None:
        return StrategyAnswer(check=check.id, question=check.question)
    return StrategyAnswer(
        check=check.id,
        question=check.question,
        answer=row.answer,
        reason=row.reason,
        date=row.date,
        by=row.by,
        sources=row.evidence,
    )


def strategy(project: Project) -> tuple[CheckResult, ...]:
    """A result for each strategy check, in the order of the framework."""
    counts, asked = _latest(project), project.framework.strategy
    return tuple(_result(asked, check, counts.get(check.id)) for check in asked.checks)


def _result(asked: Strategy, check: StrategyCheck, row: StrategyRow | None) -> CheckResult:
    outcome, missing = _outcome(row)
    flags = (_flag(asked, check, row),) if row is not None and outcome == "found" else ()
    return CheckResult(
        rule=check.id,
        title=check.question,
        family="strategy",
        severity=check.severity,
        outcome=outcome,
        looked_for=check.question,
        missing=missing,
        flags=flags,
    )


def _outcome(row: StrategyRow | None) -> tuple[Outcome, tuple[str, ...]]:
    if row is None:
        return "cannot_tell", ("an answer in strategy.csv",)
    if row.answer == "not_applicable" and not row.reason.strip():
        return "cannot_tell", ("a reason in strategy.csv why it does not apply",)
    return OUTCOMES[row.answer], ()


def _flag(asked: Strategy, check: StrategyCheck, row: StrategyRow) -> Flag:
    partly = row.answer == "partly"
    severity: Severity = "low" if partly else check.severity
    template = asked.message_partly if partly else asked.message_no
    return Flag(
        rule=check.id,
        title=check.question,
        severity=severity,
        subject="project",
        message=worded(template or check.question, {"question": check.question}),
        how_to_clear=asked.how_to_clear,
        figures={"answer": row.answer, "reason": row.reason, "date": row.date.isoformat(), "by": row.by},
        sources=row.evidence,
    )
