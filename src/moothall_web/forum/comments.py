"""What people say on a claim: sent, looked at, answered. Every deed stands in the log, and names nobody.

Permission has been asked before; a comment needs none, only that the project takes comments.
"""

from __future__ import annotations

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from moothall_web.accounts.models import Project
from moothall_web.audit.record import record
from moothall_web.casework.erasing import blotted, named_in
from moothall_web.casework.writing import Actor, lock
from moothall_web.forum.models import Comment, Listing
from moothall_web.forum.register import StaleError
from moothall_web.forum.rules import rules

LONGEST = 5000
"""Characters of a comment."""


class ClosedError(Exception):
    """The project takes no comments now."""


def say(project: Project, item: str, edition: int, text: str, name: str, email: str) -> Comment:
    """Take a comment on a claim of an edition; ClosedError where the project takes none."""
    with transaction.atomic():
        lock(project)
        taken = Listing.objects.filter(project=project).values_list("comments", flat=True).first()
        if taken not in (Listing.HELD, Listing.AT_ONCE):
            raise ClosedError
        last = Comment.objects.filter(project=project).aggregate(last=Max("number"))["last"]
        made = Comment.objects.create(
            project=project, number=(last or 0) + 1, item=item, edition=edition, text=text, name=name,
            email=email, at=timezone.now(),
            shown=Comment.HELD if taken == Listing.HELD else Comment.SHOWN,
        )  # fmt: skip
        body = {"item": item, "edition": edition, "shown": made.shown}
        record(project.slug, actor="public", action="comment", subject=f"comment {made.number}", body=body)
        return made


def moderate(comment: Comment, shown: str, refusal: str, why: str, seen: int, actor: Actor) -> Comment:
    """Show a comment, or refuse it with a reason; a refused one names nobody any more.

    refusal : code of the reason, which everybody reads; why : for the log alone
    raises : StaleError where somebody decided meanwhile
    """
    with transaction.atomic():
        held = _held(comment, seen)
        held.shown, held.refusal = shown, refusal
        if shown == Comment.REFUSED:
            held.name = held.email = ""
            if rules().reasons[refusal].erase:
                held.text = ""
        held.save()
        body = {"role": actor.role, "shown": shown, "refusal": refusal, "why": why}
        _log(held, "moderate_comment", body, actor)
        return held


def answer(comment: Comment, reply: str, state: str, seen: int, actor: Actor) -> Comment:
    """Answer a comment, and say whether something was changed; StaleError where somebody did meanwhile.

    Whoever left an address gets the answer there once, and then the address is gone.
    """
    with transaction.atomic():
        held = _held(comment, seen)
        held.reply, held.state, held.role, held.replied_at = reply, state, actor.role, timezone.now()
        address, held.email = held.email, ""
        held.save()
        _log(held, "answer_comment", {"role": actor.role, "state": state, "reply": reply}, actor)
        if address:
            subject = _("Your comment on claim {item} was answered").format(item=held.item)
            transaction.on_commit(lambda: send_mail(subject, reply, None, [address]), robust=True)
        return held


def _held(comment: Comment, seen: int) -> Comment:
    lock(comment.project)
    held = Comment.objects.select_for_update().select_related("project").get(pk=comment.pk)
    if held.version != seen:
        raise StaleError(held)
    held.version += 1
    return held


def _log(comment: Comment, action: str, body: dict[str, str], actor: Actor) -> None:
    subject = f"comment {comment.number}"
    record(comment.project.slug, actor=actor.code, action=action, subject=subject, body=body)


def on_claim(project: Project, item: str) -> QuerySet[Comment]:
    """What everybody reads on a claim: shown, and in place of a refused one the reason."""
    found = Comment.objects.filter(project=project, item=item)
    return found.exclude(shown=Comment.HELD).order_by("number")


def counted(project: Project) -> dict[str, int]:
    """How many comments are shown on each claim."""
    shown = Comment.objects.filter(project=project, shown=Comment.SHOWN)
    return dict(shown.values_list("item").annotate(n=Count("pk")).order_by())


def waiting(project: Project) -> QuerySet[Comment]:
    """What somebody must look at: held, or shown without an answer; the longest waiting first."""
    unanswered = Q(shown=Comment.SHOWN, state=Comment.OPEN)
    return Comment.objects.filter(Q(shown=Comment.HELD) | unanswered, project=project).order_by("number")


def replied(project: Project) -> QuerySet[Comment]:
    """What was answered, for "you said, we did"; the newest answer first."""
    found = Comment.objects.filter(project=project, shown=Comment.SHOWN).exclude(state=Comment.OPEN)
    return found.order_by("-replied_at", "-number")


def blot(words: tuple[str, ...], of: list[Project], **told: object) -> None:
    """Blot somebody out of what was said in their projects: texts, names, answers, and addresses."""
    for comment in Comment.objects.filter(project__in=of):
        said = {name: blotted(getattr(comment, name), words) for name in ("text", "name", "reply")}
        if named_in(comment.email, words):
            said["email"] = ""
        if any(getattr(comment, name) != text for name, text in said.items()):
            Comment.objects.filter(pk=comment.pk).update(**said)
