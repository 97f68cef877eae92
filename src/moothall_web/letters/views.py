"""Pages on one's own letters: how often, and the link that stops them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from moothall_web.accounts.models import User
from moothall_web.accounts.policy import for_signed_in, open_to_all
from moothall_web.letters.choosing import NEVER, choose, chosen, reader_of
from moothall_web.letters.models import Subscription
from moothall_web.ui.pages import page


def how_often() -> dict[str, str]:
    """How often letters come, in words."""
    return {
        Subscription.DAY: _("Each day, in the morning"),
        Subscription.WEEK: _("Each week, on Monday morning"),
        NEVER: _("Never"),
    }


@for_signed_in
def letters(request: HttpRequest) -> HttpResponse:
    """How often one gets letters on what is new and what waits."""
    assert isinstance(request.user, User)
    faults = {}
    if request.method == "POST":
        every = request.POST.get("every", "")
        if every in how_often():
            choose(request.user, every, get_language() or "en")
            messages.success(request, _("Saved: {how}.").format(how=how_often()[every]))
            return redirect("account")
        faults["every"] = _("Choose how often.")
    return page(
        request, "letters/letters.html", title=_("Letters on what is new and what waits for you"),
        trail=[(_("Your account"), reverse("account"))], ways=how_often(), every=chosen(request.user),
        faults=faults, status=422 if faults else 200,
    )  # fmt: skip


@open_to_all
@csrf_exempt  # a mail program sends it without having been here; the signed word is the proof
def stop(request: HttpRequest, word: str) -> HttpResponse:
    """Stop somebody's letters, after asking once: the signed word in the mailed link is the proof."""
    user = reader_of(word)
    if user is None:
        return page(
            request, "letters/stop.html", title=_("This link does not work"), status=404, state="none"
        )
    if request.method == "POST":
        choose(user, NEVER, "")
        return page(request, "letters/stop.html", title=_("No more letters come"), state="done")
    return page(request, "letters/stop.html", title=_("Stop these letters?"), state="asked")
