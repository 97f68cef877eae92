"""Pages on which people look at earlier versions, and at what changed since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothall.business_case.languages import speaking
from moothall.files.catalogues import language
from moothall_web.accounts.models import User
from moothall_web.accounts.policy import Member, needs
from moothall_web.audit.models import Entry
from moothall_web.casework.access import COUNTED
from moothall_web.casework.steps import power_of
from moothall_web.casework.views import title_of
from moothall_web.jobs.views import shown as job_page
from moothall_web.results import asked
from moothall_web.results.doorway import of_project
from moothall_web.results.gather import NotYetError
from moothall_web.results.remembered import State, has_findings
from moothall_web.results.told import spoken
from moothall_web.results.versions import Comparison, as_of, compared
from moothall_web.results.views import trail_to_results
from moothall_web.ui.days import clocked
from moothall_web.ui.pages import page

MOST = 50
"""Entries on one page."""


@needs("read")
@of_project
def versions(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Every entry of the log, each a state of the project that can be held against now; newest first."""
    entries = Entry.objects.filter(chain_id=member.project.slug).order_by("-number")
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isdigit() and 0 < int(asked[:6]) == int(asked) else 1
    found = list(entries[(number - 1) * MOST : number * MOST + 1])
    return page(
        request, "results/versions.html", title=_("Earlier versions"), trail=trail_to_results(member),
        member=member, rows=[(e, who, did(e)) for e, who in with_people(found[:MOST])], number=number,
        more=len(found) > MOST,
    )  # fmt: skip


def with_people(entries: Iterable[Entry]) -> list[tuple[Entry, str]]:
    """Entries with the name of who acted."""
    found = list(entries)
    numbers = {e.actor.partition(":")[2] for e in found if e.actor.startswith("user:")}
    people = {f"user:{u.pk}": str(u) for u in User.objects.filter(pk__in=numbers)}
    return [(e, people.get(e.actor, e.actor)) for e in found]


def did(entry: Entry) -> str:
    """What somebody did, in words."""
    shelf, _space, key = entry.subject.partition(" ")
    place = f"{title_of(shelf)} {key.replace('|', ', ')}".strip()
    words = {
        "add": _("Added: {place}"),
        "save": _("Changed: {place}"),
        "remove": _("Removed: {place}"),
    }.get(entry.action)
    if words:
        return words.format(place=place)
    known = {
        "bring_in": _("Brought in from a file: {what}"),
        "hand_in": _("Handed in scores: {what}"),
        "ask_for_file": _("Asked for a file: {what}"),
        "cancel_job": _("Cancelled what was being worked out: {what}"),
        "save_many": _("Saved together: {what}"),
    }.get(entry.action, "{action}: {what}")
    return known.format(what=entry.subject, action=entry.action.replace("_", " ")).rstrip(": ")


@needs("read")
@of_project
def version(request: HttpRequest, member: Member, known: State, number: int) -> HttpResponseBase:
    """A state of the project held against how it stands now."""
    entry = Entry.objects.filter(chain_id=member.project.slug, number=number).first()
    if entry is None:
        raise Http404
    ((_entry, who),) = with_people([entry])
    trail = [
        *trail_to_results(member),
        (_("Earlier versions"), reverse("versions", args=[member.project.slug])),
    ]
    title = _("What changed since {moment}").format(moment=clocked(entry.at))
    try:
        then = as_of(member.project, entry.at)
    except NotYetError as error:
        lacks = len(error.lacks)
        said = ngettext(
            "At that moment the rows were not a whole project yet: {n} thing was missing or wrong.",
            "At that moment the rows were not a whole project yet: {n} things were missing or wrong.",
            lacks,
        ).format(n=lacks)
        return page(request, "results/version.html", title=title, trail=trail, member=member, entry=entry,
                    who=who, did=did(entry), said=said)  # fmt: skip
    if not all(has_findings(s) for s in (then, known)):
        job = asked.figures(member.project, entry, then.key)
        if job.going_on or job.fault:
            return job_page(request, member, job)
    with speaking(language(spoken())):
        found = compared(then, known, () if member.may(power_of(COUNTED[0])) else COUNTED)
    return page(
        request, "results/version.html", title=title, trail=trail, member=member, entry=entry, who=who,
        did=did(entry), found=found, **telling(found),
    )  # fmt: skip


def telling(found: Comparison) -> dict[str, Any]:
    """What the template that tells a comparison asks for beside it."""
    return {
        "parts": [(title_of(p.name), p) for p in found.parts],
        "flag_kinds": [
            (_("New warnings"), found.flags["new"]), (_("Warnings that are gone"), found.flags["gone"]),
            (_("Warnings that weigh otherwise, or were answered"), found.flags["changed"]),
        ],
        "leaders": {
            "leads": _("leads by every test of the leader rule"),
            "no_clear_winner": _("comes first most often, but is no clear winner"),
            "only_one": _("is the only ranked option"),
            "nothing_ranked": _("nothing is ranked"),
            "not_simulated": _("the ranking was not simulated"),
        },
    }  # fmt: skip
