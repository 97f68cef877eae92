"""Pages on flags: all of them with their answers, stops first; an answer; an override by a named body."""

from __future__ import annotations

import datetime

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall.findings.flags import Flag
from moothall.project.answers import AnswerRow
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import actions, reading, verifying
from moothall_web.casework.access import audience_of
from moothall_web.casework.actions import Change, StaleError
from moothall_web.casework.fields import taken
from moothall_web.casework.models import Value
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import shelves
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor
from moothall_web.results import flagging
from moothall_web.results.doorway import of_results
from moothall_web.results.flagging import ANSWERS, DECISIONS
from moothall_web.results.remembered import State, findings_of
from moothall_web.ui.pages import page


def severity_words() -> dict[str, str]:
    """How grave a flag is, in words."""
    return {"stop": _("Stop"), "high": _("High"), "medium": _("Medium"), "low": _("Low")}


@needs("read")
@of_results
def flags(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Every flag with what was answered to it, stops first; none can be deleted."""
    found = flagging.in_order(findings_of(known).flags)
    return page(
        request, "results/flags.html", title=_("Flags and their answers"), trail=trail_to(member),
        member=member, query=flagging.query, words=severity_words(), overridden=flagging.overridden,
        stops=len(flagging.open_stops(found)), waiting=sum(1 for f in found if not f.answers),
        groups=[
            (_("Stop flags"), [f for f in found if f.severity == "stop"]),
            (_("High flags"), [f for f in found if f.severity == "high"]),
            (_("All other flags"), [f for f in found if f.severity not in ("stop", "high")]),
        ],
        audience=audience_of(member, shelves()[ANSWERS]),
    )  # fmt: skip


def _trail(member: Member) -> list[tuple[str, str]]:
    return [*trail_to(member), (_("Flags and their answers"), reverse("flags", args=[member.project.slug]))]


def _flag(request: HttpRequest, known: State) -> Flag:
    """The flag that the address names; 404 where it is raised no more."""
    flag = flagging.asked_for(findings_of(known).flags, request.GET.dict())
    if flag is None:
        raise Http404
    return flag


@needs("answer")
@of_results
def answer(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Answer a flag in the name of a body; the flag stays, and the answer prints beside it."""
    if "rule" not in request.GET:
        return redirect("flags", member.project.slug)
    flag, day = _flag(request, known), verifying.day(member.project)
    typed = {"answer": "", "body": verifying.body_of(member)}
    row = {"rule": flag.rule, "subject": flag.subject, "date": day.isoformat()}
    now = reading.newest(member.project, ANSWERS, shelves()[ANSWERS].key_of(row, 0))
    if now is not None and now.fields is not None:
        typed = {n: str(now.fields.get(n, "")) for n in typed}
    faults: dict[str, str] = {}
    status, other = 200, None
    if request.method == "POST":
        typed = {n: request.POST.get(n, "").strip() for n in typed}
        values, faults = taken(AnswerRow, {**row, **typed})
        status = 422
        if not faults:
            other = _answered(member, values, day, request.POST.get("seen", ""))
            if other is None:
                return redirect("flags", member.project.slug)
            now, status = other, 409
    return page(
        request, "results/answer.html", title=_("Answer {rule}").format(rule=flag.rule),
        trail=_trail(member), faults=faults, status=status, member=member, flag=flag, typed=typed,
        other=other, words=severity_words(),
        seen=request.POST.get("seen", "0") if faults else (now.version if now else 0),
        audience=audience_of(member, shelves()[ANSWERS]),
    )  # fmt: skip


def _answered(member: Member, values: Fields, day: datetime.date, seen: str) -> Value | None:
    """Put an answer on record; what somebody else answered in between, where somebody did."""
    shelf = shelves()[ANSWERS]
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
    change = Change(shelf, shelf.key_of(values, 0), values, seen=version)
    actor = Actor(member.user, member.role_for("answer"))
    try:
        actions.save_many(member.project, [change], actor, what=f"answer {values['rule']}", day=day)
    except StaleError as stale:
        return stale.now
    return None


@needs("decide")
@of_results
def override_stop(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Set a stop flag aside in the name of a body, with its reason, which prints with all results."""
    if "rule" not in request.GET:
        return redirect("flags", member.project.slug)
    flag = _flag(request, known)
    found = findings_of(known).flags
    if flag.severity != "stop" or flagging.overridden(flag):
        raise Http404
    typed = {n: request.POST.get(n, "").strip() for n in ("body", "reason", "by")}
    faults: dict[str, str] = {}
    if request.method == "POST":
        day = verifying.day(member.project)
        row, faults = flagging.checked(known.project, flagging.override_of(member.project, flag, typed, day))
        if not faults:
            actor = Actor(member.user, member.role_for("decide"))
            what = f"override {flag.rule} {flag.option or ''}".strip()
            try:
                actions.save_many(member.project, [flagging.change_of(row)], actor, what=what, day=day)
            except StaleError:
                faults = {"reason": _("Somebody else put a row on record while you wrote. Save again.")}
            else:
                return redirect("flags", member.project.slug)
    return page(
        request, "results/override_stop.html", title=_("Override {rule}").format(rule=flag.rule),
        trail=_trail(member), faults=faults, status=422 if faults else 200, member=member, flag=flag,
        typed=typed, covered=flagging.covered(found, flag), words=severity_words(),
        audience=audience_of(member, shelves()[DECISIONS]),
    )  # fmt: skip
