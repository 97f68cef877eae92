"""The evidence that the equality duty asks for: what is answered, what is open, and whether in time."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Table
from moothall.business_case.option_columns import option_columns, option_link
from moothall.business_case.phrases import bullets, cell, code, columns, head, lead, link, para, row, say
from moothall.business_case.sections.equality_law import law
from moothall.business_case.sections.equality_words import state, state_shade
from moothall.business_case.wording import _, capital, counted, date, listed, sentence, spoken
from moothall.findings.equality import Assessed, DutyAnswer


def duty(brief: Brief) -> Iterator[Block]:
    """Open questions first, then dates, answers and the law."""
    found = brief.findings.equality
    if not found.answers:
        yield para(_("The framework asks no question of the equality duty."))
        return
    yield lead(_opening(brief))
    if brief.framework.equality.note:
        yield para(brief.framework.equality.note)
    yield _assessed(brief)
    yield from _open(brief)
    yield _matrix(brief)
    yield _of_project(brief)
    yield _reasons(brief)
    yield law(brief)


def _opening(brief: Brief) -> str:
    found = brief.findings.equality
    if not brief.project.equality:
        return _("Nothing that the equality duty asks is answered: equality.csv is not there.")
    if not found.unanswered:
        return _("Every question that the equality duty asks is answered.")
    return _("{n} of {of} questions of the equality duty are not answered in full.").format(
        n=brief.figure(str(found.unanswered), found, "unanswered"),
        of=brief.figure(str(found.of), found, "of"),
    )


def _assessed(brief: Brief) -> Table:
    found = brief.findings.equality
    day = date(found.decision) if found.decision else _("no day is set")
    return Table(
        "table-assessed",
        _("Assessment of each option before the decision ({day})").format(day=day),
        columns(
            _("Option"), _("Assessed"), _("When"), _("Who is recorded as losing"), _("What is done about it")
        ),
        tuple(_assessed_row(brief, a) for a in found.assessed),
        empty=_("There is no option to assess."),
        stacked=True,
    )


def _assessed_row(brief: Brief, found: Assessed) -> Row:
    late = found.days_before is not None and found.days_before <= 0
    when = date(found.assessed) if found.assessed else _("not assessed in full")
    return row(
        head(option_link(brief, found.option)),
        cell(state(found.answer), standing=state_shade(found.answer)),
        cell(when, notes=[_in_time(brief, found)], standing="bad" if late else None),
        capital(listed(_loser(brief, x) for x in found.losers)) or _("nobody recorded"),
        cell(state(found.mitigation), standing=state_shade(found.mitigation)) if found.losers else "",
    )


def _loser(brief: Brief, word: str) -> str:
    """A characteristic by its title; a group or place as it is called."""
    known = {c.id: c.title.lower() for c in brief.framework.equality.characteristics}
    return known.get(word) or spoken(word)


def _title(brief: Brief, id: str) -> str:
    titles = {c.id: c.title for c in brief.framework.equality.characteristics}
    return titles.get(id) or capital(spoken(id))


def _in_time(brief: Brief, found: Assessed) -> str:
    if found.days_before is None:
        return ""
    if found.days_before > 0:
        days = brief.figure(counted(found.days_before, "day", "days"), found, "days_before")
        return _("{days} before the decision").format(days=days)
    return _("not before the decision")


def _open(brief: Brief) -> Iterator[Block]:
    """What nobody answered, by option: a list to take away."""
    found = [a for a in brief.findings.equality.answers if not a.answered]
    if not found or not brief.project.equality:
        return
    by: dict[str | None, list[DutyAnswer]] = {}
    for answer in found:
        by.setdefault(answer.option, []).append(answer)
    items = (
        say(
            option_link(brief, option) if option else _("The project as a whole"),
            ": ",
            listed(f"{a.title} ({a.question})" for a in open_),
        )
        for option, open_ in by.items()
    )
    yield Details(_("Questions that nobody has answered"), (bullets(items),), "duty-open")


def _matrix(brief: Brief) -> Table:
    answers = {(a.question, a.option): a for a in brief.findings.equality.answers}
    asked = [q for q in brief.framework.equality.questions if q.asked_of == "option"]
    return Table(
        "table-duty",
        _("What the equality duty asks of each option"),
        (*columns(_("Question")), *option_columns(brief)),
        tuple(
            row(
                head(code(q.id), " ", q.title, notes=[q.question]),
                *(_answer(brief, answers.get((q.id, o.id))) for o in brief.options),
                id=anchor("duty", q.id),
            )
            for q in asked
        ),
        stacked=True,
    )


def _answer(brief: Brief, found: DutyAnswer | None) -> Cell:
    if found is None:
        return cell(_("not asked"), notes=[_("it changes nothing")], standing="apart")
    differing = [
        f"{_title(brief, c).lower()}: {state(s).lower()}"
        for c, s in found.by_characteristic.items()
        if s == found.answer and len(set(found.by_characteristic.values())) > 1
    ]
    return cell(
        state(found.answer),
        notes=[listed(differing)],
        sources=found.sources,
        standing=state_shade(found.answer),
    )


def _of_project(brief: Brief) -> Table:
    answers = {a.question: a for a in brief.findings.equality.answers if a.option is None}
    return Table(
        "table-duty-project",
        _("What it asks of the project as a whole"),
        columns(_("Question"), _("Answer"), _("What was found"), _("When")),
        tuple(
            row(
                head(code(q.id), " ", q.title, notes=[q.question]),
                _answer(brief, answers.get(q.id)),
                " ".join(sentence(r) for r in answers[q.id].reasons) or _("Nothing is recorded."),
                _when(answers[q.id]),
                id=anchor("duty", q.id),
            )
            for q in brief.framework.equality.questions
            if q.id in answers
        ),
        empty=_("Nothing is asked of the project as a whole."),
        stacked=True,
    )


def _when(found: DutyAnswer) -> Cell:
    return cell(date(found.date) if found.date else "", notes=[listed(found.by)])


def _reasons(brief: Brief) -> Details:
    told = [a for a in brief.findings.equality.answers if a.option and a.reasons]
    table = Table(
        "table-duty-reasons",
        _("What was found for each option"),
        columns(_("Option"), _("Question"), _("Answer"), _("What was found"), _("When")),
        tuple(
            row(
                head(option_link(brief, a.option or "")),
                say(link(a.question, anchor("duty", a.question)), " ", a.title),
                cell(state(a.answer), standing=state_shade(a.answer)),
                cell(" ".join(sentence(r) for r in a.reasons), sources=a.sources),
                _when(a),
            )
            for a in told
        ),
        empty=_("No answer gives a reason."),
        stacked=True,
    )
    return Details(_("The answers with their reasons"), (table,))
