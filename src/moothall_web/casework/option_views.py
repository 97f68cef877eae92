"""Pages on options: the facts asked as questions, the type told from them, and a dispute of it."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import actions, drafts, option_facts, reading
from moothall_web.casework.access import audience_of
from moothall_web.casework.asking import ask
from moothall_web.casework.choices import choices
from moothall_web.casework.days import day_of
from moothall_web.casework.desk import framework_in
from moothall_web.casework.field_types import refs
from moothall_web.casework.fields import MORE, one_more, posted
from moothall_web.casework.models import Draft, Value
from moothall_web.casework.opening import opened, seen, version_in
from moothall_web.casework.option_facts import asked, fact_words, further, headed, questions, words_of
from moothall_web.casework.reading import Fields
from moothall_web.casework.removing import gone
from moothall_web.casework.shelves import shelves
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor, StaleError
from moothall_web.ui.pages import page

SHELVES = ("head", "head.partners", "options")


@needs("read")
def overview(request: HttpRequest, member: Member) -> HttpResponse:
    """Every option with the type that its facts give."""
    rows = reading.held(member.project, SHELVES)
    told = ask("type", framework_in(rows), rows) or {}
    return page(
        request, "casework/options.html", title=_("Options and their types"), trail=trail_to(member),
        member=member, options=[(o, told.get(o["id"])) for o in rows["options"]], missing=fact_words(),
        may=member.may("propose"), removed=gone(member, "options"),
    )  # fmt: skip


def trail(member: Member) -> list[tuple[str, str]]:
    """The pages above that of an option."""
    here = (_("Options and their types"), reverse("options", args=[member.project.slug]))
    return [*trail_to(member), here]


@needs("propose")
def new(request: HttpRequest, member: Member) -> HttpResponse:
    """An option to be proposed."""
    return _edit(request, member, None)


@needs("read")
def option(request: HttpRequest, member: Member, option: str) -> HttpResponse:
    """One option: its facts, its type, and what follows from it."""
    return _edit(request, member, opened(member, "options", option))


def _edit(request: HttpRequest, member: Member, now: Value | None) -> HttpResponse:
    may = member.may("propose")
    if request.method == "POST" and may:
        return _save(request, member, now)
    draft = drafts.of(request, member) if may else None
    typed = draft.fields if draft else words_of((now.fields if now else None) or {})
    return _form(request, member, now, typed, may=may, draft=draft)


def _form(
    request: HttpRequest, member: Member, now: Value | None, typed: Mapping[str, str], *, may: bool,
    faults: dict[str, str] | None = None, draft: Draft | None = None, other: Value | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    rows = reading.held(member.project, SHELVES)
    fields: Fields = (now.fields if now else None) or {}
    told = ask("type", framework_in(rows), {**rows, "options": [fields]}) if now else None
    wanted = [r for r in refs(asked()) if r != "evidence"]  # of these there are too many to choose from
    return page(
        request, "casework/option.html", title=fields.get("title") or _("Propose an option"),
        trail=trail(member), faults=faults, status=status, member=member, now=now, typed=typed, may=may,
        draft=draft, other=words_of(other.fields or {}) if other else None, other_value=other,
        headed=[f for f in headed() if f.path != "id" or now is None], groups=questions(),
        further=further(), choices=choices(member.project, wanted, framework_in(rows)),
        seen=seen(request, draft, now),
        told=(told or {}).get(fields.get("id")), missing=fact_words(), dispute=fields.get("dispute"),
        can_dispute=now is not None and member.may("answer"), dropped=fields.get("dropped"),
        audience=audience_of(member, shelves()["options"], now),
        past=reading.past(member.project, "options", now.place.key) if now else [],
    )  # fmt: skip


def _typed(request: HttpRequest, now: Value | None) -> dict[str, str]:
    typed = posted(asked(), request.POST)
    if now is not None:
        typed["id"] = now.place.key
    return typed


def _save(request: HttpRequest, member: Member, now: Value | None) -> HttpResponse:
    typed = _typed(request, now)
    if "draft" in request.POST:
        return drafts.keep(request, member, {**typed, "seen": request.POST.get("seen", "0")})
    if MORE in request.POST:
        return _form(request, member, now, one_more(asked(), typed, request.POST[MORE]), may=True)
    values, faults = option_facts.made((now.fields if now else None) or {}, typed)
    known = (e["id"] for e in reading.held(member.project, ["evidence"])["evidence"])
    faults = option_facts.unknown_evidence(typed, known) | faults
    if faults:
        return _form(request, member, now, typed, may=True, faults=faults, status=422)
    actor, shelf = Actor(member.user, member.role_for("propose")), shelves()["options"]
    why = request.POST.get("why", "").strip()
    try:
        actions.save(
            member.project, shelf, values["id"], values, actor,
            seen=version_in(request), why=why,
        )  # fmt: skip
    except StaleError as stale:
        if now is None:
            faults = {"id": _("There is an option “{id}” already.").format(id=values["id"])}
            return _form(request, member, now, typed, may=True, faults=faults, status=422)
        return _form(request, member, now, typed, may=True, other=stale.now, status=409)
    drafts.drop(request, member)
    if "another" in request.POST:
        return redirect("new_option", member.project.slug)
    return redirect("option", member.project.slug, values["id"])


@needs("answer")
def dispute(request: HttpRequest, member: Member, option: str) -> HttpResponse:
    """Hold another type to be right; the one from facts stays beside it."""
    now = opened(member, "options", option)
    rows = reading.held(member.project, SHELVES)
    framework, faults, status = framework_in(rows), dict[str, str](), 200
    typed = {f: request.POST.get(f, "").strip() for f in ("type", "reason", "by")}
    if request.method == "POST":
        values, faults = option_facts.disputed(now.fields, typed, day_of(reading.head_of(rows)))
        if not faults and typed["type"] not in {t.id for t in framework.typology.types}:
            faults = {"type": _("Choose one of the types.")}
        stale, status = request.POST.get("seen") != str(now.version), 422
        if stale:
            status = 409
        elif not faults and (done := _dispute(member, now, values, typed["reason"])):
            return done
    told = ask("type", framework, {**rows, "options": [now.fields]}) or {}
    title = _("Dispute the type of {option}").format(option=now.fields["title"])
    return page(
        request, "casework/dispute.html", title=title,
        trail=trail(member), faults=faults, status=status, member=member, typed=typed, now=now,
        types_of=framework.typology.types, told=told.get(option), missing=fact_words(),
        before=now.fields.get("dispute"), stale=status == 409,
    )  # fmt: skip


def _dispute(member: Member, now: Value, values: Fields, why: str) -> HttpResponse | None:
    return _act(member, "answer", now, values, f"dispute {now.place.key}", why)


def _act(member: Member, power: str, now: Value, values: Fields, what: str, why: str) -> HttpResponse | None:
    """Save an act on an option; None where somebody changed the option in between."""
    actor, shelf = Actor(member.user, member.role_for(power)), shelves()["options"]
    change = actions.Change(shelf, now.place.key, values, seen=now.version, why=why)
    try:
        actions.save_many(
            member.project, [change], actor, what=what,
            day=day_of(reading.head_of(reading.held(member.project, ["head"]))),
        )  # fmt: skip
    except StaleError:
        return None
    return redirect("option", member.project.slug, now.place.key)


@needs("propose")
def listing(request: HttpRequest, member: Member, option: str) -> HttpResponse:
    """Take an option off the list, or put it back; either way with a reason, and it stays on record."""
    now = opened(member, "options", option)
    off, faults, status = bool(now.fields.get("dropped")), dict[str, str](), 200
    typed = {f: request.POST.get(f, "").strip() for f in ("reason", "by")}
    if request.method == "POST":
        day = day_of(reading.head_of(reading.held(member.project, ["head"])))
        values, faults = option_facts.off_the_list(now.fields, typed, day)
        if request.POST.get("seen") != str(now.version):
            status = 409
        elif faults:
            status = 422
        else:
            values = option_facts.on_the_list_again(now.fields) if off else values
            what = f"{'put back' if off else 'take off'} {option}"
            if done := _act(member, "propose", now, values, what, typed["reason"]):
                return done
            now = reading.newest(member.project, "options", option) or now
            off, status = bool((now.fields or {}).get("dropped")), 409
    title = _("Put {option} back on the list") if off else _("Take {option} off the list")
    return page(
        request, "casework/listing.html",
        title=title.format(option=(now.fields or {}).get("title", option)), trail=trail(member),
        faults=faults if status == 422 else {}, status=status, member=member, typed=typed, now=now, off=off,
    )  # fmt: skip
