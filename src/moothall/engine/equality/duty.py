"""The evidence that the equality duty asks for: what is answered, what is open, and when (method note, M14).

An answer for one option goes before one for the whole project, and one for a characteristic before one for
all of them; of several the latest counts. What nobody answered is unknown, and unknown is never yes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from moothall.findings.equality import (
    Assessed,
    CharacteristicFinding,
    CriterionEffects,
    DutyAnswer,
    DutyFinding,
    State,
)
from moothall.framework.equality import Equality, EqualityQuestion
from moothall.project.equality import EqualityRow
from moothall.project.history import histories
from moothall.project.project import Project

Key = tuple[str | None, str, str | None]
"""Option (none: the project), question, characteristic (none: all)."""

WEAKEST: tuple[State, ...] = ("no", "unknown", "partly", "yes", "not_applicable")
"""From the weakest answer to the strongest: one harm not looked at is not made good by eight that were."""
LOSING = ("loss", "mixed")
DONE = ("yes", "partly")


def characteristics(asked: Equality, jurisdiction: str) -> tuple[CharacteristicFinding, ...]:
    """Those that the law of a jurisdiction names."""
    return tuple(
        CharacteristicFinding(id=c.id, title=c.title, source=c.source, sure=c.sure, note=c.note)
        for c in asked.characteristics
        if jurisdiction in c.jurisdictions
    )


def duties(asked: Equality, jurisdiction: str, as_of: datetime.date) -> tuple[DutyFinding, ...]:
    """The duties of a jurisdiction, each with its source and date."""
    return tuple(
        DutyFinding(
            id=d.id,
            title=d.title,
            asks=d.asks,
            valid_from=d.valid_from,
            source=d.source,
            sure=d.sure,
            overdue=d.review_by is not None and d.review_by < as_of.isoformat(),
            note=d.note,
        )
        for d in asked.duties
        if jurisdiction in d.jurisdictions
    )


def answers(project: Project, options: Sequence[str]) -> tuple[DutyAnswer, ...]:
    """Every question with its answer: of the project once, then of each option.

    options : those that change something, in order
    """
    asked = project.framework.equality
    rows = histories(project.equality, lambda r: (r.option, r.question, r.characteristic))
    named = [c.id for c in characteristics(asked, project.head.jurisdiction)]
    told = [*named, *(c.id for c in asked.characteristics if c.id not in named)]
    return tuple(_answers(asked.questions, options, rows, named, told))


def _answers(
    questions: Iterable[EqualityQuestion],
    options: Sequence[str],
    rows: Mapping[Key, Sequence[EqualityRow]],
    named: Sequence[str],
    told: Sequence[str],
) -> Iterator[DutyAnswer]:
    kept = list(questions)
    for question in kept:
        if question.asked_of == "project":
            yield _answer(question, None, rows, named, told)
    for option in options:
        for question in kept:
            if question.asked_of == "option":
                yield _answer(question, option, rows, named, told)


def _answer(
    question: EqualityQuestion,
    option: str | None,
    rows: Mapping[Key, Sequence[EqualityRow]],
    named: Sequence[str],
    told: Sequence[str],
) -> DutyAnswer:
    """The rows that count for one question, and the weakest of their answers."""

    def history(characteristic: str | None) -> Sequence[EqualityRow]:
        own = rows.get((option, question.id, characteristic))
        return own or rows.get((None, question.id, characteristic), ())

    general = history(None)
    own = {c: found for c in told if (found := history(c))}
    parts = {c: own.get(c, general) for c in named} if question.by_characteristic else {}
    parts |= {c: found for c, found in own.items() if c not in parts}
    counted = list(parts.values()) or [general]
    used = list(dict.fromkeys(h[-1] for h in [general, *counted] if h))
    return DutyAnswer(
        question=question.id,
        title=question.title,
        option=option,
        answer=min((_state(h) for h in counted), key=WEAKEST.index),
        answered=all(_state(h) != "unknown" for h in counted),
        by_characteristic={c: _state(h) for c, h in parts.items()},
        reasons=tuple(dict.fromkeys(r.reason for r in used if r.reason)),
        date=max((r.date for r in used), default=None),
        since=max((day for h in counted if (day := _since(h))), default=None),
        by=tuple(dict.fromkeys(r.by for r in used if r.by)),
        sources=tuple(dict.fromkeys(s for r in used for s in r.evidence)),
    )


def _state(history: Sequence[EqualityRow]) -> State:
    """The latest answer; one that waves the question away without a reason is none."""
    if not history or (history[-1].answer == "not_applicable" and not history[-1].reason.strip()):
        return "unknown"
    return history[-1].answer


def _since(history: Sequence[EqualityRow]) -> datetime.date | None:
    """Since when it is done, at least in part: a later row that adds to it does not make it late."""
    return min((r.date for r in history if r.answer in DONE), default=None)


def decided(project: Project) -> datetime.date | None:
    """The day of the decision as the timetable has it, else as recorded; None where there is no date.

    The timetable comes first, for smaller decisions on the way are recorded too.
    """
    planned = [m.date for m in project.head.timetable if m.kind == "decision"]
    recorded = [d.date for d in project.decisions if d.kind == "decision"]
    return min(planned or recorded, default=None)


def assessed(
    project: Project,
    options: Sequence[str],
    found: Sequence[DutyAnswer],
    effects: Sequence[CriterionEffects],
    losing: Sequence[str],
) -> tuple[Assessed, ...]:
    """Each option's assessment against the day of the decision, and who is recorded as losing by it.

    losing : groups of impacts.csv that count, beside the characteristics
    """
    roles = {q.role: q.id for q in project.framework.equality.questions if q.role}
    by = {(a.option, a.question): a for a in found}
    day = decided(project)
    return tuple(
        _assessed(
            o,
            by.get((o, roles.get("assessment", ""))),
            by.get((o, roles.get("mitigation", ""))),
            day,
            tuple(losers(project, o, effects, losing)),
        )
        for o in options
    )


def _assessed(
    option: str,
    assessment: DutyAnswer | None,
    mitigation: DutyAnswer | None,
    day: datetime.date | None,
    losers: tuple[str, ...],
) -> Assessed:
    when = assessment.since if assessment is not None and assessment.answer in DONE else None
    return Assessed(
        option=option,
        answer=assessment.answer if assessment else "unknown",
        assessed=when,
        days_before=(day - when).days if day and when else None,
        losers=losers,
        mitigation=mitigation.answer if mitigation else "unknown",
    )


def losers(
    project: Project, option: str, effects: Sequence[CriterionEffects], losing: Sequence[str]
) -> Iterator[str]:
    """Groups and places that lose by an option, as recorded: ids and words, each once."""
    groups = {*losing, *(c.id for c in project.framework.equality.characteristics)}
    found = [
        i.group for i in project.impacts if i.option == option and i.effect in LOSING and i.group in groups
    ]
    places = {p.id: p.title for p in project.places}
    for criterion in effects:
        for effect in next((o.effects for o in criterion.options if o.option == option), ()):
            if effect.way == "loss":
                found.append(effect.group or places[effect.place or ""])
    yield from dict.fromkeys(found)
