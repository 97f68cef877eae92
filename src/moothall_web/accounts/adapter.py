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

from moothall_web.accounts.models import Invitation, User

TRIES = _("There were too many tries. Wait a few minutes, then try again.")


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
    }


class OrganisationAdapter(DefaultSocialAccountAdapter):
    """Signing in through an organisation makes an account only for who takes an invitation up."""

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
