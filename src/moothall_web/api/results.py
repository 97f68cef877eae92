"""Findings of a project as it stands, and as it stood after any entry of its log."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member
from moothall_web.api import answers, exchange
from moothall_web.api.problems import RefusedError, missing
from moothall_web.audit.models import Entry
from moothall_web.jobs.models import Job
from moothall_web.results import asked
from moothall_web.results.blind import closed
from moothall_web.results.doorway import place_of
from moothall_web.results.gather import NotYetError
from moothall_web.results.looking_back import did, with_people
from moothall_web.results.remembered import State, findings_bytes, has_findings, state
from moothall_web.results.versions import as_of

AGAIN = 2
"""Seconds after which to ask again for what is being worked out."""


def findings(request: HttpRequest, member: Member) -> HttpResponseBase:
    """findings.json of the project as it stands; 202 while a worker works it out."""
    _open(member)
    try:
        known = state(member.project)
    except NotYetError as error:
        raise _not_yet(error) from None
    if has_findings(known):
        return _sent(request, known)
    job = asked.pages(member.project, asked.AHEAD[0])
    return _sent(request, known) if has_findings(known) else _waiting(job)


def _open(member: Member) -> None:
    """Results are closed to an assessor who has not handed in what others have."""
    waiting = closed(member)
    if waiting:
        sections = ", ".join(dict.fromkeys(s for found in waiting.values() for s in found))
        said = _("Results are closed to you until you hand in: {sections}.").format(sections=sections)
        raise RefusedError(403, "blind", said)


def _not_yet(error: NotYetError) -> RefusedError:
    lacks = [
        {"shelf": k.shelf, "key": k.key, "field": k.field, "place": place_of(k), "message": k.message}
        for k in error.lacks
    ]
    return RefusedError(409, "not-yet", _("The rows are no whole project yet."), lacks=lacks)


def _sent(request: HttpRequest, known: State) -> HttpResponseBase:
    tag = f'"{known.key}"'
    if held := exchange.unchanged(request, tag):
        return held
    found = HttpResponse(findings_bytes(known), content_type=exchange.JSON)
    found["ETag"] = tag
    return found


def _waiting(job: Job) -> HttpResponse:
    found = exchange.answer(answers.Waiting(job.state, job.done, job.of, job.fault), 202)
    found["Retry-After"] = str(AGAIN)
    return found


def states(request: HttpRequest, member: Member) -> HttpResponse:
    """Every entry of the log, each a state of the project, newest first."""
    _open(member)
    most, before = exchange.limit(request), exchange.cursor(request, int)
    wanted = Entry.objects.filter(chain_id=member.project.slug).order_by("-number")
    if before:
        wanted = wanted.filter(number__lt=before[0])
    found = list(wanted[: most + 1])
    shown = found[:most]
    return exchange.answer(answers.States(
        [answers.State(e.number, e.at.isoformat(), who, did(e)) for e, who in with_people(shown)],
        exchange.cursor_of(shown[-1].number) if len(found) > most else None,
    ))  # fmt: skip


def findings_then(request: HttpRequest, member: Member, number: int) -> HttpResponseBase:
    """findings.json of the project as it stood after an entry of its log; 202 while a worker works it out."""
    _open(member)
    entry = Entry.objects.filter(chain_id=member.project.slug, number=number).first()
    if entry is None:
        raise missing()
    try:
        state(member.project)
        known = as_of(member.project, entry.at)
    except NotYetError as error:
        raise _not_yet(error) from None
    if has_findings(known):
        return _sent(request, known)
    job = asked.figures(member.project, entry, known.key)
    return _sent(request, known) if has_findings(known) else _waiting(job)
