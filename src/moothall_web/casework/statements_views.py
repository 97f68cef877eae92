"""Pages on statements: who was heard, a statement to be written, and why one was not obtained."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import drafts, own, reading, statements
from moothall_web.casework.access import audience_of
from moothall_web.casework.opening import version_in
from moothall_web.casework.shelves import shelves
from moothall_web.casework.statements import GROUPS, SAID, SHELVES
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import StaleError
from moothall_web.ui.pages import page


@needs("read")
def overview(request: HttpRequest, member: Member) -> HttpResponse:
    """Every group with its statement, or with why there is none; what is missing first."""
    rows = reading.held(member.project, SHELVES)
    return page(
        request, "casework/statements.html", title=_("Statements"), trail=trail_to(member), member=member,
        voices=statements.voices(rows, own.groups_of(member, rows[GROUPS])),
        lacking=statements.lacking(member.project), audience=audience_of(member, shelves()[SAID]),
    )  # fmt: skip


def _trail(member: Member) -> list[tuple[str, str]]:
    return [*trail_to(member), (_("Statements"), reverse("statements", args=[member.project.slug]))]


@needs("state")
def write(request: HttpRequest, member: Member) -> HttpResponse:
    """A statement in a group's own words, printed unedited."""
    rows = reading.held(member.project, SHELVES)
    groups = own.groups_of(member, rows[GROUPS])
    group = request.POST.get("group") or request.GET.get("group") or next(iter(groups), "")
    now = reading.newest(member.project, SAID, group)
    draft = drafts.of(request, member) if request.method != "POST" else None
    standing = str(((now.fields if now else None) or {}).get("text", ""))
    typed = {"group": group, "text": draft.fields.get("text", "") if draft else standing}
    faults: dict[str, str] = {}
    status, other = 200, None
    seen = (draft and draft.fields.get("seen")) or (str(now.version) if now and now.fields else "0")
    if request.method == "POST":
        seen = request.POST.get("seen", "0")
        typed["text"] = request.POST.get("text", "").replace("\r\n", "\n")
        if "draft" in request.POST:
            return drafts.keep(request, member, {**typed, "seen": seen})
        try:
            faults, status = statements.say(member, group, typed["text"], version_in(request)), 422
        except StaleError as stale:
            status, other, seen = 409, stale.now, str(stale.now.version)
        else:
            if not faults:
                drafts.drop(request, member)
                return redirect("statements", member.project.slug)
    titles = {g["id"]: str(g.get("title") or g["id"]) for g in rows[GROUPS]}
    return page(
        request, "casework/statement.html", title=_("Write a statement"), trail=_trail(member), faults=faults,
        status=status, member=member, typed=typed, groups=[(g, titles[g]) for g in groups], draft=draft,
        other=other, seen=seen, past=reading.past(member.project, SAID, group),
        audience=audience_of(member, shelves()[SAID]),
    )  # fmt: skip


@needs("answer")
def not_obtained(request: HttpRequest, member: Member) -> HttpResponse:
    """Why there is no statement of a group: published in its place."""
    rows = reading.held(member.project, SHELVES)
    given = request.POST if request.method == "POST" else request.GET
    typed = {f: given.get(f, "").strip() for f in ("group", "reason", "by")}
    faults: dict[str, str] = {}
    if request.method == "POST":
        faults = statements.explain(member, rows, typed)
        if not faults:
            return redirect("statements", member.project.slug)
    elif not typed["by"]:
        typed["by"] = own.name_of(member, "answer")
    silent = [(v.id, v.title) for v in statements.voices(rows) if not v.text]
    return page(
        request, "casework/not_obtained.html", title=_("Say why a statement was not obtained"),
        trail=_trail(member), faults=faults, status=422 if faults else 200, member=member, typed=typed,
        groups=silent, audience=audience_of(member, shelves()[SAID]),
    )  # fmt: skip
