"""How signing in fits this site."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy as ngettext

from moothall_web.accounts.models import Invitation, User

TRIES = _("There were too many tries. Wait a few minutes, then try again.")
TAKEN = _("There is an account with this e-mail address already. Sign in with it first.")
SAID_BY_LIBRARIES = (
    _("You must type the same password each time."),
    ngettext(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        12,
    ),
    _("The password is too similar to the %(verbose_name)s."),
    _("This password is too common."),
    _("e-mail address"),
)
"""What forms of Django and of django-allauth say in words of their own that neither has in Welsh: named here,
these texts stand in our catalogue, where the libraries find them."""


class Adapter(DefaultAccountAdapter):
    """Nobody signs up without an invitation; those who take one up do so on its own page."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("The password is not right."),
        "incorrect_code": _("The code is not right. Wait for the next one, and enter that."),
        "invalid_password_reset": _("This link does not work any more."),
        "too_many_login_attempts": TRIES,
        "rate_limited": TRIES,
        "account_inactive": _("This account is closed."),
        "email_taken": TAKEN,
        "duplicate_email": _("This e-mail address is yours already."),
        "unknown_email": _("There is no account with this e-mail address."),
        "same_as_current": _("This is what it is already."),
        "select_only_one": _("Choose one of them."),
        "invalid_or_expired_key": _("This link does not work any more."),
        "invalid_login": _("The e-mail address or the password is not right."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never by oneself."""
        return False

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether the password is theirs: people are known by their own address, verified or not."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk


class MfaAdapter(DefaultMFAAdapter):
    """Second proofs, in our words."""

    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right. Wait for the next one, and enter that."),
        "cannot_generate_recovery_codes": _("Recovery codes come with a passkey or an authenticator app."),
        "cannot_delete_authenticator": _("The second proof cannot be taken away now."),
        "unverified_email": _(
            "Show first that the e-mail address is yours: open the link that was sent to it."
        ),
    }


class OrganisationAdapter(DefaultSocialAccountAdapter):
    """Signing in through an organisation makes an account only for who takes an invitation up."""

    error_messages: ClassVar[dict[str, Any]] = DefaultSocialAccountAdapter.error_messages | {
        "email_taken": _(
            "There is an account here with this e-mail address. Sign in to it first, then connect %s."
        ),
        "invalid_token": _("What the organisation answered does not hold. Try again."),
        "no_password": _("Your account has no password. Set one first."),
        "no_verified_email": _("Your account has no e-mail address that was shown to be yours."),
        "disconnect_last": _("This is your last way to sign in. Set a password or add a passkey first."),
        "connected_other": _("This account of the organisation belongs to somebody else here."),
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Only for the address of the invitation that was opened, as the organisation confirms it."""
        invitation = Invitation.objects.filter(pk=request.session.get("invitation") or 0).first()
        if invitation is None or invitation.state != "open":
            return False
        confirmed = {a.email.casefold() for a in sociallogin.email_addresses if a.verified}
        return invitation.email in confirmed and not User.objects.filter(email=invitation.email).exists()

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """A person with the name that the organisation gives."""
        user: User = super().populate_user(request, sociallogin, data)
        user.email = user.email.casefold()
        both = f"{user.first_name} {user.last_name}".strip()
        user.name = str(data.get("name") or both)[:200]
        return user
