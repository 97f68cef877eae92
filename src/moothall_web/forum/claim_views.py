"""A claim that everybody can read and comment on."""

from __future__ import annotations

import msgspec
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import open_to_all
from moothall_web.accounts.roles import title_of
from moothall_web.forum import comments, door
from moothall_web.forum.comments import LONGEST, ClosedError
from moothall_web.forum.models import Listing
from moothall_web.forum.public_views import listed, newest_of, state_words, trail_of
from moothall_web.forum.register import Claim
from moothall_web.forum.rules import rules
from moothall_web.ui.pages import page

FIELDS = ("text", "name", "email")


@open_to_all
def claim(request: HttpRequest, slug: str, item: str) -> HttpResponseBase:
    """A claim of the newest edition: what people said on it, what was answered, and a form to say more."""
    row = listed(slug)
    edition, asked = newest_of(row)
    found = next((c for c in msgspec.convert(asked.claims, list[Claim]) if c.id == item), None)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _claim(request, row, found)
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    faults = faults_of(typed)
    turned = "" if faults else door.turned_away(request, f"{slug}/{item}")
    if turned:
        faults["text" if turned != "trap" else door.TRAP] = refusals()[turned]
    if faults:
        return _claim(request, row, found, typed=typed, faults=faults, status=422)
    try:
        with transaction.atomic():
            if door.too_many(request):
                return _claim(
                    request, row, found, typed=typed, faults={"text": refusals()["many"]}, status=429
                )
            made = comments.say(row.project, item, edition.number or 0, **typed)
    except ClosedError:
        return _claim(request, row, found, typed=typed, faults={"text": refusals()["closed"]}, status=409)
    return redirect(f"{reverse('public_claim', args=[slug, item])}?sent={made.shown}#said")


def faults_of(typed: dict[str, str]) -> dict[str, str]:
    """What is wrong with what was typed, by field."""
    faults = {}
    if not typed["text"]:
        faults["text"] = _("Write your comment.")
    elif len(typed["text"]) > LONGEST:
        faults["text"] = _("Your comment has {n} characters; there is room for {most}.").format(
            n=len(typed["text"]), most=LONGEST
        )
    return faults | faults_of_sender(typed)


def faults_of_sender(typed: dict[str, str]) -> dict[str, str]:
    """What is wrong with what somebody says of themselves, by field."""
    faults = {}
    if len(typed["name"]) > 100:
        faults["name"] = _("There is room for a name of 100 characters.")
    try:
        if typed["email"]:
            validate_email(typed["email"])
    except ValidationError:
        faults["email"] = _("Write an e-mail address as name@example.org, or leave it empty.")
    return faults


def refusals() -> dict[str, str]:
    """Why a comment is not taken, in words."""
    return {
        "trap": _("Leave this field empty: it is there to tell people from programs."),
        "old": _("The page was open too long, or was not ours. Your text is kept: send it once more."),
        "fast": _("That was faster than people write. Your text is kept: send it once more."),
        "many": _("Too many comments came within an hour. Your text is kept: send it later."),
        "closed": _("This project takes no comments now."),
    }


def _claim(
    request: HttpRequest, row: Listing, found: Claim, *, typed: dict[str, str] | None = None,
    faults: dict[str, str] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    slug = row.project.slug
    sent = {
        "held": _("Thank you. Somebody reads your comment before it is shown here."),
        "shown": _("Thank you. Your comment is shown below."),
    }
    return page(
        request, "forum/claim.html", title=_("Claim {item}").format(item=found.id), row=row, claim=found,
        trail=[*trail_of(row), (_("Claims"), reverse("claims", args=[slug]))], slug=slug,
        said=list(comments.on_claim(row.project, found.id)), states=state_words(), role_of=title_of,
        reasons=rules().reasons, typed=typed or dict.fromkeys(FIELDS, ""),
        token=door.token(f"{slug}/{found.id}"),
        trap=door.TRAP, sent=sent.get(request.GET.get("sent", "")), faults=faults, status=status,
        open=row.comments != Listing.CLOSED,
    )  # fmt: skip
