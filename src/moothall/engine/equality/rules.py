"""Which check of this room answers which rule of the framework."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from moothall.findings.equality import DutyAnswer, EqualityFindings
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.project import Project
from moothall.project.terms import Terms

FILE = "equality.csv"
NO_DATE = "a day that nobody has set"
DONE = ("yes", "partly")


class Context(Struct, frozen=True, kw_only=True):
    """What the checks of this room look at."""

    project: Project
    terms: Terms
    found: EqualityFindings

    @property
    def due(self) -> bool:
        """Whether the project has reached a gate at which the duty must have been looked at."""
        return self.project.head.gate in self.terms.words("equality_due_at")

    def name(self, option: str) -> str:
        """An option with its id."""
        title = next(o.title for o in self.project.kept_options if o.id == option)
        return f"{title} ({option})"


def equality_assessed(context: Context) -> Seen:
    """Options that reach the gate without an assessment; one in part is shown, not flagged."""
    if not context.project.equality:
        return CannotTell((FILE,))
    if not context.due:
        return ()
    asked = {q.id for q in context.project.framework.equality.questions if q.role == "assessment"}
    gaps = {a.option: _gap(context, a) for a in context.found.answers if a.question in asked}
    day = context.found.decision
    return tuple(
        Sighting(
            subject=a.option,
            option=a.option,
            figures={
                "option": context.name(a.option),
                "answer": _spoken(a.answer),
                "gap": gaps.get(a.option, ""),
                "decision": day.isoformat() if day else NO_DATE,
            },
        )
        for a in context.found.assessed
        if a.answer not in (*DONE, "not_applicable")
    )


def _gap(context: Context, answer: DutyAnswer) -> str:
    """Characteristics for which it is not assessed, where it is for others."""
    titles = {c.id: c.title for c in context.project.framework.equality.characteristics}
    open_ = [titles[c].lower() for c, state in answer.by_characteristic.items() if state not in DONE]
    if not open_ or len(open_) == len(answer.by_characteristic):
        return ""
    return " for " + _listed(open_)


def equality_before_decision(context: Context) -> Seen:
    """Assessments that are dated on the day of the decision or later."""
    if not context.project.equality:
        return CannotTell((FILE,))
    if context.found.decision is None:
        return CannotTell(("the day of the decision (timetable in project.yaml)",))
    return tuple(
        Sighting(
            subject=a.option,
            option=a.option,
            figures={
                "option": context.name(a.option),
                "assessed": a.assessed.isoformat(),
                "decision": context.found.decision.isoformat(),
                "days": -a.days_before,
            },
        )
        for a in context.found.assessed
        if a.assessed is not None and a.days_before is not None and a.days_before <= 0
    )


def loss_without_mitigation(context: Context) -> Seen:
    """Options by which a group is recorded to lose, with no answer to what is done about it."""
    project = context.project
    if not project.equality:
        return CannotTell((FILE,))
    if not project.impacts and not context.found.criteria:
        return CannotTell(("impacts.csv or measures.csv by place or group",))
    titles = {c.id: c.title.lower() for c in project.framework.equality.characteristics}
    return tuple(
        Sighting(
            subject=a.option,
            option=a.option,
            figures={
                "option": context.name(a.option),
                "losers": _listed([titles.get(x, x.replace("_", " ")) for x in a.losers]),
                "n": len(a.losers),
                "answer": _spoken(a.mitigation),
            },
        )
        for a in context.found.assessed
        if a.losers and a.mitigation not in DONE
    )


def duty_unanswered(context: Context) -> Seen:
    """Questions that nobody has answered in full at a gate where they must be, by option."""
    if not context.project.equality:
        return CannotTell((FILE,))
    if not context.due:
        return ()
    by: dict[str | None, list[DutyAnswer]] = {}
    for answer in context.found.answers:
        by.setdefault(answer.option, []).append(answer)
    return tuple(
        Sighting(
            subject=option or "project",
            option=option,
            figures={
                "subject": context.name(option) if option else "The project",
                "n": len(left),
                "of": len(asked),
                "questions": "; ".join(f"{a.title} ({a.question})" for a in left),
            },
        )
        for option, asked in by.items()
        if (left := [a for a in asked if not a.answered])
    )


def _spoken(answer: str) -> str:
    return answer.replace("_", " ")


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


CHECKS: Mapping[str, Callable[[Context], Seen]] = {
    "equality_assessed": equality_assessed,
    "equality_before_decision": equality_before_decision,
    "loss_without_mitigation": loss_without_mitigation,
    "duty_unanswered": duty_unanswered,
}
"""Checks by the name that the framework's rules give."""
