"""Pages on which those who run a project consult: plan, announce, read answers, tell what came of them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor
from moothall_web.forum import consultation_form as form
from moothall_web.forum import consultations, consulting
from moothall_web.forum.comments import ClosedError
from moothall_web.forum.consultation_views import answers_of
from moothall_web.forum.consultations import consultation_words, state_of, words_of
from moothall_web.forum.models import Consultation, Listing, Response
from moothall_web.forum.office import whole
from moothall_web.forum.register import StaleError
from moothall_web.forum.rules import rules
from moothall_web.ui import days
from moothall_web.ui.pages import Trail, page


def _actor(member: Member) -> Actor:
    return Actor(member.user, member.role_for("publish"))


def trail_to_all(member: Member) -> Trail:
    """The pages above one of a consultation."""
    return [*trail_to(member), (_("Consultations"), reverse("consulting", args=[member.project.slug]))]


def answer_words() -> dict[str, str]:
    """When an answer is shown, in words."""
    return {
        Consultation.HELD: _("Once somebody has read it"),
        Consultation.AT_ONCE: _("At once; it can be refused later"),
    }


@needs("publish")
def every(request: HttpRequest, member: Member) -> HttpResponse:
    """Every consultation of a project, drafts too, and the answers that wait to be read."""
    found = Consultation.objects.filter(project=member.project).order_by("-number")
    return page(
        request, "forum/consulting.html", title=_("Consultations"), trail=trail_to(member), member=member,
        found=[(c, words_of(c)[1], consultation_words(c)) for c in found],
        waiting=list(consultations.waiting(member.project)),
        listed=Listing.objects.filter(project=member.project).exists(),
    )  # fmt: skip


@needs("publish")
def new(request: HttpRequest, member: Member) -> HttpResponseBase:
    """Plan a consultation: nobody outside sees it before it is announced."""
    return _plan(request, member, None)


def _plan(request: HttpRequest, member: Member, found: Consultation | None) -> HttpResponseBase:
    if request.method != "POST":
        return _form(request, member, found, form.shown(found))
    typed = form.posted(request.POST)
    asked, faults = form.read(typed, timezone.now())
    if asked is None:
        return _form(request, member, found, typed, faults=faults, status=422)
    seen = whole(request.POST.get("seen", ""))
    try:
        made = consulting.plan(member.project, asked, found, seen, _actor(member))
    except StaleError as stale:
        return _form(request, member, stale.now, typed, stale=True, status=409)
    except ClosedError:
        return redirect("consulting_one", member.project.slug, found.number if found else 0)
    return redirect("consulting_one", member.project.slug, made.number)


def _form(
    request: HttpRequest, member: Member, found: Consultation | None, typed: dict[str, str], *,
    faults: dict[str, str] | None = None, stale: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    return page(
        request, "forum/consulting_form.html", member=member, one=found, typed=typed, stale=stale,
        title=_("Change the consultation") if found else _("Plan a consultation"),
        trail=trail_to_all(member), now=words_of(found)[1] if found else None, ways=answer_words(),
        welsh=any(value for name, value in typed.items() if name.endswith("_cy")), faults=faults,
        status=status,
    )  # fmt: skip


def _found(member: Member, number: int) -> Consultation:
    found = Consultation.objects.filter(project=member.project, number=number).first()
    if found is None:
        raise Http404
    return found


@needs("publish")
def change(request: HttpRequest, member: Member, number: int) -> HttpResponseBase:
    """Change a consultation that is not open yet; from then on people rely on what it says."""
    found = _found(member, number)
    if state_of(found) not in ("draft", "coming"):
        return redirect("consulting_one", member.project.slug, number)
    return _plan(request, member, found)


@needs("publish")
def one(request: HttpRequest, member: Member, number: int) -> HttpResponseBase:
    """A consultation: announce it, move its end, read its answers, tell what came of them."""
    found = _found(member, number)
    if request.method != "POST":
        return _one(request, member, found)
    seen, actor = whole(request.POST.get("seen", "")), _actor(member)
    deed = {"announce": _announce, "move": _move, "tell": _tell}.get(request.POST.get("deed", ""))
    if deed is None:
        raise Http404
    try:
        typed, faults = deed(request, found, seen, actor)
    except StaleError as stale:
        return _one(request, member, stale.now, typed=request.POST.dict(), stale=True, status=409)
    except ClosedError:
        said = {"deed": _("That cannot be done now: its state is told above.")}
        return _one(request, member, _found(member, number), faults=said, status=409)
    if faults:
        return _one(request, member, found, typed=typed, faults=faults, status=422)
    return redirect("consulting_one", member.project.slug, number)


Typed = tuple[dict[str, str], dict[str, str]]
"""What was typed, and what is wrong with it, by field."""


def _announce(request: HttpRequest, found: Consultation, seen: int, actor: Actor) -> Typed:
    if not Listing.objects.filter(project=found.project).exists():
        said = _("Put the project on the public register first: its consultations are found there.")
        return {}, {"announce": said}
    consulting.announce(found, seen, actor)
    return {}, {}


def _move(request: HttpRequest, found: Consultation, seen: int, actor: Actor) -> Typed:
    typed = {n: request.POST.get(n, "").strip() for n in ("closes_day", "closes_time", "why")}
    faults: dict[str, str] = {}
    closes = form.moment(typed, "closes", faults)
    if closes and closes <= timezone.now():
        faults["closes_day"] = _("This moment is past: name one that is still to come.")
    elif closes and closes <= found.opens:
        faults["closes_day"] = _("It must close after it opens.")
    if not typed["why"]:
        faults["why"] = _("Say why it closes at another moment: everybody reads it.")
    if closes and not faults:
        consulting.move(found, closes, typed["why"], seen, actor)
    return typed, faults


def _tell(request: HttpRequest, found: Consultation, seen: int, actor: Actor) -> Typed:
    typed, faults = form.outcome(found, request.POST)
    if not faults:
        consulting.tell(found, form.told(found, typed), seen, actor)
    return typed, faults


def _one(
    request: HttpRequest, member: Member, found: Consultation, *, typed: dict[str, str] | None = None,
    faults: dict[str, str] | None = None, stale: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    day, time = days.typed(found.closes)
    standing = {"closes_day": day, "closes_time": time, "why": ""} | form.shown_outcome(found)
    responses = list(found.responses.order_by("number"))
    code, words = words_of(found)
    return page(
        request, "forum/consulting_one.html", title=words.title, trail=trail_to_all(member), member=member,
        one=found, words=words, code=code, state=state_of(found), state_words=consultation_words(found),
        stale=stale,
        languages_of=[(code, words_of(found, code)[1]) for code in found.words],
        typed=standing | (typed or {}),
        responses=[(r, answers_of(r, words)) for r in responses], ways=answer_words(), faults=faults,
        moves=consultations.moves_of(found), count=consultations.counted(found), status=status,
        reasons=rules().reasons,
    )  # fmt: skip


@needs("publish")
def response(request: HttpRequest, member: Member, number: int, answer: int) -> HttpResponseBase:
    """An answer: show it, or refuse it with a reason; also where whoever wrote it asks for that."""
    found = Response.objects.filter(
        consultation__project=member.project, consultation__number=number, number=answer
    )
    held = found.select_related("consultation__project").first()
    if held is None:
        raise Http404
    if request.method != "POST":
        return _response(request, member, held, {})
    typed = {n: request.POST.get(n, "").strip() for n in ("deed", "refusal", "why")}
    faults = {}
    if typed["deed"] == Response.REFUSED:
        if typed["refusal"] not in rules().reasons:
            faults["refusal"] = _("Choose why it is not shown.")
        if not typed["why"]:
            faults["why"] = _("Say in a sentence why; it stands in the log.")
    elif typed["deed"] != Response.SHOWN:
        faults["deed"] = _("Choose what to do with it.")
    if faults:
        return _response(request, member, held, typed, faults=faults, status=422)
    refusal = typed["refusal"] if typed["deed"] == Response.REFUSED else ""
    try:
        seen = whole(request.POST.get("seen", ""))
        consulting.moderate(held, typed["deed"], refusal, typed["why"], seen, _actor(member))
    except StaleError as stale:
        return _response(request, member, stale.now, typed, stale=True, status=409)
    return redirect("consulting_one", member.project.slug, number)


def _response(
    request: HttpRequest, member: Member, held: Response, typed: dict[str, str], *,
    faults: dict[str, str] | None = None, stale: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    _code, words = words_of(held.consultation)
    number = held.consultation.number
    return page(
        request, "forum/response.html", title=_("Answer {n}").format(n=held.number), member=member,
        trail=[*trail_to_all(member),
               (words.title, reverse("consulting_one", args=[member.project.slug, number]))],
        response=held, answers=answers_of(held, words), typed=typed, reasons=rules().reasons, stale=stale,
        faults=faults, status=status,
    )  # fmt: skip
