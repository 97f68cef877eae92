"""Pages of signing in and of what belongs to a person."""

from __future__ import annotations

from allauth.socialaccount.adapter import get_adapter
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.i18n import set_language as _set_language

from moothall_web.accounts.models import Membership, Project, User
from moothall_web.accounts.policy import for_signed_in, open_to_all
from moothall_web.accounts.roles import title_of
from moothall_web.ui.pages import page


@open_to_all
def set_language(request: HttpRequest) -> HttpResponseBase:
    """Change the language of the pages."""
    return _set_language(request)


@for_signed_in
def account(request: HttpRequest) -> HttpResponse:
    """What belongs to a person: name, ways to sign in, roles in projects."""
    assert isinstance(request.user, User)
    now = Q(until=None) | Q(until__gt=timezone.now())
    held = Membership.objects.filter(now, user=request.user).select_related("project")
    roles: dict[Project, list[str]] = {}
    for one in held.order_by("project__title", "role"):
        roles.setdefault(one.project, []).append(title_of(one.role))
    return page(
        request, "accounts/account.html", title=_("Your account"), roles=list(roles.items()),
        sign_in_providers=get_adapter().list_providers(request),
    )  # fmt: skip
