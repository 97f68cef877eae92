"""Pages on evidence: a claim with its source and the questions that grade it, and files."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from msgspec.structs import replace

from moothall.framework.framework import Framework
from moothall.project.evidence import EvidenceRow
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import actions, drafts, files, reading, verifying
from moothall_web.casework.access import audience_of
from moothall_web.casework.choices import choices
from moothall_web.casework.desk import framework_in
from moothall_web.casework.fields import Field, fields_of, shown, taken
from moothall_web.casework.models import Draft, Upload, Value
from moothall_web.casework.opening import opened, seen, version_in
from moothall_web.casework.shelves import shelves
from moothall_web.casework.verifying_views import verdict_words
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor, StaleError
from moothall_web.ui.pages import page

SHELF = "evidence"


def groups(framework: Framework) -> list[tuple[str, list[Field]]]:
    """The fields of a claim in groups; likeness is asked in the words of the framework."""
    known = {f.path: f for f in fields_of(EvidenceRow)}
    alike = [
        replace(known.pop(c.id), label=c.question, hint="")
        for c in framework.evidence.comparability
        if c.id in known
    ]
    named = (
        (_("The claim"), ("id", "statement", "kind", "value", "unit", "price_base", "period")),
        (_("What it bears on"), ("option", "item", "stage")),
        (_("The source"), ("source_title", "source_address", "locator", "author", "sector", "date")),
        (_("How far it can be trusted"), ("independent", "interest_note", "verified_by", "grade")),
    )
    made = [(title, [known.pop(n) for n in names if n in known]) for title, names in named]
    made.append((_("Is it like for like?"), alike))
    return [*made, (_("More"), list(known.values()))]


def next_id(ids: list[str]) -> str:
    """An id for the next claim, in the way of those that are there."""
    known = [re.fullmatch(r"([A-Za-z]+)(\d+)", i) for i in ids]
    last = max((m for m in known if m), key=lambda m: int(m[2]), default=None)
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}}" if last else "EV01"


@needs("set_up")
def new(request: HttpRequest, member: Member) -> HttpResponse:
    """A claim to be added."""
    return _edit(request, member, None)


@needs("read")
def claim(request: HttpRequest, member: Member, id: str) -> HttpResponse:
    """One claim with its source, its grading and its files."""
    return _edit(request, member, opened(member, SHELF, id))


def _edit(request: HttpRequest, member: Member, now: Value | None) -> HttpResponse:
    may = member.may("set_up")
    if request.method == "POST" and may:
        return _save(request, member, now)
    draft = drafts.of(request, member) if may else None
    typed = draft.fields if draft else shown(EvidenceRow, (now.fields if now else None) or {})
    return _form(request, member, now, typed, may=may, draft=draft)


def _form(
    request: HttpRequest, member: Member, now: Value | None, typed: Mapping[str, str], *, may: bool,
    faults: dict[str, str] | None = None, draft: Draft | None = None, other: Value | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    framework = framework_in(reading.held(member.project, ["head"]))
    known = choices(member.project, ["options"], framework)
    known["grades"] = [(g.label, f"{g.label}: {g.meaning}") for g in framework.evidence.grades]
    if now is None and not typed.get("id"):
        ids = [e["id"] for e in reading.held(member.project, [SHELF])[SHELF]]
        typed = {**typed, "id": next_id(ids)}
    return page(
        request, "casework/claim.html", title=now.place.key if now else _("Add evidence"),
        trail=trail_to(member, shelves()[SHELF]), faults=faults, status=status, member=member, now=now,
        groups=groups(framework), choices=known, typed=typed, may=may, draft=draft,
        seen=seen(request, draft, now),
        other=shown(EvidenceRow, other.fields or {}) if other else None, other_value=other,
        uploads=files.of_claim(now.place) if now else (),
        marks=verifying.marks_of(now, reading.rows(member.project, verifying.MARKS)) if now else (),
        words=verdict_words(), endings=",".join(f".{e}" for e in files.endings()),
        past=reading.past(member.project, SHELF, now.place.key) if now else [],
        audience=audience_of(member, shelves()[SHELF], now),
    )  # fmt: skip


def _save(request: HttpRequest, member: Member, now: Value | None) -> HttpResponse:
    typed = {f.path: request.POST.get(f.path, "") for f in fields_of(EvidenceRow)}
    if now is not None:
        typed["id"] = now.place.key
    if "draft" in request.POST:
        return drafts.keep(request, member, {**typed, "seen": request.POST.get("seen", "0")})
    values, faults = taken(EvidenceRow, typed)
    given = request.FILES.get("file")
    if given is not None and (wrong := files.fault(given)):
        faults["file"] = wrong
    if faults:
        return _form(request, member, now, typed, may=True, faults=faults, status=422)
    actor, id = Actor(member.user, member.role_for("set_up")), str(values["id"])
    try:
        actions.save(
            member.project, shelves()[SHELF], id, values, actor,
            seen=version_in(request), why=request.POST.get("why", "").strip(),
        )  # fmt: skip
    except StaleError as stale:
        if now is None:
            faults = {"id": _("There is a claim “{id}” already.").format(id=id)}
            return _form(request, member, now, typed, may=True, faults=faults, status=422)
        return _form(request, member, now, typed, may=True, other=stale.now, status=409)
    if given is not None:
        files.add(member.project, id, given, actor)
    drafts.drop(request, member)
    return redirect("claim", member.project.slug, id)


@needs("read")
def download(request: HttpRequest, member: Member, number: int) -> HttpResponseBase:
    """A file of a claim, as a download: nothing of it is shown by the site."""
    found = get_object_or_404(
        Upload, pk=number, place__project=member.project, place__shelf=SHELF, place__removed=False
    )
    place = files.place_of(found.sha256)
    if not place.exists():
        raise Http404
    answer = FileResponse(
        place.open("rb"), as_attachment=True, filename=found.name, content_type="application/octet-stream"
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
