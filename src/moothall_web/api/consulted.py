"""Consultations as everybody can read them: what is asked until when, the answers, what came of them."""

from __future__ import annotations

import msgspec
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from moothall_web.api import answers, exchange
from moothall_web.api.problems import missing
from moothall_web.api.published import as_public
from moothall_web.forum import consultations, register
from moothall_web.forum.models import Consultation, Listing, Response


def every(request: HttpRequest, slug: str) -> HttpResponse:
    """Every consultation of a project on the register, newest first."""
    found = consultations.public(_listed(slug).project)
    return as_public(exchange.answer(answers.Consultations([_line(c) for c in found])))


def one(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A consultation with a page of its answers, in the order in which they came."""
    found = consultations.public(_listed(slug).project).filter(number=number).first()
    if found is None:
        raise missing()
    most, after = exchange.limit(request), exchange.cursor(request, int)
    wanted = consultations.read_by_all(found)
    if after:
        wanted = wanted.filter(number__gt=after[0])
    rows = list(wanted[: most + 1])
    shown = rows[:most]
    return as_public(exchange.answer(answers.Consulted(
        _line(found), found.contact, consultations.counted(found), list(consultations.moves_of(found)),
        msgspec.convert(found.outcome, dict[str, list[consultations.Outcome]]),
        [_answer(r) for r in shown],
        exchange.cursor_of(shown[-1].number) if len(rows) > most else None,
    )))  # fmt: skip


def _listed(slug: str) -> Listing:
    """The listing of a project; to everybody else there is no such project."""
    found = register.listings().filter(project__slug=slug).first()
    if found is None:
        raise missing()
    return found


def _line(found: Consultation) -> answers.ConsultationLine:
    return answers.ConsultationLine(
        found.number, consultations.state_of(found), found.opens, found.closes,
        msgspec.convert(found.words, dict[str, consultations.Words]),
        reverse("consultation", args=[found.project.slug, found.number]),
    )  # fmt: skip


def _answer(row: Response) -> answers.Answered:
    """An answer, or in its place why it is not shown: no address, and of a refused one no words."""
    refused = row.shown == Response.REFUSED
    texts = [] if refused else list(row.texts)
    return answers.Answered(row.number, row.at, row.language, row.name, texts, row.refusal)
