"""Pages for those who run a project: what the register says of it, and what people said."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor
from moothall_web.forum import comments, register
from moothall_web.forum.models import Comment, Listing
from moothall_web.forum.public_views import stage_words, state_words
from moothall_web.forum.register import StaleError
from moothall_web.forum.rules import rules
from moothall_web.ui.pages import page


def whole(words: str) -> int:
    """A number of a form; -1 where it is none."""
    return int(words) if words.isdigit() and len(words) < 10 else -1


def _actor(member: Member) -> Actor:
    return Actor(member.user, member.role_for("publish"))


def comment_words() -> dict[str, str]:
    """Whether the public may comment, in words."""
    return {
        Listing.CLOSED: _("Nobody can comment"),
        Listing.HELD: _("A comment is shown once somebody has read it"),
        Listing.AT_ONCE: _("A comment is shown at once, and can be refused later"),
    }


@needs("publish")
def listing(request: HttpRequest, member: Member) -> HttpResponseBase:
    """Put a project on the public register, or tell it anew, and whether people may comment."""
    row = Listing.objects.filter(project=member.project).first()
    if request.method != "POST":
        typed = {"contact": row.contact if row else "", "comments": row.comments if row else Listing.CLOSED}
        return _listing(request, member, row, typed)
    typed = {name: request.POST.get(name, "").strip() for name in ("contact", "comments")}
    faults = {}
    if not typed["contact"]:
        faults["contact"] = _("Say whom people can ask: a post, with an address or a telephone number.")
    if typed["comments"] not in comment_words():
        faults["comments"] = _("Choose whether people may comment.")
    if faults:
        return _listing(request, member, row, typed, faults=faults, status=422)
    try:
        seen = whole(request.POST.get("seen", ""))
        register.put(member.project, typed["contact"], typed["comments"], seen, _actor(member))
    except StaleError as stale:
        return _listing(request, member, stale.now, typed, stale=True, status=409)
    return redirect("public_project", member.project.slug)


def _listing(
    request: HttpRequest, member: Member, row: Listing | None, typed: dict[str, str], *,
    faults: dict[str, str] | None = None, stale: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    return page(
        request, "forum/listing.html", title=_("The public register"), trail=trail_to(member), member=member,
        row=row, told=register.outline_now(member.project), typed=typed, ways=comment_words(), stale=stale,
        stages=stage_words(), faults=faults, status=status,
    )  # fmt: skip


@needs("publish")
def queue(request: HttpRequest, member: Member) -> HttpResponse:
    """Comments that wait for somebody: to be read before they are shown, or to be answered."""
    return page(
        request, "forum/queue.html", title=_("What people said"), trail=trail_to(member), member=member,
        waiting=list(comments.waiting(member.project)),
    )  # fmt: skip


@needs("publish")
def comment(request: HttpRequest, member: Member, number: int) -> HttpResponseBase:
    """A comment: show it, or refuse it with a reason, and answer it."""
    found = Comment.objects.select_related("project").filter(project=member.project, number=number).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return _comment(request, member, found, {"reply": found.reply, "state": found.state})
    typed = {n: request.POST.get(n, "").strip() for n in ("deed", "refusal", "why", "reply", "state")}
    faults = _faults(typed)
    if faults:
        return _comment(request, member, found, typed, faults=faults, status=422)
    seen, actor = whole(request.POST.get("seen", "")), _actor(member)
    try:
        if typed["deed"] == "answer":
            comments.answer(found, typed["reply"], typed["state"], seen, actor)
        else:
            refusal = typed["refusal"] if typed["deed"] == Comment.REFUSED else ""
            comments.moderate(found, typed["deed"], refusal, typed["why"], seen, actor)
    except StaleError as stale:
        return _comment(request, member, stale.now, typed, stale=True, status=409)
    return redirect("comments", member.project.slug)


def _faults(typed: dict[str, str]) -> dict[str, str]:
    faults = {}
    if typed["deed"] == Comment.REFUSED:
        if typed["refusal"] not in rules().reasons:
            faults["refusal"] = _("Choose why it is not shown.")
        if not typed["why"]:
            faults["why"] = _("Say in a sentence why; it stands in the log.")
    elif typed["deed"] == "answer":
        if not typed["reply"]:
            faults["reply"] = _("Write the answer.")
        if typed["state"] not in (Comment.ANSWERED, Comment.CHANGED):
            faults["state"] = _("Say whether something was changed.")
    elif typed["deed"] != Comment.SHOWN:
        faults["reply"] = _("Choose what to do with it.")
    return faults


def _comment(
    request: HttpRequest, member: Member, found: Comment, typed: dict[str, str], *,
    faults: dict[str, str] | None = None, stale: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    slug = member.project.slug
    return page(
        request, "forum/comment.html", title=_("Comment {n} on claim {item}").format(
            n=found.number, item=found.item), member=member, comment=found, typed=typed, stale=stale,
        trail=[*trail_to(member), (_("What people said"), reverse("comments", args=[slug]))], faults=faults,
        status=status, reasons=rules().reasons, states=state_words(),
    )  # fmt: skip
