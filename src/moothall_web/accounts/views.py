"""Pages of signing in and of what belongs to a person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.i18n import set_language as _set_language

from moothall_web.accounts.policy import for_signed_in, open_to_all
from moothall_web.ui.pages import page


@open_to_all
def set_language(request: HttpRequest) -> HttpResponseBase:
    """Change the language of the pages."""
    return _set_language(request)


@for_signed_in
def account(request: HttpRequest) -> HttpResponse:
    """What belongs to a person: name, ways to sign in."""
    return page(request, "accounts/account.html", title=_("Your account"))
