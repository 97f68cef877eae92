"""The members' sheet: what is known, what is unknown, and what to ask, for staff and their unions.

Two pages in plain English, of the same findings as the page beside it. It names no evidence and tells no
count that could point to a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import (
    Block,
    Document,
    Fact,
    Facts,
    Notice,
    Row,
    Section,
    Table,
    Vintage,
)
from moothall.business_case.labels import labels
from moothall.business_case.phrases import cell, columns, fact, head, lines, para, row
from moothall.business_case.staff_words import (
    clauses_counted,
    clauses_of,
    cost,
    on_topic,
    own_comparison,
    points,
    tier_answer,
    tier_details,
    two_tiers_of,
)
from moothall.business_case.vocabulary import answer
from moothall.business_case.wording import _, counted, date, listed, plain, sentence
from moothall.findings.employment import ClauseList, ModelComparison, Question
from moothall.findings.findings import Findings
from moothall.project.project import Project

TOLD = ("posts", "pay", "pensions", "place")
"""Topics of policies that have a line of their own; new starters have the two-tier test."""


def members_sheet(project: Project, findings: Findings) -> Document:
    """The sheet of a project: words and arranges what the findings hold, and computes no figure."""
    brief = Brief(project, findings)
    found = findings.project
    return Document(
        title=_("Members' sheet: {title}").format(title=found.title),
        subtitle=_("What happens to staff, as of {day}").format(day=date(found.as_of)),
        language="en",
        labels=labels(),
        notices=(Notice("info", _("Fictional"), (para(found.notice),)),) if found.fictional else (),
        sections=(
            Section("dates", _("Dates, and whom to ask"), tuple(_dates(brief))),
            Section("options", _("What is known, by option"), (), tuple(_options(brief))),
            Section("checklist", _("To ask: every unknown"), tuple(_checklist(brief))),
        ),
        vintage=Vintage(
            engine=f"{findings.engine.name} {findings.engine.version}",
            framework=f"{findings.framework.id}@{findings.framework.version}",
            framework_sha256=findings.framework.sha256,
            fingerprint=found.fingerprint,
            as_of=found.as_of,
            seed=found.seed,
            draws=found.draws,
        ),
    )


def _dates(brief: Brief) -> Iterator[Block]:
    """What is still to come, and whom questions were put to."""
    today = brief.findings.project.as_of
    coming = sorted((m for m in brief.project.head.timetable if m.date >= today), key=lambda m: m.date)
    days = [_("{day}: {what}").format(day=date(m.date), what=m.title) for m in coming]
    asked = dict.fromkeys(q.asked_of for q in brief.findings.employment.questions if q.asked_of)
    yield Facts(
        (
            fact(_("Coming dates"), "; ".join(days) or _("none in the timetable")),
            fact(_("Questions went to"), listed(asked) or _("nobody yet")),
        )
    )


def _options(brief: Brief) -> Iterator[Section]:
    for option in brief.options:
        rows = (f for f in _facts(brief, option.id) if f.text)
        yield Section(anchor("option", option.id), option.title, (Facts(tuple(rows)),), level=3)


def _facts(brief: Brief, option: str) -> Iterator[Fact]:
    own = own_comparison(brief, option)
    if own is None:
        yield fact(_("Employer"), _("Nobody has said who would employ staff."))
        return
    yield fact(
        _("Employer"),
        _("{model}; {points} risk points (0 is best)").format(model=own.title, points=points(own)),
    )
    yield fact(_("Posts"), _said([_jobs(brief, option), *_answers(brief, own, "posts")]))
    costs = [
        _("{cost}: {amount}").format(cost=c.title, amount=cost(brief, c))
        for c in brief.findings.employment.costs
        if c.option == option
    ]
    yield fact(_("Pay"), _said([*_answers(brief, own, "pay"), *costs]))
    yield fact(_("Pensions"), _said(_answers(brief, own, "pensions")))
    yield fact(_("Place of work"), _said(_answers(brief, own, "place")))
    yield fact(_("New starters"), _starters(brief, option))
    yield fact(_("Also worse"), _worse(brief, own))
    clauses = clauses_of(brief, option)
    if clauses:
        yield fact(_("Clauses"), _clauses(clauses))


def _said(parts: Iterable[str]) -> str:
    return " ".join(sentence(p) for p in parts if p)


def _answers(brief: Brief, own: ModelComparison, topic: str) -> list[str]:
    return [
        f"{answer(p.answer)}: {p.reason}" if p.reason else answer(p.answer)
        for p in on_topic(brief, own, topic)
    ]


def _jobs(brief: Brief, option: str) -> str:
    found = next((o for o in brief.findings.jobs.options if o.option == option), None)
    if found is None:
        return ""
    return _("{cut} cut, {created} created").format(
        cut=_count(brief, found.cut), created=_count(brief, found.created)
    )


def _count(brief: Brief, posts: float | None) -> str:
    """Posts, unless so few that they could point to a person."""
    least = brief.threshold("small_count") or 0
    if posts is None:
        return _("an unknown number")
    if 0 < posts < least:
        return _("fewer than {n}").format(n=plain(least))
    return plain(posts) if posts else _("none")


def _starters(brief: Brief, option: str) -> str:
    found = two_tiers_of(brief, option)
    if found is None:
        return ""
    if found.answer == "no":
        return _("No less than staff of today.")
    return _said([tier_answer(found.answer), *tier_details(brief, found)])


def _worse(brief: Brief, own: ModelComparison) -> str:
    """Policies answered as worse that have no line of their own."""
    told = {p.policy for topic in (*TOLD, "starters") for p in on_topic(brief, own, topic)}
    return listed(p.title for p in own.policies if p.answer == "worse" and p.policy not in told)


def _clauses(found: ClauseList) -> str:
    promised = listed(c.title for c in found.clauses if c.answer == "promised")
    refused = listed(c.title for c in found.clauses if c.answer == "refused")
    return _said(
        [
            clauses_counted(found),
            _("Promised, not written: {titles}").format(titles=promised) if promised else "",
            _("Refused: {titles}").format(titles=refused) if refused else "",
        ]
    )


def _checklist(brief: Brief) -> Iterator[Block]:
    """Every unknown, those that are asked of the same people by the same day in one row."""
    found = brief.findings.employment.questions
    if not found:
        yield para(_("Nothing is recorded as unknown."))
        return
    count = counted(len(found), _("open question"), _("open questions"))
    yield para(_("{count}. Unknown is never counted as kept.").format(count=count))
    together: dict[tuple[object, ...], list[Question]] = {}
    for q in sorted(found, key=lambda q: (not q.overdue, q.due is None, q.due or brief.project.head.as_of)):
        together.setdefault((q.option, q.model, q.asked_of, q.due), []).append(q)
    yield Table(
        "table-checklist",
        _("Checklist for bargaining"),
        columns(_("Option"), _("What happens to"), _("Asked of"), _("Due")),
        tuple(_asked(brief, group) for group in together.values()),
        stacked=True,
    )


def _asked(brief: Brief, group: list[Question]) -> Row:
    first = group[0]
    policies = listed(q.title for q in group if q.about == "policy")
    clauses = listed(q.title for q in group if q.about == "clause")
    due = date(first.due) if first.due else _("no date set")
    return row(
        head(
            brief.option(first.option)
            if first.option
            else _("{model}, in general").format(model=brief.model(first.model))
        ),
        lines([policies, _("clauses: {titles}").format(titles=clauses) if clauses else ""]),
        first.asked_of or _("nobody yet"),
        cell(due, notes=[_("overdue") if first.overdue else ""], standing="bad" if first.overdue else None),
    )
