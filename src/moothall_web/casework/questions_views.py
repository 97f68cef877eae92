"""Pages on questions: all of them with their replies, one to be put, and one to be answered."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall.framework.framework import Framework
from moothall.project.questions import Asked
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import questions, reading
from moothall_web.casework.access import audience_of
from moothall_web.casework.days import day_of
from moothall_web.casework.desk import framework_in
from moothall_web.casework.models import Value
from moothall_web.casework.questions import SHELF, SHELVES, TYPED, Rows
from moothall_web.casework.reading import head_of
from moothall_web.casework.shelves import shelves
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import StaleError
from moothall_web.ui.pages import page


def standing_words() -> dict[str, tuple[str, str]]:
    """How a question stands, in words, and the colour of its tag."""
    return {
        "overdue": (_("Overdue"), "red"), "open": (_("Open"), "blue"),
        "late": (_("Answered late"), "orange"), "in_time": (_("Answered in time"), "green"),
    }  # fmt: skip


def _found(rows: Rows) -> tuple[Asked, ...]:
    return questions.standing(rows[SHELF], day_of(head_of(dict(rows))))


def _about(rows: Rows, framework: Framework) -> dict[str, dict[str, str]]:
    """What a question may be about, by field: ids with their names."""
    return {
        "option": {o["id"]: str(o["title"]) for o in rows["options"]},
        "item": {s.id: f"{s.id} {s.title}" for s in framework.matrix.sections},
        "evidence": {e["id"]: f"{e['id']} {e.get('statement', '')}" for e in rows["evidence"]},
    }


def _named(rows: Rows, framework: Framework) -> dict[str, dict[str, str]]:
    """The same, and all else of the framework that a question in a file may name."""
    found = _about(rows, framework)
    found["item"] |= {c.id: f"{c.id} {c.title}" for c in framework.criteria}
    found["item"] |= {p.id: f"{p.id} {p.title}" for p in framework.screening.principles}
    return found


@needs("read")
def overview(request: HttpRequest, member: Member) -> HttpResponse:
    """Every question with its replies, overdue ones first."""
    rows = reading.held(member.project, SHELVES)
    found = _found(rows)
    words = standing_words()
    return page(
        request, "casework/questions.html", title=_("Questions and replies"), trail=trail_to(member),
        member=member, found=found, words=words, named=_named(rows, framework_in(rows)),
        counts=[(words[s], sum(a.standing == s for a in found)) for s in words],
        audience=audience_of(member, shelves()[SHELF]),
    )  # fmt: skip


def _trail(member: Member) -> list[tuple[str, str]]:
    here = (_("Questions and replies"), reverse("questions", args=[member.project.slug]))
    return [*trail_to(member), here]


@needs("ask")
def new(request: HttpRequest, member: Member) -> HttpResponse:
    """A question to be put: of whom, about what, by when."""
    rows = reading.held(member.project, SHELVES)
    framework = framework_in(rows)
    given = request.POST if request.method == "POST" else request.GET  # a link may say what it is about
    typed, faults = {f: given.get(f, "") for f in TYPED}, dict[str, str]()
    if request.method == "POST":
        id, faults = questions.ask(member, rows, framework, typed)
        faults |= _needed(typed, faults)
        if not faults:
            return redirect("question", member.project.slug, id)
    return page(
        request, "casework/ask.html", title=_("Put a question"), trail=_trail(member), faults=faults,
        status=422 if faults else 200, member=member, typed=typed, about=_about(rows, framework),
        parties=[(p, p) for p in sorted({p.title for p in questions.parties(rows, framework)})],
        audience=audience_of(member, shelves()[SHELF]),
    )  # fmt: skip


def _needed(typed: Mapping[str, str], faults: Mapping[str, str]) -> dict[str, str]:
    """The same faults as the rules of the whole find, in the language of the page."""
    said = {
        "asked_of": _("Say which body or role you ask."), "text": _("Write the question."),
        "due": _("Say by which day you want an answer, as 2026-05-31."),
        "option": _("Say what it is about: an option, a section or a claim."),
    }  # fmt: skip
    return {name: words for name, words in said.items() if name in faults and not typed[name].strip()}


@needs("read")
def question(request: HttpRequest, member: Member, id: str) -> HttpResponse:
    """One question with its replies, and a reply by those who were asked."""
    rows, now = _one(member, id)
    framework = framework_in(dict(rows))
    found = next(a for a in _found(rows) if a.question.id == id)
    own = questions.asked_by(member.project).get(id) == member.user.pk
    may = not own and questions.floor(member, rows, framework).may_reply(found.question)
    text, faults = request.POST.get("text", ""), dict[str, str]()
    if request.method == "POST":
        if may:
            faults = questions.reply(member, rows, framework, id, text)
            if "text" in faults and not text.strip():
                faults = {"text": _("Write the reply.")}
        else:
            faults = {"text": _("A reply comes from those who were asked.")}
        if not faults:
            return redirect("question", member.project.slug, id)
    return page(
        request, "casework/question.html", title=_("Question {id}").format(id=id), trail=_trail(member),
        faults=faults, status=422 if faults else 200, member=member, found=found, may=may, own=own,
        typed={"text": text}, words=standing_words(), named=_named(rows, framework),
        past=reading.past(member.project, SHELF, now.place.key),
        audience=audience_of(member, shelves()[SHELF], now),
    )  # fmt: skip


def _one(member: Member, id: str) -> tuple[Rows, Value]:
    now = reading.newest(member.project, SHELF, id)
    if now is None or now.fields is None or now.fields["kind"] != "question":
        raise Http404
    return reading.held(member.project, SHELVES), now


@needs("publish")
def withhold(request: HttpRequest, member: Member, id: str) -> HttpResponse:
    """Keep the words of a question and of its replies from the public, with a reason; or let them out."""
    rows, now = _one(member, id)
    held = str((now.fields or {}).get("withheld", ""))
    typed, faults, status = {"why": request.POST.get("why", "").strip()}, dict[str, str](), 200
    if request.method == "POST":
        if not held and not typed["why"]:
            faults, status = {"why": _("Say in a sentence why this is withheld: the public reads it.")}, 422
        elif request.POST.get("seen") != str(now.version):
            faults = {"why": _("Somebody changed this while you looked. Look again, and save again.")}
            status = 409
        else:
            try:
                questions.withhold(member, now, "" if held else typed["why"])
                return redirect("question", member.project.slug, id)
            except StaleError:
                faults = {"why": _("Somebody changed this while you looked. Look again, and save again.")}
                status = 409
    title = _("Let the public read question {id}") if held else _("Withhold the words of question {id}")
    return page(
        request, "casework/withhold_question.html", title=title.format(id=id), trail=_trail(member),
        faults=faults, status=status, member=member, typed=typed, held=held, seen=now.version,
        found=next(a for a in _found(rows) if a.question.id == id),
    )  # fmt: skip
