"""What is done with consultations: planned, announced, answered, closed by the clock, and told of.

Every deed stands in the log. Permission has been asked before; an answer needs none, only that the
consultation is open in that moment.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

import msgspec
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from moothall_web.accounts.models import Project
from moothall_web.audit.record import record
from moothall_web.casework.writing import Actor, lock
from moothall_web.forum.comments import ClosedError
from moothall_web.forum.consultations import Moved, Outcome, Plan, moves_of, state_of, words_of
from moothall_web.forum.models import Consultation, Response
from moothall_web.forum.register import StaleError
from moothall_web.forum.rules import rules


def plan(project: Project, asked: Plan, found: Consultation | None, seen: int, actor: Actor) -> Consultation:
    """Write a consultation, a new one or one that is not open yet.

    seen : the version that was looked at
    raises : StaleError where somebody wrote meanwhile, ClosedError where it is open by now
    """
    with transaction.atomic():
        lock(project)
        if found is None:
            last = Consultation.objects.filter(project=project).aggregate(last=Max("number"))["last"]
            held = Consultation(project=project, number=(last or 0) + 1, version=0)
        else:
            held = _held(found, seen)
            if state_of(held) not in ("draft", "coming"):
                raise ClosedError
        held.words, held.contact = msgspec.to_builtins(asked.words), asked.contact
        held.opens, held.closes, held.answers = asked.opens, asked.closes, asked.answers
        _written(held, "plan_consultation", actor, msgspec.to_builtins(asked))
        return held


def announce(found: Consultation, seen: int, actor: Actor) -> Consultation:
    """Let everybody see it; it opens by itself.

    raises : StaleError where somebody wrote meanwhile, ClosedError where it would be closed already
    """
    with transaction.atomic():
        lock(found.project)
        held = _held(found, seen)
        if held.closes <= timezone.now():
            raise ClosedError
        held.announced_at = held.announced_at or timezone.now()
        _written(held, "announce_consultation", actor, {"words": held.words})
        return held


def move(found: Consultation, closes: datetime.datetime, why: str, seen: int, actor: Actor) -> Consultation:
    """Let it close at another moment to come, with a reason that everybody reads.

    raises : StaleError where somebody wrote meanwhile, ClosedError where its outcome is told
    """
    with transaction.atomic():
        lock(found.project)
        held = _held(found, seen)
        if held.told_at is not None or held.announced_at is None:
            raise ClosedError
        made = Moved(timezone.now(), held.closes, closes, why)
        held.moved = msgspec.to_builtins((*moves_of(held), made))
        held.closes = closes
        _written(held, "move_closing", actor, msgspec.to_builtins(made))
        return held


def respond(found: Consultation, texts: tuple[str, ...], name: str, email: str, language: str) -> Response:
    """Take an answer; ClosedError where the consultation is not open in this moment."""
    with transaction.atomic():
        lock(found.project)
        held = Consultation.objects.select_related("project").get(pk=found.pk)
        if state_of(held) != "open":
            raise ClosedError
        last = held.responses.aggregate(last=Max("number"))["last"]
        made = Response.objects.create(
            consultation=held, number=(last or 0) + 1, texts=list(texts), name=name, email=email,
            language=language, at=timezone.now(),
            shown=Response.HELD if held.answers == Consultation.HELD else Response.SHOWN,
        )  # fmt: skip
        body = {"consultation": held.number, "shown": made.shown}
        record(held.project.slug, actor="public", action="respond", subject=_subject(made), body=body)
        return made


def moderate(response: Response, shown: str, refusal: str, why: str, seen: int, actor: Actor) -> Response:
    """Show an answer, or refuse it with a reason; a refused one names nobody any more, and stays counted.

    refusal : code of the reason, which everybody reads; why : for the log alone
    raises : StaleError where somebody decided meanwhile
    """
    project = response.consultation.project
    with transaction.atomic():
        lock(project)
        held = Response.objects.select_for_update().select_related("consultation").get(pk=response.pk)
        if held.version != seen:
            raise StaleError(held)
        held.version, held.shown, held.refusal = held.version + 1, shown, refusal
        if shown == Response.REFUSED:
            held.name = held.email = ""
            if rules().reasons[refusal].erase:
                held.texts = ["" for _text in held.texts]
        held.save()
        body = {"role": actor.role, "shown": shown, "refusal": refusal, "why": why}
        record(project.slug, actor=actor.code, action="moderate_response", subject=_subject(held), body=body)
        return held


def tell(
    found: Consultation, outcome: dict[str, tuple[Outcome, ...]], seen: int, actor: Actor
) -> Consultation:
    """Tell what was said on each question and what was done about it; who left an address gets word of it.

    The addresses are gone afterwards. Told once more, it corrects what was told.
    raises : StaleError where somebody wrote meanwhile, ClosedError where answers are still taken
    """
    with transaction.atomic():
        lock(found.project)
        held = _held(found, seen)
        if state_of(held) not in ("closed", "told"):
            raise ClosedError
        held.outcome, held.told_at = msgspec.to_builtins(outcome), held.told_at or timezone.now()
        _written(held, "tell_outcome", actor, {"outcome": held.outcome})
        left = held.responses.exclude(email="")
        letters = [(*_letter(held, r.language), r.email) for r in left]
        left.update(email="")
        for subject, text, address in letters:
            transaction.on_commit(_sender(subject, text, address), robust=True)
        return held


def _sender(subject: str, text: str, address: str) -> Callable[[], object]:
    return lambda: send_mail(subject, text, None, [address])


def _letter(held: Consultation, language: str) -> tuple[str, str]:
    """What somebody is sent who left an address, in the language in which they answered."""
    with translation.override(language):
        said, words = words_of(held)
        parts = [_("You answered the consultation “{title}”. This came of it.").format(title=words.title)]
        outcome = msgspec.convert(held.outcome, dict[str, tuple[Outcome, ...]])
        told = outcome.get(said) or outcome["en"]
        for question, one in zip(words.questions, told, strict=True):
            parts += [question, _("You said: {text}").format(text=one.said),
                      _("We did: {text}").format(text=one.did)]  # fmt: skip
        parts.append(_("Your address is deleted now; you get no other letter."))
        return " ".join(_("What came of: {title}").format(title=words.title).split()), "\n\n".join(parts)


def _held(found: Consultation, seen: int) -> Consultation:
    held = Consultation.objects.select_for_update().select_related("project").get(pk=found.pk)
    if held.version != seen:
        raise StaleError(held)
    return held


def _written(held: Consultation, action: str, actor: Actor, body: dict[str, object]) -> None:
    held.version += 1
    held.save()
    subject = f"consultation {held.number}"
    body = {"role": actor.role} | body
    record(held.project.slug, actor=actor.code, action=action, subject=subject, body=body)


def _subject(response: Response) -> str:
    return f"response {response.consultation.number}.{response.number}"
