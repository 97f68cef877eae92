"""Links that sign somebody in once. Only the command line makes them: for who runs the machine.

The signature covers when the person last signed in, so that signing in uses up every link made before.
"""

from __future__ import annotations

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from moothall_web.accounts.models import User
from moothall_web.accounts.policy import open_to_all
from moothall_web.audit.record import record
from moothall_web.ui.pages import page

SALT = "moothall.sign-in-link"
HOURS = 12
"""For how long a link is good."""
BACKEND = "django.contrib.auth.backends.ModelBackend"
SITE = ":site"
"""The log of what belongs to no project; no project's name has a colon."""


def link_for(user: User) -> str:
    """The path of a link that signs somebody in once."""
    return reverse("sign_in_link", args=[_signer(user).sign(str(user.pk))])


def owner(word: str) -> User | None:
    """Whom a link signs in now; None where it was made up, is too old or was used."""
    key = word.partition(":")[0]
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    user = User.objects.select_for_update().filter(pk=key, is_active=True).first()
    try:
        return user if user and _signer(user).unsign(word, max_age=HOURS * 3600) == key else None
    except signing.BadSignature:
        return None


def _signer(user: User) -> signing.TimestampSigner:
    last = user.last_login.isoformat() if user.last_login else ""
    return signing.TimestampSigner(salt=f"{SALT}|{user.email}|{user.password}|{last}")


@open_to_all
@never_cache
def sign_in_link(request: HttpRequest, word: str) -> HttpResponse:
    """Ask whether to sign in, then do: a program that only looks at the link does not use it up."""
    from django.contrib.auth import login

    with transaction.atomic():
        user = owner(word)
        if user is None:
            return page(request, "accounts/link.html", title=_("This link no longer works"), status=410)
        if request.method == "POST":
            login(request, user, backend=BACKEND)
            record(SITE, actor=f"user:{user.pk}", action="sign_in_by_link")
            return redirect("projects")
    return page(request, "accounts/link.html", title=_("Sign in as {name}").format(name=user), person=user)


def password_link(user: User) -> str:
    """The path under which somebody sets a password, once."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str

    words = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=words)
