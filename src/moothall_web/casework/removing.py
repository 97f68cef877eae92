"""Rows are taken away with a reason, and can be put back: their past stays either way."""

from __future__ import annotations

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs, power_said
from moothall_web.casework import actions, own, reading
from moothall_web.casework.fields import said
from moothall_web.casework.models import Value
from moothall_web.casework.shelves import Shelf, shelves
from moothall_web.casework.steps import power_of
from moothall_web.casework.views import seen_by, title_of, trail_to
from moothall_web.casework.writing import Actor, StaleError
from moothall_web.ui.pages import page


def _shelf(name: str) -> Shelf:
    """A kind of row; 404 for none, or for what is one value and no row."""
    shelf = shelves().get(name)
    if shelf is None or shelf.single:
        raise Http404
    return shelf


@needs("read")
def remove(request: HttpRequest, member: Member, name: str, key: str) -> HttpResponse:
    """Take a row away, after a look at it, with a reason."""
    shelf = _shelf(name)
    now = reading.newest(member.project, name, key)
    if now is None or now.fields is None or not seen_by(member, name, [now]):
        raise Http404
    why, faults, status = request.POST.get("why", "").strip(), dict[str, str](), 200
    may = member.may(power_of(name))
    if request.method == "POST" and may:
        if refused := own.refusal(member, name, now.fields):
            faults = {"why": refused}
        elif not why:
            faults = {"why": _("Say why this is removed: everybody who can read it sees that.")}
        status = 422
        if not faults:
            seen = request.POST.get("seen", "")
            try:
                actions.remove(
                    member.project, shelf, key, Actor(member.user, member.role_for(power_of(name))),
                    seen=int(seen) if seen.isdigit() and len(seen) < 10 else 0, why=why,
                )  # fmt: skip
            except StaleError as stale:
                now, status = stale.now, 409
                if now.fields is None:
                    return redirect("removed", member.project.slug, name)
            else:
                return redirect("shelf", member.project.slug, name)
    return page(
        request, "casework/remove.html", title=_("Remove: {what}").format(what=f"{title_of(name)} {key}"),
        trail=trail_to(member, shelf), faults=faults, status=status, member=member, now=now, why=why,
        said=said(shelf.kind, now.fields or {}), stale=status == 409,
        shelf=shelf, may=may, power=power_said(power_of(name)),
    )  # fmt: skip


def gone(member: Member, name: str) -> list[tuple[Value, Value]]:
    """Rows of a kind that were removed: who removed each and why, and what stood there before."""
    newest = Value.objects.filter(
        place__project=member.project, place__shelf=name, place__removed=True, version=F("place__version")
    )
    before = Value.objects.filter(
        place__project=member.project, place__shelf=name, place__removed=True,
        version=F("place__version") - 1,
    )  # fmt: skip
    stood = {v.place_id: v for v in seen_by(member, name, list(before.select_related("place", "by")))}
    found = newest.select_related("place", "by").order_by("-at")
    return [(v, stood[v.place_id]) for v in found if v.place_id in stood]


@needs("read")
def removed(request: HttpRequest, member: Member, name: str) -> HttpResponse:
    """Rows of a kind that were removed, each to be put back."""
    shelf = _shelf(name)
    rows = gone(member, name)
    faults, status, may = dict[str, str](), 200, member.may(power_of(name))
    if request.method == "POST" and may:
        key = request.POST.get("key", "")
        found = next(((v, was) for v, was in rows if v.place.key == key), None)
        if found is None:
            raise Http404
        values = found[1].fields or {}
        if refused := own.refusal(member, name, values):
            faults, status = {f"restore-{found[0].pk}": refused}, 422
        else:
            actor = Actor(member.user, member.role_for(power_of(name)))
            try:
                actions.save(
                    member.project, shelf, key, values, actor, seen=found[0].version, why=_("Put back.")
                )
            except StaleError:
                return redirect("removed", member.project.slug, name)  # somebody else put it back
            return redirect("shelf", member.project.slug, name)
    return page(
        request, "casework/removed.html", title=_("Removed: {what}").format(what=title_of(name)),
        trail=trail_to(member, shelf), faults=faults, status=status, member=member, shelf=shelf,
        rows=[(v, was, said(shelf.kind, was.fields or {})) for v, was in rows], may=may,
    )  # fmt: skip
