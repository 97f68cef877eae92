"""What a consultation is, and how far it is: a draft, announced, open, closed, or told of."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall_web.accounts.models import Project
from moothall_web.forum.models import Consultation, Response
from moothall_web.ui.days import clocked

State = Literal["draft", "coming", "open", "closed", "told"]
ENGLISH = "en"


class Words(Struct, frozen=True):
    """What is asked, in one language.

    about : what it is about; use : what will be done with the answers
    """

    title: str
    about: str
    use: str
    questions: tuple[str, ...]


class Plan(Struct, frozen=True, kw_only=True):
    """A consultation as somebody plans it."""

    words: dict[str, Words]
    contact: str
    opens: datetime.datetime
    closes: datetime.datetime
    answers: str


class Moved(Struct, frozen=True):
    """A change of the closing moment: when, from, to, and why, which everybody reads."""

    at: datetime.datetime
    before: datetime.datetime
    after: datetime.datetime
    why: str


class Outcome(Struct, frozen=True):
    """What was said on a question, and what was done about it."""

    said: str
    did: str


class News(Struct, frozen=True):
    """Something that happened to a consultation: it was announced, or what came of it was told."""

    of: Consultation
    at: datetime.datetime
    told: bool


class Counted(Struct, frozen=True):
    """How many answers there are, and how many of them can be read."""

    every: int
    shown: int
    held: int
    refused: int


def state_of(found: Consultation, now: datetime.datetime | None = None) -> State:
    """How far a consultation is; nobody has to close it."""
    now = now or timezone.now()
    if found.announced_at is None:
        return "draft"
    if found.told_at is not None:
        return "told"
    if now < found.opens:
        return "coming"
    return "open" if now < found.closes else "closed"


def consultation_words(found: Consultation) -> str:
    """How far a consultation is, in words."""
    return {
        "draft": _("Draft: nobody outside sees it"),
        "coming": _("Opens on {moment}").format(moment=clocked(found.opens)),
        "open": _("Open until {moment}").format(moment=clocked(found.closes)),
        "closed": _("Closed on {moment}; what came of it is not told yet").format(
            moment=clocked(found.closes)
        ),
        "told": _("Closed on {moment}; what came of it is told").format(moment=clocked(found.closes)),
    }[state_of(found)]


def words_of(found: Consultation, code: str = "") -> tuple[str, Words]:
    """What is asked, in the language of the page where there is such a version, else in English; which."""
    every = msgspec.convert(found.words, dict[str, Words])
    asked = (code or get_language() or ENGLISH).partition("-")[0]
    language = asked if asked in every else ENGLISH
    return language, every[language]


def outcome_of(found: Consultation, code: str = "") -> tuple[str, tuple[Outcome, ...]]:
    """What came of each question, in the language of the page where it was told in it; which."""
    every = msgspec.convert(found.outcome, dict[str, tuple[Outcome, ...]])
    asked = (code or get_language() or ENGLISH).partition("-")[0]
    language = asked if asked in every else ENGLISH
    return language, every.get(language, ())


def moves_of(found: Consultation) -> tuple[Moved, ...]:
    """Every change of the closing moment, the first one first."""
    return msgspec.convert(found.moved, tuple[Moved, ...], strict=False)


def public(project: Project) -> QuerySet[Consultation]:
    """The consultations of a project that everybody can see, the newest first."""
    found = Consultation.objects.filter(project=project, announced_at__isnull=False)
    return found.select_related("project").order_by("-number")


def news(of: QuerySet[Consultation], most: int) -> list[News]:
    """What happened to consultations last, the newest first."""
    announced = of.filter(announced_at__isnull=False).select_related("project")
    told = announced.filter(told_at__isnull=False)
    found = [
        News(c, c.announced_at, False) for c in announced.order_by("-announced_at")[:most] if c.announced_at
    ]
    found += [News(c, c.told_at, True) for c in told.order_by("-told_at")[:most] if c.told_at]
    return sorted(found, key=lambda n: n.at, reverse=True)[:most]


def told(project: Project) -> list[tuple[Consultation, str, Words, str]]:
    """What lists tell of each that everybody can see: the language, what is asked, how far it is."""
    return [(one, *words_of(one), consultation_words(one)) for one in public(project)]


def open_now() -> Q:
    """Whether a consultation takes answers now."""
    now = timezone.now()
    return Q(announced_at__isnull=False, opens__lte=now, closes__gt=now)


def counted(found: Consultation) -> Counted:
    """How many answers there are; one query."""
    shown, held = Q(shown=Response.SHOWN), Q(shown=Response.HELD)
    n = found.responses.aggregate(
        every=Count("pk"), read=Count("pk", filter=shown), unread=Count("pk", filter=held)
    )
    return Counted(n["every"], n["read"], n["unread"], n["every"] - n["read"] - n["unread"])


def read_by_all(found: Consultation) -> QuerySet[Response]:
    """What everybody reads: answers that are shown, and in place of a refused one the reason."""
    return found.responses.exclude(shown=Response.HELD).order_by("number")


def waiting(project: Project) -> QuerySet[Response]:
    """Answers that somebody must read before they are shown, the longest waiting first."""
    found = Response.objects.filter(consultation__project=project, shown=Response.HELD)
    return found.select_related("consultation").order_by("at", "pk")
