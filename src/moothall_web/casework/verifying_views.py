"""Pages on which claims are checked: all of them with their marks, and one to be marked."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import reading, verifying
from moothall_web.casework.access import audience_of
from moothall_web.casework.models import Value
from moothall_web.casework.opening import version_in
from moothall_web.casework.shelves import shelves
from moothall_web.casework.verifying import CLAIMS, MARKS, ClaimChangedError
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import StaleError
from moothall_web.ui.pages import page


def verdict_words() -> dict[str, str]:
    """Each mark in words."""
    return {"verified": _("Verified"), "challenged": _("Challenged")}


@needs("read")
def overview(request: HttpRequest, member: Member) -> HttpResponse:
    """Every claim with its source, its grade as given, and who verified or challenged it."""
    marks = reading.rows(member.project, MARKS)
    own = verifying.entered(member.project, member.user.pk)
    claims = [
        (v, v.fields or {}, verifying.marks_of(v, marks), v.place.key in own)
        for v in reading.rows(member.project, CLAIMS)
    ]
    claims.sort(key=lambda c: bool(c[2]))  # those that nobody has marked come first
    return page(
        request, "casework/verifications.html", title=_("Evidence verified or challenged"),
        trail=trail_to(member), member=member, claims=claims, words=verdict_words(),
        audience=audience_of(member, shelves()[MARKS]),
    )  # fmt: skip


@needs("verify")
def verify(request: HttpRequest, member: Member, id: str) -> HttpResponse:
    """Mark a claim as verified or challenged, with a reason; for those who did not enter it."""
    claim = reading.newest(member.project, CLAIMS, id)
    if claim is None or claim.fields is None:
        raise Http404
    marks = verifying.marks_of(claim, reading.rows(member.project, MARKS))
    by, day = verifying.body_of(member), verifying.day(member.project)
    own = next((m for m in marks if (m.fields["by"], m.fields["date"]) == (by, day.isoformat())), None)
    typed = {n: str(own.fields[n]) if own else "" for n in ("verdict", "reason")}
    entered = id in verifying.entered(member.project, member.user.pk)
    faults: dict[str, str] = {}
    status, other, changed = 200, None, False
    if request.method == "POST":
        typed = {n: request.POST.get(n, "").strip() for n in ("verdict", "reason")}
        faults, status = verifying.faults(claim.fields, typed, by), 422
        if entered:
            faults = {"verdict": _("You entered this claim, so somebody else must check it.")}
        if not faults:
            try:
                verifying.mark(
                    member, id, typed["verdict"], typed["reason"], by=by, day=day,
                    seen=version_in(request), claim_seen=version_in(request, "claim_seen"),
                )  # fmt: skip
            except ClaimChangedError:
                status, changed = 409, True
            except StaleError as stale:
                status, other = 409, stale.now
            else:
                return redirect("claim", member.project.slug, id)
    return page(
        request, "casework/verify.html", title=_("Check claim {id}").format(id=id),
        trail=_trail(member, id), faults=faults, status=status, member=member, claim=claim, marks=marks,
        typed=typed, by=by, entered=entered, words=verdict_words(), other=other, changed=changed,
        seen=_seen(request, own.value if own else None, other),
        claim_seen=request.POST.get("claim_seen", claim.version) if faults else claim.version,
    )  # fmt: skip


def _seen(request: HttpRequest, own: Value | None, other: Value | None) -> int:
    """The version of the mark that the form stands on."""
    if other is not None:
        return other.version
    return version_in(request) if request.method == "POST" else own.version if own else 0


def _trail(member: Member, id: str) -> list[tuple[str, str]]:
    here = (_("Claim {id}").format(id=id), reverse("claim", args=[member.project.slug, id]))
    return [*trail_to(member, shelves()[CLAIMS]), here]
