"""What somebody has begun to write on a page: theirs alone, kept until it is saved."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from moothall_web.accounts.policy import Member
from moothall_web.casework.models import Draft


def _page(request: HttpRequest) -> str:
    """What tells a page from others: its address with what is asked in it."""
    return request.get_full_path()[:400]


def of(request: HttpRequest, member: Member) -> Draft | None:
    """The draft of this page."""
    found = Draft.objects.filter(project=member.project, user=member.user, page=_page(request))
    return next(iter(found), None)  # there is one at most


def keep(request: HttpRequest, member: Member, words: Mapping[str, str]) -> HttpResponse:
    """Keep what was typed; back to the page, or no more than a nod to a script that saves as one goes."""
    Draft.objects.update_or_create(
        project=member.project, user=member.user, page=_page(request), defaults={"fields": dict(words)}
    )
    if request.headers.get("X-Moothall-Draft"):
        return HttpResponse(status=204)
    return redirect(request.get_full_path())


def drop(request: HttpRequest, member: Member) -> None:
    """Forget the draft of this page."""
    Draft.objects.filter(project=member.project, user=member.user, page=_page(request)).delete()
