"""The log of a project on a page: every action, who did it, when and why. Scores stand in it as seals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall_web.accounts.models import User
from moothall_web.accounts.policy import Member, needs
from moothall_web.accounts.roles import title_of
from moothall_web.audit.models import Chain, Entry
from moothall_web.casework.views import trail_to
from moothall_web.ui.pages import page

MOST = 100
"""Entries on one page."""


class Line(Struct, frozen=True):
    """An entry in words.

    token : number of the token with which a program acted for the person; empty where they did it themselves
    """

    entry: Entry
    who: str
    role: str
    why: str
    token: str = ""


def action_words() -> dict[str, str]:
    """What was done, in words."""
    return {
        "add": _("Added"), "save": _("Changed"), "remove": _("Removed"), "save_many": _("Saved together"),
        "hand_in": _("Handed in scores"), "bring_in": _("Brought in a file"),
        "new_project": _("Made the project"), "invite": _("Invited somebody"),
        "withdraw_invitation": _("Withdrew an invitation"), "join": _("Joined"),
        "end_membership": _("Ended a membership"), "add_file": _("Added a file"),
        "propose_edition": _("Proposed an edition"), "withdraw_edition": _("Withdrew a proposed edition"),
        "confirm_edition": _("Confirmed an edition"), "publish_edition": _("Published an edition"),
        "erase_person": _("Erased the data of a person"),
    }  # fmt: skip


@needs("log")
def log(request: HttpRequest, member: Member) -> HttpResponse:
    """Every action in the project, newest first."""
    entries = Entry.objects.filter(chain=member.project.slug).select_related("payload").order_by("-number")
    shown = Paginator(entries, MOST).get_page(request.GET.get("page"))
    found = list(shown)
    numbers = {e.actor.partition(":")[2] for e in found if e.actor.startswith("user:")}
    users = {f"user:{u.pk}": str(u) for u in User.objects.filter(pk__in=[n for n in numbers if n.isdigit()])}
    chain = Chain.objects.filter(pk=member.project.slug).first()
    return page(
        request, "casework/log.html", title=_("Log of every action"), trail=trail_to(member), member=member,
        lines=[_line(e, users) for e in found], shown=shown, chain=chain, actions=action_words(),
    )  # fmt: skip


def _line(entry: Entry, users: dict[str, str]) -> Line:
    held = getattr(entry, "payload", None)
    if held is None:
        return Line(entry, users.get(entry.actor, entry.actor), "", _("Erased: it named a person."))
    body = held.body if isinstance(held.body, dict) else {}
    role, why = str(body.get("role") or ""), "; ".join(dict.fromkeys(_reasons(entry, body)))
    token = str(body.get("through") or "").partition(":")[2]
    return Line(entry, users.get(entry.actor, entry.actor), title_of(role) if role else "", why, token)


def _reasons(entry: Entry, body: dict[str, Any]) -> Iterator[str]:
    """Why it was done; why a score was changed stands with the score, for those who may see it."""
    rows = body.get("rows")
    told = [(entry.subject, body.get("why")), *(
        (str(row.get("place")), row.get("why")) for row in (rows if isinstance(rows, list) else ())
    )]  # fmt: skip
    yield from (str(why) for place, why in told if why and not place.startswith("scores "))
