"""Consultations as everybody sees them: what is asked, a form while open, answers, and what came of them."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import open_to_all
from moothall_web.forum import consultations, consulting, door
from moothall_web.forum.claim_views import faults_of_sender, refusals
from moothall_web.forum.comments import LONGEST, ClosedError
from moothall_web.forum.consultations import Words, consultation_words, state_of
from moothall_web.forum.models import Consultation, Response
from moothall_web.forum.public_views import PER_PAGE, listed, trail_of
from moothall_web.forum.rules import rules
from moothall_web.ui.pages import page


@open_to_all
def every(request: HttpRequest, slug: str) -> HttpResponse:
    """Every consultation of a project on the register, the newest first."""
    row = listed(slug)
    return page(
        request, "forum/consultations.html", title=_("Consultations"), trail=trail_of(row), slug=slug,
        found=consultations.told(row.project),
    )  # fmt: skip


@open_to_all
def one(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """A consultation: what is asked and until when, a form while it is open, answers, what came of them."""
    row = listed(slug)
    found = consultations.public(row.project).filter(number=number).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return _one(request, slug, found)
    _code, words = consultations.words_of(found)
    typed = {name: request.POST.get(name, "").strip() for name in (*_names(words), "name", "email")}
    faults = _faults(typed, words)
    turned = "" if faults else door.turned_away(request, _place(slug, found))
    if turned:
        faults["q1" if turned != "trap" else door.TRAP] = refusals()[turned]
    if faults:
        return _one(request, slug, found, typed=typed, faults=faults, status=422)
    try:
        with transaction.atomic():
            if door.too_many(request):
                said = {"q1": refusals()["many"]}
                return _one(request, slug, found, typed=typed, faults=said, status=429)
            texts = tuple(typed[name] for name in _names(words))
            made = consulting.respond(
                found, texts, typed["name"], typed["email"], get_language() or consultations.ENGLISH
            )
    except ClosedError:
        said = {"late": _("The consultation is closed, or not open yet: your answer was not taken.")}
        return _one(request, slug, found, typed=typed, faults=said, status=409)
    return redirect(f"{reverse('consultation', args=[slug, number])}?sent={made.shown}#sent")


def _place(slug: str, found: Consultation) -> str:
    return f"{slug}/consultation/{found.number}"


def _names(words: Words) -> list[str]:
    return [f"q{n}" for n in range(1, len(words.questions) + 1)]


def _faults(typed: dict[str, str], words: Words) -> dict[str, str]:
    faults = faults_of_sender(typed)
    for name in _names(words):
        if len(typed[name]) > LONGEST:
            faults[name] = _("Your answer has {n} characters; there is room for {most}.").format(
                n=len(typed[name]), most=LONGEST
            )
    if not any(typed[name] for name in _names(words)):
        faults["q1"] = _("Answer at least one question.")
    return faults


def _one(
    request: HttpRequest, slug: str, found: Consultation, *, typed: dict[str, str] | None = None,
    faults: dict[str, str] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    code, words = consultations.words_of(found)
    told_in, outcome = consultations.outcome_of(found)
    sent = {
        "held": _("Thank you. Somebody reads your answer before it is shown here."),
        "shown": _("Thank you. Your answer is shown below."),
    }
    shown = Paginator(consultations.read_by_all(found), PER_PAGE).get_page(request.GET.get("page"))
    row = listed(slug)
    return page(
        request, "forum/consultation.html", title=words.title, slug=slug, one=found, words=words, code=code,
        trail=[*trail_of(row), (_("Consultations"), reverse("consultations", args=[slug]))],
        state=state_of(found), state_words=consultation_words(found), reasons=rules().reasons,
        moves=consultations.moves_of(found), told_in=told_in,
        outcome=list(zip(words.questions, outcome, strict=False)), count=consultations.counted(found),
        shown=shown, answers=[(r, answers_of(r, words)) for r in shown], faults=faults, status=status,
        typed=typed or {}, names=_names(words), token=door.token(_place(slug, found)), trap=door.TRAP,
        sent=sent.get(request.GET.get("sent", "")),
    )  # fmt: skip


def answers_of(response: Response, words: Words) -> list[tuple[int, str, str]]:
    """What somebody answered: number and words of each question that they did answer, and the text."""
    asked: Any = zip(words.questions, response.texts, strict=False)
    return [(n, question, text) for n, (question, text) in enumerate(asked, 1) if text]
