"""Rows of a project, by kind: the same actions as on the pages, held to the same rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member
from moothall_web.api import answers, exchange
from moothall_web.api.doorway import must
from moothall_web.api.problems import RefusedError, missing
from moothall_web.casework import actions, option_facts, own, reading
from moothall_web.casework.models import Value
from moothall_web.casework.shelves import Shelf, bare, lists, shelves
from moothall_web.casework.steps import power_of
from moothall_web.casework.views import asked, refusal, seen_by, unexplained
from moothall_web.casework.writing import Actor, StaleError

LONGEST_KEY = 300


def shelf_of(name: str) -> Shelf:
    """A kind of rows; 404 for none."""
    found = shelves().get(name)
    if found is None:
        raise missing()
    return found


def kinds(request: HttpRequest, member: Member) -> HttpResponse:
    """Every kind of rows, with how many stand there and what a change asks for."""
    standing = reading.counts(member.project)
    return exchange.answer(answers.Shelves([
        answers.ShelfLine(s.name, standing.get(s.name, 0), power_of(s.name), list(s.key), s.single)
        for s in shelves().values()
    ]))  # fmt: skip


def page(request: HttpRequest, member: Member, shelf: str) -> HttpResponse:
    """The rows of a kind as they stand, in their order."""
    of = shelf_of(shelf)
    most, after = exchange.limit(request), exchange.cursor(request, int, int)
    wanted = Value.objects.filter(
        place__project=member.project, place__shelf=of.name, place__removed=False, version=F("place__version")
    ).select_related("place", "by")
    if after:
        beyond = Q(place__position=after[0], place_id__gt=after[1])
        wanted = wanted.filter(Q(place__position__gt=after[0]) | beyond)
    found = list(wanted.order_by("place__position", "place_id")[: most + 1])
    shown, more = found[:most], len(found) > most
    last = shown[-1].place if more else None
    return exchange.answer(answers.Rows(
        [row_of(v) for v in seen_by(member, of.name, shown)],
        exchange.cursor_of(last.position, last.pk) if last else None,
    ))  # fmt: skip


def row_of(value: Value) -> answers.Row:
    """A row as it is answered."""
    return answers.Row(
        value.place.shelf, value.place.key, value.version, dict(value.fields or {}), str(value.by),
        value.role, value.at.isoformat(), value.why,
    )  # fmt: skip


def tag_of(value: Value) -> str:
    """The entity tag of a version."""
    return f'"{value.version}"'


def _standing(member: Member, shelf: Shelf, key: str) -> Value:
    """A row that somebody may see; 404 where none stands there."""
    now = reading.newest(member.project, shelf.name, key)
    if now is None or now.fields is None or not seen_by(member, shelf.name, [now]):
        raise missing()
    return now


def one(request: HttpRequest, member: Member, shelf: str, key: str) -> HttpResponseBase:
    """One row as it stands."""
    now = _standing(member, shelf_of(shelf), key)
    tag = tag_of(now)
    return exchange.unchanged(request, tag) or exchange.answer(row_of(now), tag=tag)


def history(request: HttpRequest, member: Member, shelf: str, key: str) -> HttpResponse:
    """Every version of a row that stands, newest first: what, who, when, why."""
    of = shelf_of(shelf)
    now = _standing(member, of, key)
    found = seen_by(member, of.name, reading.past(member.project, of.name, now.place.key))
    return exchange.answer(answers.History([
        answers.Version(v.version, v.fields, str(v.by), v.role, v.at.isoformat(), v.why) for v in found
    ]))  # fmt: skip


def add(request: HttpRequest, member: Member, shelf: str) -> HttpResponse:
    """Add a row."""
    of = shelf_of(shelf)
    must(member, power_of(of.name))
    given = exchange.body(request, answers.Change)
    values = _values(member, of, None, given)
    key = of.key_of(values, reading.next_number(member.project, of.name))
    if len(key) > LONGEST_KEY:
        said = _("What tells the row from others is too long: {n} letters at most.").format(n=LONGEST_KEY)
        raise RefusedError(422, "invalid", said)
    made = _save(member, of, key, values, 0, given.why)
    assert made is not None  # where a row stands already, the save is stale
    return _written(member, made, 201)


def change(request: HttpRequest, member: Member, shelf: str, key: str) -> HttpResponse:
    """Change a row: send it whole, with the version that it is a change of in If-Match."""
    of = shelf_of(shelf)
    must(member, power_of(of.name))
    now = _standing(member, of, key)
    seen, given = exchange.seen(request), exchange.body(request, answers.Change)
    if seen != now.version:
        raise _clash(now, given.fields, 412, "changed")
    values = _values(member, of, now, given)
    made = _save(member, of, now.place.key, values, seen, given.why)
    return _written(member, made or now, 200)


def remove(request: HttpRequest, member: Member, shelf: str, key: str) -> HttpResponse:
    """Take a row away, with a reason; its past stays."""
    of = shelf_of(shelf)
    must(member, power_of(of.name))
    now = _standing(member, of, key)
    if of.single:
        raise RefusedError(422, "invalid", _("This is one value, and no row: it can be changed alone."))
    if said := own.refusal(member, of.name, now.fields or {}):
        raise RefusedError(422, "refused", said)
    why = request.GET.get("why", "").strip()
    if not why:
        said = _("Say why this is removed: everybody who can read it sees that.")
        raise RefusedError(422, "invalid", said, faults={"why": said})
    seen = exchange.seen(request)
    if seen != now.version:
        raise _clash(now, None, 412, "changed")
    actor = Actor(member.user, member.role_for(power_of(of.name)))
    try:
        actions.remove(member.project, of, now.place.key, actor, seen=seen, why=why)
    except StaleError as stale:
        raise _clash(stale.now, None, 409, "changed") from None
    return HttpResponse(status=204)


def _values(member: Member, shelf: Shelf, now: Value | None, given: answers.Change) -> dict[str, Any]:
    """The fields as they are kept; 422 with what is wrong by the rules of the type and of the pages."""
    apart = lists(shelf.kind) if shelf.single else {}
    if named := sorted(set(apart) & set(given.fields)):
        said = _("This list has rows of its own: {shelf}.").format(shelf=f"{shelf.name}.{named[0]}")
        raise RefusedError(422, "invalid", said, faults={f"fields.{named[0]}": said})
    values = bare(exchange.convert(given.fields, shelf.kind, "fields"), without=apart)
    if now is not None and shelf.key and shelf.key_of(values, 0) != shelf.key_of(now.fields or {}, 0):
        said = _("The fields that tell a row from others cannot change: add a row and remove this one.")
        raise RefusedError(422, "invalid", said, faults={f"fields.{shelf.key[0]}": said})
    if shelf.name == "options":
        _hold_options(member, now, values)
    if refused := refusal(member, shelf, now, values):
        raise RefusedError(422, "refused", refused, faults={f"fields.{asked(shelf)[0].path}": refused})
    if now is not None and not given.why.strip() and (why := unexplained(shelf, now, values)):
        raise RefusedError(422, "invalid", why, faults={"why": why})
    return values


def _hold_options(member: Member, now: Value | None, values: Mapping[str, Any]) -> None:
    """The rules of the page of an option: its evidence is there; dispute and drop have their own pages."""
    before: Mapping[str, Any] = (now.fields if now else None) or {}
    for name in option_facts.APART:
        if values.get(name) != before.get(name):
            said = _("This is changed on its own page, with a reason.")
            raise RefusedError(422, "refused", said, faults={f"fields.{name}": said})
    known = (e["id"] for e in reading.held(member.project, ["evidence"])["evidence"])
    faults = option_facts.unknown_evidence(option_facts.words_of(values), known)
    if faults:
        found = {f"fields.{path}": said for path, said in faults.items()}
        raise RefusedError(422, "invalid", next(iter(faults.values())), faults=found)


def _save(
    member: Member, shelf: Shelf, key: str, values: dict[str, Any], seen: int, why: str
) -> Value | None:
    actor = Actor(member.user, member.role_for(power_of(shelf.name)))
    try:
        return actions.save(member.project, shelf, key, values, actor, seen=seen, why=why.strip())
    except StaleError as stale:
        if not seen and not seen_by(member, shelf.name, [stale.now]):
            raise RefusedError(409, "exists", _("There is such a row already.")) from None
        raise _clash(stale.now, values, 409, "changed" if seen else "exists") from None


def _clash(now: Value, yours: Mapping[str, Any] | None, status: int, type: str) -> RefusedError:
    """Both texts, so that nothing is lost and nothing overwritten."""
    said = _("Another version stands there now; yours is beside it.")
    more = {"yours": dict(yours)} if yours is not None else {}
    stands = {"version": now.version, "fields": now.fields, "by": str(now.by), "at": now.at.isoformat()}
    return RefusedError(status, type, said, {"ETag": tag_of(now)}, stands=stands, **more)


def _written(member: Member, made: Value, status: int) -> HttpResponse:
    found = exchange.answer(row_of(made), status, tag_of(made))
    words = [member.project.slug, made.place.shelf, made.place.key]
    found["Location"] = reverse("api_row", args=words)
    return found
