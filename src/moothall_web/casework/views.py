"""Pages on which people put things in. A view is a doorway: it asks, hands on, and shows."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.models import User
from moothall_web.accounts.policy import Member, for_signed_in, needs, power_said, projects_of
from moothall_web.casework import actions, drafts, opening, own, reading
from moothall_web.casework.access import COUNTED, audience_of
from moothall_web.casework.actions import Actor, StaleError
from moothall_web.casework.choices import choices, framework_of
from moothall_web.casework.field_types import called, refs
from moothall_web.casework.fields import MORE, Field, fields_of, one_more, posted, shown, taken, told
from moothall_web.casework.models import Draft, Value
from moothall_web.casework.shelves import Shelf, lists, shelves
from moothall_web.casework.steps import power_of
from moothall_web.casework.zeros import unreasoned
from moothall_web.ui.pages import page

MOST = 200
"""Rows on one page."""


@for_signed_in
def projects(request: HttpRequest) -> HttpResponse:
    """The projects that somebody belongs to."""
    assert isinstance(request.user, User)
    found = projects_of(request.user)
    return page(request, "casework/projects.html", title=_("Your projects"), projects=found)


def title_of(shelf: str) -> str:
    """A kind of row in words."""
    return called(shelf.rpartition(".")[2])


def _shelf(name: str) -> Shelf:
    found = shelves().get(name)
    if found is None:
        raise Http404
    return found


def trail_to(member: Member, shelf: Shelf | None = None) -> list[tuple[str, str]]:
    """The pages above one of a project."""
    slug = member.project.slug
    found = [(_("Projects"), reverse("projects")), (member.project.title, reverse("project", args=[slug]))]
    if shelf is not None:
        found.append((title_of(shelf.name), reverse("shelf", args=[slug, shelf.name])))
    return found


OWN_PAGES = {
    "evidence": ("new_claim", "claim"), "options": ("new_option", "option"), "scores": ("scores", ""),
    "weights": ("weights", ""), "verdicts": ("principles", ""), "head.must_pass": ("terms", ""),
    "head.thresholds": ("terms", ""), "head.grades": ("terms", ""), "disclosure": ("withheld", "withhold"),
    "verifications": ("verifications", ""), "finance": ("money", ""), "signatures": ("savings", ""),
    "coalitions": ("shares", ""), "answers": ("flags", ""), "decisions": ("decision", ""),
    "employment": ("employment", ""), "workforce": ("workforce", ""), "jobs": ("posts", ""),
    "measures": ("effects", ""), "impacts": ("effects", ""), "outturn": ("after", ""),
    "governance.bodies": ("new_body", "body"), "questions": ("new_question", "question"),
    "statements": ("statements", ""), "not_obtained": ("statements", ""),
}  # fmt: skip
"""Kinds of rows that have pages of their own: one to add, and one for a row where there is one."""


WHOLE = ("options", "governance.bodies", "questions")
"""Kinds of rows of which the own page asks all, and holds to more rules than the page of any row."""


def own_page(member: Member, shelf: str, key: str = "") -> str:
    """The address of the page that is made for a kind of row, or for one row; empty where there is none."""
    new, one = OWN_PAGES.get(shelf, ("", ""))
    if one and key:
        return reverse(one, args=[member.project.slug, key])
    return reverse(new, args=[member.project.slug]) if new else ""


@needs("read")
def shelf_page(request: HttpRequest, member: Member, name: str) -> HttpResponse:
    """All rows of a kind."""
    shelf = _shelf(name)
    if shelf.single:
        return redirect("row", member.project.slug, name, "")
    found = seen_by(member, name, reading.rows(member.project, name))
    first = (
        max(0, (int(request.GET.get("page", "1") or 1) - 1) * MOST)
        if request.GET.get("page", "1").isdigit()
        else 0
    )
    columns = [f for f in fields_of(shelf.kind) if f.kind not in ("rows", "outline")][:6]
    return page(
        request, "casework/shelf.html", title=title_of(name), trail=trail_to(member), member=member,
        own_page=own_page(member, name), shelf=shelf, columns=columns, total=len(found), first=first,
        most=MOST,
        rows=[(v, told(shelf.kind, v.fields or {})) for v in found[first : first + MOST]],
        may=member.may(power_of(name)),
        audience=audience_of(member, shelf),
    )  # fmt: skip


def seen_by(member: Member, shelf: str, values: list[Value]) -> list[Value]:
    """Rows that somebody may see.

    Of scores those that are theirs, or that were handed in; of staff and posts, where a small count may point
    to a person, all or none: others are told them together.
    """
    if shelf == "scores":
        return reading.visible(member, values, own.sections_of(member))
    return values if shelf not in COUNTED or member.may(power_of(shelf)) else []


@needs("read")
def row_page(request: HttpRequest, member: Member, name: str, key: str) -> HttpResponse:
    """One row: its fields, to be changed by those who may."""
    shelf = _shelf(name)
    now = reading.newest(member.project, name, key)
    if now is None and not shelf.single:
        raise Http404
    if now is not None and not seen_by(member, name, [now]):
        raise Http404
    if name in WHOLE and now is not None and now.fields:
        return redirect(own_page(member, name, key))
    return _edit(request, member, shelf, now)


@needs("read")
def new_page(request: HttpRequest, member: Member, name: str) -> HttpResponse:
    """A row to be added."""
    if name in WHOLE:
        return redirect(own_page(member, name))
    return _edit(request, member, _shelf(name), None)


def _edit(request: HttpRequest, member: Member, shelf: Shelf, now: Value | None) -> HttpResponse:
    may = member.may(power_of(shelf.name))
    if request.method == "POST" and may:
        return _save(request, member, shelf, now)
    draft = drafts.of(request, member)
    typed = draft.fields if draft and may else shown(shelf.kind, (now.fields if now else None) or {})
    if now is None and not draft:  # a link may say what a new row is about
        typed |= {f.path: request.GET[f.path] for f in asked(shelf) if f.path in request.GET}
    return _form(request, member, shelf, now, typed, may=may, draft=draft)


def asked(shelf: Shelf) -> list[Field]:
    """The fields of a row that are asked on its page."""
    apart = set(lists(shelf.kind)) if shelf.single else set()
    return [f for f in fields_of(shelf.kind) if f.path not in apart]


def _form(
    request: HttpRequest, member: Member, shelf: Shelf, now: Value | None, typed: dict[str, str],
    *, may: bool, faults: dict[str, str] | None = None, draft: Draft | None = None,
    other: Value | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    framework = framework_of(member.project)
    found = asked(shelf)
    title = _("Add: {kind}").format(kind=title_of(shelf.name))
    if now is not None or shelf.single:
        title = f"{title_of(shelf.name)} {now.place.key if now else ''}".strip()
    return page(
        request, "casework/row.html", title=title, trail=trail_to(member, None if shelf.single else shelf),
        faults=faults, status=status, member=member, shelf=shelf, now=now, fields=found, typed=typed, may=may,
        choices=choices(member.project, refs(found), framework), draft=draft,
        seen=opening.seen(request, draft, now),
        other=other and shown(shelf.kind, other.fields or {}), other_value=other,
        past=reading.past(member.project, shelf.name, now.place.key) if now else [],
        power=power_said(power_of(shelf.name)), audience=audience_of(member, shelf, now),
        own_page=own_page(member, shelf.name, now.place.key) if now else "",
    )  # fmt: skip


def _save(request: HttpRequest, member: Member, shelf: Shelf, now: Value | None) -> HttpResponse:
    typed = posted(asked(shelf), request.POST)
    if "draft" in request.POST:
        return drafts.keep(request, member, {**typed, "seen": request.POST.get("seen", "0")})
    if MORE in request.POST:
        typed = one_more(asked(shelf), typed, request.POST[MORE])
        return _form(request, member, shelf, now, typed, may=True)
    values, faults = taken(shelf.kind, typed)
    if not faults and (said := refusal(member, shelf, now, values)):
        faults = {asked(shelf)[0].path: said}
    why = request.POST.get("why", "").strip()
    if not faults and not why and now is not None and (said := unexplained(shelf, now, values)):
        faults = {"why": said}
    if faults:
        return _form(request, member, shelf, now, typed, may=True, faults=faults, status=422)
    actor = Actor(member.user, member.role_for(power_of(shelf.name)))
    key = now.place.key if now else shelf.key_of(values, reading.next_number(member.project, shelf.name))
    seen = opening.version_in(request)
    try:
        actions.save(member.project, shelf, key, values, actor, seen=seen, why=why)
    except StaleError as stale:
        return _form(request, member, shelf, now, typed, may=True, other=stale.now, status=409)
    drafts.drop(request, member)
    if shelf.single:
        return redirect("project", member.project.slug)
    if "another" in request.POST:
        return redirect("new_row", member.project.slug, shelf.name)
    return redirect("shelf", member.project.slug, shelf.name)


LOCKED = {
    "head.timetable": ("date", "kind"), "documents": ("date", "kind"),
    "stakeholders.groups": ("first_access",),
}  # fmt: skip
"""Fields that others rely on: what stands in one is changed with a reason, which stays in the history."""


def unexplained(shelf: Shelf, now: Value, values: dict[str, Any]) -> str | None:
    """What is asked where somebody changes without a reason what others rely on."""
    before = now.fields or {}
    for name in LOCKED.get(shelf.name, ()):
        if before.get(name) and before[name] != values.get(name):
            return _("{field} is locked: others rely on it, so that a change needs a reason.").format(
                field=next(f.label for f in asked(shelf) if f.path == name)
            )
    return None


def refusal(member: Member, shelf: Shelf, now: Value | None, values: dict[str, Any]) -> str | None:
    """Why this person may not write this row: neither what stands there nor what is to stand there."""
    before = own.refusal(member, shelf.name, now.fields) if now and now.fields else None
    return before or own.refusal(member, shelf.name, values) or unreasoned(shelf.name, values)
