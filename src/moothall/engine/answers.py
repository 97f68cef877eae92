"""Answers and overrides beside the flags that they speak to. A flag can be answered, never deleted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from moothall.findings.flags import Answer, CheckResult, Flag
from moothall.project.answers import AnswerRow
from moothall.project.decisions import DecisionRow


def answered(
    check: CheckResult, answers: Iterable[AnswerRow], decisions: Iterable[DecisionRow]
) -> CheckResult:
    """A check's result with what named bodies answered to each of its flags."""
    said = [
        _Said(a.rule, a.subject, Answer(kind="answer", body=a.body, text=a.answer, date=a.date))
        for a in answers
    ]
    said += [
        _Said(d.about, d.option or "", Answer(kind="override", body=d.body, text=d.reason, date=d.date))
        for d in decisions
        if d.kind == "override" and d.about is not None
    ]
    return replace(check, flags=tuple(_with(flag, said) for flag in check.flags))


class _Said(NamedTuple):
    about: str
    subject: str
    answer: Answer


def _with(flag: Flag, said: Iterable[_Said]) -> Flag:
    """A flag with all that was said of it: of its rule, or of the principle that it is about."""
    subjects = (flag.subject, flag.option or flag.subject, "")
    own = tuple(
        s.answer for s in said if s.about == flag.subject or (s.about == flag.rule and s.subject in subjects)
    )
    return replace(flag, answers=own) if own else flag
