"""The members' sheet: what is known, what is unknown, and what to ask, for staff and their unions.

A short sheet in plain English, of the same findings as the page beside it. It names no evidence and tells no
count that could point to a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moothall.business_case.brief import Brief, written_from
from moothall.business_case.document import (
    Block,
    Document,
    Facts,
    Inline,
    Row,
    Section,
    Table,
)
from moothall.business_case.labels import labels
from moothall.business_case.languages import in_force
from moothall.business_case.phrases import columns, fact, head, lines, para, row, say, strong
from moothall.business_case.sections.posts_words import fewer, said
from moothall.business_case.sections.unions_said import dissent_said
from moothall.business_case.sections.voices import access_words
from moothall.business_case.small_notices import about_project, overridden
from moothall.business_case.staff_words import (
    asked,
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
from moothall.business_case.tongues import told_apart
from moothall.business_case.translation import unreviewed
from moothall.business_case.vintage import vintage
from moothall.business_case.vocabulary import answer
from moothall.business_case.wording import _, counted, date, listed, sentence
from moothall.business_case.woven import strung
from moothall.findings.employment import ClauseList, ModelComparison, PolicyAnswer, Question
from moothall.findings.findings import Findings
from moothall.findings.jobs import OptionJobs
from moothall.project.project import Project

TOLD = ("posts", "pay", "pensions", "place", "starters")
"""Topics of policies that have a place of their own in the sheet."""


def members_sheet(project: Project, findings: Findings, brief: Brief | None = None) -> Document:
    """The sheet of a project: words and arranges what the findings hold, and computes no figure.

    brief : of project and findings, where other documents are written from it too
    """
    brief = brief or written_from(project, findings)
    found = findings.project
    document = Document(
        title=_("Members' sheet"),
        subtitle=_("{title}: what happens to staff, as of {day}").format(
            title=found.title, day=date(found.as_of)
        ),
        language=in_force().code,
        labels=labels(),
        notices=(*unreviewed(), *about_project(found), *overridden(brief)),
        sections=(
            Section("dates", _("Dates, and whom to ask"), tuple(_dates(brief))),
            Section("options", _("What is known, by option"), (_options(brief),)),
            Section("checklist", _("To ask: every unknown"), tuple(_checklist(brief))),
            Section("said", _("What unions and staff said"), (dissent_said(brief),)),
        ),
        vintage=vintage(findings),
        compact=True,
    )
    return told_apart(document, brief.foreign)


def _dates(brief: Brief) -> Iterator[Block]:
    """What is still to come, and whom questions were put to."""
    today = brief.findings.project.as_of
    coming = sorted((m for m in brief.project.head.timetable if m.date >= today), key=lambda m: m.date)
    days = [_("{day}: {what}").format(day=date(m.date), what=m.title) for m in coming]
    people = dict.fromkeys(q.asked_of for q in brief.findings.employment.questions if q.asked_of)
    yield Facts(
        (
            fact(_("Coming dates"), "; ".join(days) or _("none in the timetable")),
            fact(_("Questions went to"), listed(people) or _("nobody yet")),
            fact(_("Access to the papers"), strung(access_words(brief), " ")),
        )
    )


def _options(brief: Brief) -> Table:
    return Table(
        "table-known",
        _("What each option would do, as answered by the day above"),
        columns(
            _("Option, and who would employ staff"),
            _("Posts, and place of work"),
            _("Pay and pensions"),
            _("New starters"),
            _("Also worse, and clauses"),
        ),
        tuple(_option(brief, o.id) for o in brief.options),
        stacked=True,
    )


def _option(brief: Brief, option: str) -> Row:
    own = own_comparison(brief, option)
    if own is None:
        nobody = _("Nobody has said who would employ staff.")
        return row(head(brief.option(option), notes=[nobody]), *[_("Unknown")] * 4)
    risk = _("{points} risk points, 0 is best").format(points=points(brief, own))
    return row(
        head(brief.option(option), notes=[own.title, risk]),
        lines([_posts(brief, own, option), *_topic(brief, own, "place", _("Place"))]),
        lines(
            [
                *_topic(brief, own, "pay", _("Pay")),
                _costs(brief, option, "harmonisation"),
                *_topic(brief, own, "pensions", _("Pension")),
                _costs(brief, option, "pension_strain"),
            ]
        ),
        _starters(brief, option),
        lines(_also(brief, own, option) or [_("nothing")]),
    )


def _also(brief: Brief, own: ModelComparison, option: str) -> list[str]:
    said = (_worse(brief, own), *_clauses(brief, clauses_of(brief, option)))
    return [line for line in said if line]


def _posts(brief: Brief, own: ModelComparison, option: str) -> str:
    """Posts in figures and words; words of others stay out where a figure is too small to be told."""
    answers = on_topic(brief, own, "posts")
    jobs = next((o for o in brief.findings.jobs.options if o.option == option), None)
    if jobs is None:
        return _said(_answer(p) for p in answers)
    few = next((o.few for o in brief.findings.workforce.options if o.option == option), ())
    told = _("{cut} cut, {created} created").format(
        cut=_count(brief, jobs, "cut", "cut" in few),
        created=_count(brief, jobs, "created", "created" in few),
    )
    untold = jobs.cut is None or jobs.created is None
    return _said([told, *(answer(p.answer) if untold else _answer(p) for p in answers)])


def _topic(brief: Brief, own: ModelComparison, topic: str, title: str) -> list[str]:
    return [f"{title}: {_said([_answer(p)])}" for p in on_topic(brief, own, topic)]


def _answer(found: PolicyAnswer) -> str:
    """'Kept: national terms go on.'"""
    return f"{answer(found.answer)}: {found.reason}" if found.reason else answer(found.answer)


def _costs(brief: Brief, option: str, kind: str) -> str:
    return _said(
        _("{cost}: {amount}").format(cost=c.title, amount=cost(brief, c))
        for c in brief.findings.employment.costs
        if (c.option, c.cost) == (option, kind)
    )


def _said(parts: Iterable[str]) -> str:
    return strung((sentence(p) for p in parts if p), " ")


def _count(brief: Brief, jobs: OptionJobs, field: str, few: bool) -> str:
    """Posts; of those not told only that they are fewer than the threshold, where that may be said."""
    posts: float | None = getattr(jobs, field)
    if posts is None:
        return fewer(brief) if few else _("a number that is not told")
    return brief.figure(said(posts), jobs, field) if posts else _("none")


def _starters(brief: Brief, option: str) -> str:
    found = two_tiers_of(brief, option)
    if found is None:
        return _("not known")
    if found.answer == "no":
        return _("No less than staff of today.")
    return _said([tier_answer(found.answer), *tier_details(brief, found)])


def _worse(brief: Brief, own: ModelComparison) -> str:
    """Policies answered as worse that have no line of their own."""
    told = {p.policy for topic in TOLD for p in on_topic(brief, own, topic)}
    worse = listed(p.title for p in own.policies if p.answer == "worse" and p.policy not in told)
    return _("Worse: {titles}.").format(titles=worse) if worse else ""


def _clauses(brief: Brief, found: ClauseList | None) -> list[str]:
    if found is None:
        return []
    promised = listed(c.title for c in found.clauses if c.answer == "promised")
    refused = listed(c.title for c in found.clauses if c.answer == "refused")
    return [
        _("Clauses: {counts}.").format(counts=clauses_counted(brief, found)),
        _("Promised, not written: {titles}.").format(titles=promised) if promised else "",
        _("Refused: {titles}.").format(titles=refused) if refused else "",
    ]


def _checklist(brief: Brief) -> Iterator[Block]:
    """Every unknown by option, those asked of the same people by the same day in one line; overdue first."""
    found = brief.findings.employment.questions
    if not found:
        yield para(_("Every policy asked about is answered, and none of the answers is unknown."))
        return
    said = counted(len(found), "open question", "open questions")
    count = brief.figure(said, brief.findings.employment, "questions")
    yield para(_("{count}. Unknown is never counted as kept.").format(count=count))
    whose: dict[tuple[str | None, str], list[Question]] = {}
    for q in sorted(found, key=lambda q: q.option is None):
        whose.setdefault((q.option, q.model), []).append(q)
    yield Table(
        "table-checklist",
        _("Checklist for bargaining"),
        columns(_("Option"), _("What nobody knows, whom it was asked of, and when the answer is due")),
        tuple(_asked_of(brief, groups) for groups in _same_questions(whose.values())),
        stacked=True,
    )


def _same_questions(whose: Iterable[list[Question]]) -> Iterator[list[list[Question]]]:
    """Options and models of which the very same is unknown, so that they stand in one line."""
    same: dict[tuple[tuple[object, ...], ...], list[list[Question]]] = {}
    for group in whose:
        same.setdefault(tuple((q.about, q.id, q.asked_of, q.due) for q in group), []).append(group)
    yield from same.values()


def _asked_of(brief: Brief, groups: list[list[Question]]) -> Row:
    by_day: dict[str, list[Question]] = {}
    for q in sorted(groups[0], key=lambda q: not q.overdue):
        by_day.setdefault(asked(q), []).append(q)
    return row(
        head(listed(_named(brief, group[0]) for group in groups)),
        lines(_line(how, alike) for how, alike in by_day.items()),
    )


def _named(brief: Brief, found: Question) -> str:
    return brief.option(found.option) or _("{model}, in general").format(model=brief.model(found.model))


def _line(how: str, alike: list[Question]) -> Inline:
    """'Pensions and Location; clauses: Training; asked of the firm, due 16 November 2026.'"""
    policies = listed(q.title for q in alike if q.about == "policy")
    clauses = listed(q.title for q in alike if q.about == "clause")
    what = [policies, _("clauses: {titles}").format(titles=clauses) if clauses else ""]
    late = strong(_("Overdue. ")) if alike[0].overdue else ""
    return say(late, sentence("; ".join([*(w for w in what if w), how])))
