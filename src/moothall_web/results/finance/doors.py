"""Pages through which lines of money come in from a file: sent, held against a ledger, confirmed."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothall.business_case.languages import speaking
from moothall.business_case.wording import money
from moothall.files.errors import Complaint, ReadError
from moothall.files.limits import limits
from moothall_web.accounts.policy import Member, needs
from moothall_web.audit.models import Chain
from moothall_web.casework import actions, reading
from moothall_web.casework.desk import framework_in
from moothall_web.casework.finance.ledger import kind_words
from moothall_web.casework.finance.views import titles_in, trail_to_money
from moothall_web.casework.writing import Actor, StaleError
from moothall_web.results.doors import KEPT
from moothall_web.results.finance import incoming
from moothall_web.results.models import Upload
from moothall_web.ui.pages import page
from moothall_web.ui.tongue import tongue

SHOWN = 200
"""Lines that are listed one by one."""


@needs("finance")
def bring(request: HttpRequest, member: Member) -> HttpResponseBase:
    """Send a file; what is wrong with it is said all at once, else what it would change is shown."""
    if request.method != "POST":
        return _ask(request, member)
    file = request.FILES.get("file")
    if file is None:
        return _ask(request, member, said=_("Choose a file."))
    name = Path(file.name or "file").name[:150]
    try:
        if (file.size or 0) > limits().upload_bytes:  # before it is read into memory
            said = _("the file is larger than {n:,} bytes.").format(n=limits().upload_bytes)
            raise ReadError([Complaint(file=name, message=said)])
        data = file.read()
        incoming.read(member.project, name, data)
    except ReadError as error:
        return _ask(request, member, complaints=error.complaints)
    Upload.objects.filter(at__lt=timezone.now() - KEPT).delete()
    made = Upload.objects.create(
        token=secrets.token_urlsafe(24), project=member.project, by=member.user, name=Upload.LINES + name,
        data=data,
    )  # fmt: skip
    return redirect("bring_in_money_preview", member.project.slug, made.token)


def _ask(
    request: HttpRequest, member: Member, *, said: str = "", complaints: Sequence[Complaint] = ()
) -> HttpResponseBase:
    counted = ngettext(
        "There is {n} fault in this file; nothing of it was brought in.",
        "There are {n} faults in this file; nothing of it was brought in.",
        len(complaints),
    ).format(n=len(complaints))
    wrong = said or (counted if complaints else "")
    most = limits().complaints_shown
    return page(
        request, "results/finance/bring_in.html", title=_("Bring in lines of money"),
        trail=trail_to_money(member), member=member, faults={"file": wrong} if wrong else {},
        status=422 if wrong else 200, endings=incoming.ENDINGS, complaints=complaints[:most],
        more=max(0, len(complaints) - most),
    )  # fmt: skip


@needs("finance")
def bring_preview(request: HttpRequest, member: Member, token: str) -> HttpResponseBase:
    """What a file would change line by line, with sums before and after; once they agree it may come in."""
    upload = Upload.objects.filter(
        token=token, project=member.project, by=member.user, name__startswith=Upload.LINES
    ).first()
    if upload is None:
        raise Http404
    name = upload.name.removeprefix(Upload.LINES)
    head, shown = _head(member), request.POST.get("head", "")
    try:
        rows = incoming.read(member.project, name, bytes(upload.data))
    except ReadError as error:  # the project was changed since, so that the file no longer fits
        return _ask(request, member, complaints=error.complaints)
    found = incoming.preview(incoming.standing(member.project), rows.rows)
    typed = [request.POST.get(f"total.{n}", "").strip() for n in range(len(found.totals))]
    faults: dict[int, str] = {}
    stale = request.method == "POST" and shown != head
    if request.method == "POST" and not stale:
        faults = incoming.checked(found, typed)
        if not faults and _brought(request, member, found, name):
            upload.delete()
            return redirect("money", member.project.slug)
        stale = not faults
    held = reading.held(member.project, ("head", "head.partners", "options"))
    titles = {
        str(r["id"]): str(r.get("title") or r["id"]) for r in (*held["head.partners"], *held["options"])
    }
    currency = str(reading.head_of(held).get("currency", "GBP"))
    with speaking(tongue()):
        sums = [
            {
                "option": titles.get(t.option, t.option),
                "payer": titles.get(t.partner, t.partner) or _("All jointly"),
                "kind": kind_words(t.kind), "before": money(t.before, currency),
                "after": money(t.after, currency),
                "categories": [(c, money(b, currency), money(a, currency)) for c, b, a in t.categories],
                "bases": [b or _("the project's") for b in t.bases],
            }
            for t in found.totals
        ]  # fmt: skip
    return page(
        request, "results/finance/bring_in_preview.html", title=_("What this file changes"),
        trail=trail_to_money(member), member=member, name=name, head=head, stale=stale, found=found,
        faults={f"total.{n}": words for n, words in faults.items()},
        status=409 if stale else 422 if faults else 200, sums=sums, typed=typed, shown=SHOWN,
        notes=rows.notes, titles=titles, categories=titles_in(framework_in(held)),
        words={"added": _("Added"), "changed": _("Changed"), "removed": _("Removed")},
    )  # fmt: skip


def _head(member: Member) -> str:
    return Chain.objects.filter(pk=member.project.slug).values_list("head", flat=True).first() or ""


def _brought(request: HttpRequest, member: Member, found: incoming.Preview, name: str) -> bool:
    """Write what the file changes, in one act; false where somebody else wrote in between."""
    why = request.POST.get("why", "").strip() or name
    actor = Actor(member.user, member.role_for("finance"))
    made = incoming.changes(member.project, found, why)
    try:
        written = actions.save_many(member.project, made, actor, what=f"bring in money {name}")
    except StaleError:
        return False
    said = ngettext("{n} line was written.", "{n} lines were written.", written).format(n=written)
    messages.success(request, said)
    return True
