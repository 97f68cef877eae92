"""Pages on who decides: bodies with their seats and votes, and the power that follows, as it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall.project.governance import Body, Seat
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import actions, bodies, drafts, reading
from moothall_web.casework.access import audience_of
from moothall_web.casework.asking import ask
from moothall_web.casework.choices import choices
from moothall_web.casework.desk import framework_in
from moothall_web.casework.field_types import fields_of, refs
from moothall_web.casework.fields import MORE, one_more, posted, shown, taken
from moothall_web.casework.models import Draft, Value
from moothall_web.casework.opening import opened, seen, version_in
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import shelves
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor, StaleError
from moothall_web.ui.live import LOOK, status
from moothall_web.ui.pages import page
from moothall_web.ui.tongue import in_words

SHELF = "governance.bodies"
SHELVES = ("head", "head.partners", "head.timetable", "head.thresholds", "options", "governance", SHELF)
Rows = Mapping[str, list[Fields]]


@needs("read")
def overview(request: HttpRequest, member: Member) -> HttpResponse:
    """Who decides what, and who has power."""
    rows = reading.held(member.project, SHELVES)
    framework, partners = framework_in(rows), rows["head.partners"]
    told = {b["id"]: ask("power", framework, rows, b) for b in rows[SHELF]}
    return page(
        request, "casework/governance.html", title=_("Who decides"), trail=trail_to(member), member=member,
        bodies=[(b, told[b["id"]]) for b in rows[SHELF]], kinds=_kinds(rows), partners=partners,
        deciding=list(bodies.deciding(rows[SHELF], partners)), may=member.may("set_up"),
        options={o["id"]: o["title"] for o in rows["options"]},
        audience=audience_of(member, shelves()[SHELF]),
    )  # fmt: skip


def _kinds(rows: Rows) -> dict[str, str]:
    return {str(b["kind"]): in_words(str(b["kind"])) for b in rows[SHELF]}


@needs("set_up")
def new(request: HttpRequest, member: Member) -> HttpResponse:
    """A body to be added."""
    return _edit(request, member, None)


@needs("read")
def body(request: HttpRequest, member: Member, id: str) -> HttpResponse:
    """One body, with the power that its votes give."""
    return _edit(request, member, opened(member, SHELF, id))


def _edit(request: HttpRequest, member: Member, now: Value | None) -> HttpResponse:
    may = member.may("set_up")
    if request.method == "POST" and may:
        return _save(request, member, now)
    draft = drafts.of(request, member) if may else None
    rows = reading.held(member.project, SHELVES)
    partners = rows["head.partners"]
    typed = bodies.begun(partners) if now is None else bodies.named(shown(Body, now.fields or {}), partners)
    return _form(request, member, now, rows, draft.fields if draft else typed, may=may, draft=draft)


def _form(
    request: HttpRequest, member: Member, now: Value | None, rows: Rows, typed: Mapping[str, str], *,
    may: bool, faults: dict[str, str] | None = None, draft: Draft | None = None, other: Value | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    framework, partners = framework_in(dict(rows)), rows["head.partners"]
    values, wrong = taken(Body, bodies.unnamed(typed, partners))
    known = choices(member.project, refs(fields_of(Body)), framework)
    known["seat_kinds"] = [(k, in_words(k)) for k in _seat_kinds()]
    return page(
        request, "casework/body.html", title=(now.fields or {})["title"] if now else _("Add a body"),
        trail=_trail(member), faults=faults, status=status, member=member, now=now, typed=typed, may=may,
        draft=draft, other=bodies.named(shown(Body, other.fields or {}), partners) if other else None,
        other_value=other, groups=bodies.groups(), seat_fields=bodies.seat_fields(), choices=known,
        seats=next(f for f in fields_of(Body) if f.path == "seats"), partners=partners,
        told=None if wrong else ask("power", framework, rows, values), wrong=wrong,
        seen=seen(request, draft, now),
        past=reading.past(member.project, SHELF, now.place.key) if now else [],
        audience=audience_of(member, shelves()[SHELF], now),
    )  # fmt: skip


def _seat_kinds() -> tuple[str, ...]:
    return next(f.choices for f in fields_of(Seat) if f.path == "kind")


def _trail(member: Member) -> list[tuple[str, str]]:
    return [*trail_to(member), (_("Who decides"), reverse("governance", args=[member.project.slug]))]


def _save(request: HttpRequest, member: Member, now: Value | None) -> HttpResponse:
    typed = posted(fields_of(Body), request.POST)
    if now is not None:
        typed["id"] = now.place.key
    if "draft" in request.POST:
        return drafts.keep(request, member, {**typed, "seen": request.POST.get("seen", "0")})
    rows = reading.held(member.project, SHELVES)
    if MORE in request.POST:
        typed = one_more(fields_of(Body), typed, request.POST[MORE])
        return _form(request, member, now, rows, typed, may=True)
    values, faults = taken(Body, bodies.unnamed(typed, rows["head.partners"]))
    faults = faults or _impossible(rows, values)
    if LOOK in request.POST:
        live = status(request, faults)
        return _form(request, member, now, rows, typed, may=True, faults=faults, status=live)
    if faults:
        return _form(request, member, now, rows, typed, may=True, faults=faults, status=422)
    return _kept(request, member, now, rows, typed, values)


def _impossible(rows: Rows, values: Fields) -> dict[str, str]:
    """What cannot be of a body whose fields can all be read: votes that no majority reaches."""
    told = ask("power", framework_in(dict(rows)), rows, values)
    known = {f.path for f in fields_of(Body)}
    wrong: Mapping[str, str] = told.wrong if told else {}
    return {path: said for path, said in wrong.items() if path.partition(".")[0] in known}


def _kept(
    request: HttpRequest, member: Member, now: Value | None, rows: Rows, typed: dict[str, str],
    values: dict[str, Any],
) -> HttpResponse:  # fmt: skip
    actor, id = Actor(member.user, member.role_for("set_up")), str(values["id"])
    try:
        actions.save(
            member.project, shelves()[SHELF], id, values, actor,
            seen=version_in(request), why=request.POST.get("why", "").strip(),
        )  # fmt: skip
    except StaleError as stale:
        if now is None:
            faults = {"id": _("There is a body “{id}” already.").format(id=id)}
            return _form(request, member, now, rows, typed, may=True, faults=faults, status=422)
        return _form(request, member, now, rows, typed, may=True, other=stale.now, status=409)
    drafts.drop(request, member)
    return redirect("body", member.project.slug, id)
