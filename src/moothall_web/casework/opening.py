"""A row opened on a page of its own: there or not, and which version of it somebody saw."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest

from moothall_web.accounts.policy import Member
from moothall_web.casework import reading
from moothall_web.casework.models import Draft, Value


def opened(member: Member, shelf: str, key: str) -> Value:
    """The row as it stands; 404 where there is none, or none any more."""
    now = reading.newest(member.project, shelf, key)
    if now is None or now.fields is None:
        raise Http404
    return now


def version_in(request: HttpRequest, name: str = "seen") -> int:
    """The version that a form was sent for, from one of its fields; 0 where that says none."""
    word = request.POST.get(name, "")
    return int(word) if re.fullmatch(r"[0-9]{1,9}", word) else 0


def seen(request: HttpRequest, draft: Draft | None, now: Value | None) -> str | int:
    """The version that a page is about: of what was sent, of a draft, else the one that stands."""
    return request.POST.get("seen") or (draft and draft.fields.get("seen")) or (now.version if now else 0)
