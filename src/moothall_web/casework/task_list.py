"""The list of tasks: what is done, what is missing, who is waited for and by when; what is next for me."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.project.questions import Asked
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import first_access, own, questions, reading
from moothall_web.casework.choices import framework_at
from moothall_web.casework.days import day_of
from moothall_web.casework.models import Submission
from moothall_web.casework.reading import Fields
from moothall_web.casework.steps import Step, steps
from moothall_web.casework.views import title_of
from moothall_web.casework.waiting import SPEAK, Waited, waited
from moothall_web.ui.pages import page

SHELVES = (
    *first_access.SHELVES,
    "head.timetable",
    "weights",
    "verdicts",
    "statements",
    "not_obtained",
    "head.partners",
    "governance.bodies",
    "questions",
)


REGISTERS = {"risks": "risks", "benefits": "benefits", "documents": "papers", "conflicts": "papers"}
"""Kinds of rows that a page lists with what is missing of each, by the name of the page."""


class Task(Struct, frozen=True):
    """A step as it stands in this project.

    shelves : kinds of rows with their titles and numbers
    lacks : titles of kinds of which there must be a row, and is none
    due : day of the milestone by which it is due, with its title
    late : whether that day has passed
    overdue : questions that were not answered by the day that was named
    """

    step: Step
    may: bool
    shelves: tuple[tuple[str, str, int], ...]
    lacks: tuple[str, ...]
    waited: tuple[Waited, ...]
    address: str
    due: tuple[str, str] | None
    late: bool
    overdue: int = 0

    @property
    def done(self) -> bool:
        """Whether nothing is missing and nobody is waited for; false where nothing has to be there."""
        return bool(self.step.needed) and not self.lacks and not self.waited


class Next(Struct, frozen=True):
    """Something that somebody can do now."""

    text: str
    address: str
    due: tuple[str, str] | None = None


@needs("read")
def home(request: HttpRequest, member: Member) -> HttpResponse:
    """The list of tasks of a project, for somebody in it."""
    rows = reading.held(member.project, SHELVES)
    head = reading.head_of(rows)
    today = day_of(head).isoformat()
    tasks = _tasks(member, rows)
    return page(
        request, "casework/home.html", title=member.project.title,
        trail=[(_("Projects"), reverse("projects"))], member=member, tasks=tasks,
        next_steps=_next_steps(member, rows, tasks),
        involved=first_access.involved(framework_at(head.get("framework", "")), rows),
        changed=first_access.changed(member.project), registers=REGISTERS,
        ahead=[m for m in _timetable(rows) if str(m["date"]) >= today][:3],
    )  # fmt: skip


def next_steps(member: Member) -> list[Next]:
    """What somebody can do now in a project, in the order of the steps."""
    rows = reading.held(member.project, SHELVES)
    return _next_steps(member, rows, _tasks(member, rows))


def _tasks(member: Member, rows: dict[str, list[Fields]]) -> list[Task]:
    """Every step as it stands."""
    head = reading.head_of(rows)
    framework = framework_at(head.get("framework", ""))
    sections = [
        s.id for s in (framework.matrix.sections if framework else ())
        if any(not c.value_function for c in s.criteria)
    ]  # fmt: skip
    given = Submission.objects.filter(project=member.project).values_list("assessor", "section")
    found = waited(rows, sections, given)
    counts, today = reading.counts(member.project), day_of(head).isoformat()
    put = questions.standing(rows["questions"], day_of(head))
    overdue = {"questions": sum(a.standing == "overdue" for a in put if not a.replies)}
    return [
        _task(member, step, counts, found.get(step.id, ()), rows, today, overdue.get(step.id, 0))
        for step in steps()
    ]


def _next_steps(member: Member, rows: dict[str, list[Fields]], tasks: Iterable[Task]) -> list[Next]:
    head = reading.head_of(rows)
    put = [a for a in questions.standing(rows["questions"], day_of(head)) if not a.replies]
    here = questions.floor(member, rows, framework_at(head.get("framework", ""))) if put else None
    asker = questions.asked_by(member.project) if put else {}
    others = [a for a in put if asker.get(a.question.id) != member.user.pk]
    mine_to_answer = [a for a in others if here and here.may_reply(a.question)]
    given_by = {s["group"] for s in (*rows["statements"], *rows["not_obtained"])}
    mine = set(own.groups_of(member, rows["stakeholders.groups"])) | set(member.assessors)
    unheard = [g for g in rows["stakeholders.groups"] if g["id"] in mine and g["id"] not in given_by]
    return [*_to_answer(member, mine_to_answer), *_next(member, tasks, mine, unheard)]


def _timetable(rows: dict[str, list[Fields]]) -> list[Fields]:
    return sorted(rows["head.timetable"], key=lambda m: str(m["date"]))


def _task(
    member: Member, step: Step, counts: dict[str, int], missing: tuple[Waited, ...],
    rows: dict[str, list[Fields]], today: str, overdue: int,
) -> Task:  # fmt: skip
    slug = member.project.slug
    due: Fields | None = next(
        (m for m in _timetable(rows) if step.until and m.get("kind") == step.until), None
    )
    lacks = tuple(title_of(s) for s in step.needed if not counts.get(s))
    first = next((s for s in step.needed if not counts.get(s)), step.shelves[0])
    address = reverse(step.page, args=[slug]) if step.page else reverse("shelf", args=[slug, first])
    return Task(
        step,
        member.may(step.power),
        tuple((s, title_of(s), counts.get(s, 0)) for s in step.shelves),
        lacks,
        missing,
        address,
        (str(due["date"]), str(due["title"])) if due else None,
        overdue > 0 or (due is not None and str(due["date"]) < today and bool(lacks or missing)),
        overdue,
    )


def _to_answer(member: Member, waiting: Iterable[Asked]) -> Iterable[Next]:
    """Questions that this person was asked, the earliest due first."""
    for a in waiting:
        due = (str(a.question.due), _("the answer is due"))
        text = _("Answer question {id} to: {who}").format(id=a.question.id, who=a.question.asked_of)
        yield Next(text, reverse("question", args=[member.project.slug, a.question.id]), due)


def _next(member: Member, tasks: Iterable[Task], mine: set[str], unheard: Iterable[Fields]) -> Iterable[Next]:
    """What this person can do now, in the order of the steps.

    mine : the person's groups and codes; unheard : those of the groups that gave no statement yet
    """
    slug = member.project.slug
    for task in tasks:
        waits = [w for w in task.waited if w.id in mine]
        if not task.may:
            continue
        if task.step.id == "scores":
            for one in waits:
                for section in one.for_what:
                    text = _("Score section {section} as {code}").format(section=section, code=one.id)
                    yield Next(text, reverse("section", args=[slug, section]), task.due)
        elif task.step.id in SPEAK:
            for one in waits:
                said = _("Weigh for {group}") if task.step.id == "weights" else _("Judge for {group}")
                yield Next(said.format(group=one.who), task.address, task.due)
        elif task.step.id == "statements" and member.may("state"):
            for group in unheard:
                text = _("Write the statement of {group}, printed unedited").format(group=group["title"])
                about = f"?group={quote(group['id'])}"
                yield Next(text, reverse("write_statement", args=[slug]) + about, task.due)
        elif task.lacks:
            text = _("{step}: add {what}").format(step=_(task.step.title), what=", ".join(task.lacks))
            yield Next(text, task.address, task.due)
