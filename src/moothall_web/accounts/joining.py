"""The page on which somebody takes up an invitation."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.socialaccount.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts import invitations
from moothall_web.accounts.entrance import faults_of
from moothall_web.accounts.forms import JoinForm
from moothall_web.accounts.hooks import surroundings
from moothall_web.accounts.models import Invitation, User
from moothall_web.accounts.people import states
from moothall_web.accounts.policy import open_to_all
from moothall_web.accounts.roles import said
from moothall_web.ui.pages import page


@open_to_all
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Take up an invitation: the signed link is the proof, the address says for whom it is."""
    found = invitations.invitation_of(token)
    if found is None:
        return _closed(request, _("This link is not whole"), _not_whole(), 404)
    if found.state != "open":
        return _gone(request, found)
    if isinstance(request.user, User):
        return _for_known(request, found, request.user)
    if User.objects.filter(email=found.email).exists():
        return _offer(request, found, known=True)
    return _for_new(request, found)


def _for_known(request: HttpRequest, found: Invitation, user: User) -> HttpResponse:
    other = user.email.casefold() != found.email
    if request.method != "POST" or other:
        return _offer(request, found, other=other, status=403 if other else 200)
    try:
        invitations.take_up(found, user)
    except invitations.GoneError:
        found.refresh_from_db()
        return _gone(request, found)
    return _joined(request, found)


def _for_new(request: HttpRequest, found: Invitation) -> HttpResponseBase:
    form = JoinForm(found.email, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        request.session["invitation"] = found.pk  # for those who sign in through their organisation
        return _offer(request, found, form=form)
    if faults := faults_of(form):
        return _offer(request, found, form=form, faults=faults, status=422)
    try:
        user = invitations.join(found, form.cleaned_data["name"], form.cleaned_data["password"])
    except invitations.GoneError:
        found.refresh_from_db()
        return _gone(request, found)
    _joined(request, found)
    # Who has just chosen a password is not asked for it again before adding a passkey.
    record_authentication(request, user, method="password", email=user.email, reauthenticated=True)
    inside: HttpResponseBase = perform_login(
        request, user, redirect_url=reverse("project", args=[found.project.slug])
    )
    return inside


def _joined(request: HttpRequest, found: Invitation) -> HttpResponse:
    request.session.pop("invitation", None)
    messages.success(request, _("You now take part in the project {project}.").format(project=found.project))
    return redirect("project", found.project.slug)


def _offer(request: HttpRequest, found: Invitation, status: int = 200, **more: Any) -> HttpResponse:
    around = surroundings(found.project)
    role = next((said(r) for r in around.roles if r.id == found.role), None)
    return page(
        request, "accounts/invitation.html", title=_("Invitation to {project}").format(project=found.project),
        status=status, invitation=found, around=around, role=role, here=request.path,
        sign_in_providers=get_adapter().list_providers(request), **more,
    )  # fmt: skip


def _gone(request: HttpRequest, found: Invitation) -> HttpResponse:
    if found.state == "taken" and found.taken_by == request.user:
        return redirect("project", found.project.slug)
    words = _("Ask {person}, who invited you, for a new one.").format(person=found.by)
    if found.state == "taken":
        words = _("If that was you, sign in. If it was not, tell {person}, who invited you, at once.").format(
            person=found.by
        )
    return _closed(request, states()[found.state], words, 410)


def _closed(request: HttpRequest, title: str, words: str, status: int) -> HttpResponse:
    return page(request, "accounts/closed.html", title=title, words=words, status=status)


def _not_whole() -> str:
    return _(
        "It was changed on its way, or not copied as a whole. Open it from the mail once more, "
        "or ask the person who invited you for a new one."
    )
