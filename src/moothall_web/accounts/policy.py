"""Who may open which page: each view names the power that it needs, and one place answers.

A view without a policy cannot be reached: a test walks every address of the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, wraps
from pathlib import Path
from typing import Any, Concatenate

import yaml
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall_web.accounts.models import Membership, Project, User

View = Callable[..., HttpResponseBase]
EVERYBODY, SIGNED_IN, HALFWAY = "everybody", "signed in", "half signed in"
"""Policies of pages that belong to no project. Half signed in: the password was right, a code is asked."""

LIBRARY = {
    "account_login": (EVERYBODY, "the door itself"),
    "account_logout": (EVERYBODY, "signs out whoever is signed in, and nobody else"),
    "account_inactive": (EVERYBODY, "says that an account is closed; names none"),
    "account_signup": (EVERYBODY, "says that one needs an invitation; makes no account"),
    "account_reset_password": (EVERYBODY, "answers alike whether or not there is an account"),
    "account_reset_password_done": (EVERYBODY, "says that a mail is on its way; names none"),
    "account_reset_password_from_key": (EVERYBODY, "the key in the mailed link is the proof"),
    "account_reset_password_from_key_done": (EVERYBODY, "says that a password is set; names none"),
    "account_change_password": (SIGNED_IN, "one's own password, and the old one is asked"),
    "account_set_password": (SIGNED_IN, "one's own password, where there is none, after a fresh proof"),
    "account_reauthenticate": (SIGNED_IN, "asks for one's own password again"),
    "account_request_reauthentication_code": (SIGNED_IN, "sends a code to one's own address"),
    "account_confirm_reauthentication_code": (SIGNED_IN, "asks for the code that was sent there"),
    "mfa_index": (SIGNED_IN, "one's own keys, app and codes"),
    "mfa_authenticate": (HALFWAY, "asks for the code after a right password"),
    "mfa_reauthenticate": (SIGNED_IN, "asks for one's own code again"),
    "mfa_activate_totp": (SIGNED_IN, "one's own app, after a fresh proof"),
    "mfa_deactivate_totp": (SIGNED_IN, "one's own app, after a fresh proof"),
    "mfa_view_recovery_codes": (SIGNED_IN, "one's own codes, after a fresh proof"),
    "mfa_generate_recovery_codes": (SIGNED_IN, "one's own codes, after a fresh proof"),
    "mfa_download_recovery_codes": (SIGNED_IN, "one's own codes, after a fresh proof"),
    "mfa_list_webauthn": (SIGNED_IN, "one's own keys"),
    "mfa_add_webauthn": (SIGNED_IN, "one's own keys, after a fresh proof"),
    "mfa_edit_webauthn": (SIGNED_IN, "one's own keys, after a fresh proof"),
    "mfa_remove_webauthn": (SIGNED_IN, "one's own keys, after a fresh proof"),
    "mfa_reauthenticate_webauthn": (SIGNED_IN, "asks for one's own key again"),
    "mfa_login_webauthn": (EVERYBODY, "the door itself, with a passkey"),
    "socialaccount_connections": (SIGNED_IN, "one's own accounts elsewhere"),
    "socialaccount_login_cancelled": (EVERYBODY, "says that signing in was stopped; names none"),
    "socialaccount_login_error": (EVERYBODY, "says that signing in failed; names none"),
    "openid_connect_login": (EVERYBODY, "leads to the organisation's own door"),
    "openid_connect_callback": (EVERYBODY, "takes the organisation's signed answer"),
}
"""Pages of django-allauth: name of a route -> who may open it, and why that is safe. There are no others."""


class Member(Struct, frozen=True):
    """Somebody who acts in a project.

    roles : ids of the roles that they have in it now
    bodies : partners and groups that they act for
    assessors : codes under which they score
    scopes : powers beyond which a token does not go; none: a person acts with all that they have
    """

    user: User
    project: Project
    roles: tuple[str, ...]
    bodies: tuple[str, ...]
    assessors: tuple[str, ...]
    scopes: frozenset[str] | None = None

    def may(self, power: str) -> bool:
        """Whether any of the roles has a power, and the token goes so far."""
        return bool(self.role_for(power))

    def role_for(self, power: str) -> str:
        """The role in which they use a power."""
        if self.scopes is not None and power not in self.scopes:
            return ""
        return next((r for r in self.roles if power in powers()[r]), "")


@cache
def _known() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name("powers.yaml").read_text(encoding="utf-8")
    )
    return found


def powers() -> dict[str, tuple[str, ...]]:
    """The powers of each role."""
    return {role: tuple(may) for role, may in _known()["roles"].items()}


def power_words() -> dict[str, str]:
    """Each power in words of the code."""
    return dict(_known()["powers"])


def power_said(power: str) -> str:
    """A power in words, in the language of the page."""
    return _(power_words()[power])


def framework_of_powers() -> str:
    """The framework of the library whose roles these are."""
    return str(_known()["framework"])


def member_of(user: User, project: Project) -> Member | None:
    """What somebody is in a project now; None where nothing."""
    return _member(user, now_in(project).filter(user=user))


def member_at(user: User, slug: str) -> Member | None:
    """What somebody is now in the project of an address; None where nothing, or where there is none."""
    rows = Membership.objects.filter(_going_on(), user=user, project__slug=slug)
    return _member(user, rows.select_related("project"))


def _member(user: User, found: Iterable[Membership]) -> Member | None:
    rows = [m for m in found if m.role in powers()]
    if not rows:
        return None
    return Member(
        user,
        rows[0].project,
        tuple(dict.fromkeys(m.role for m in rows)),
        tuple(dict.fromkeys(m.body for m in rows if m.body)),
        tuple(dict.fromkeys(m.assessor for m in rows if m.assessor)),
    )


def now_in(project: Project) -> QuerySet[Membership]:
    """Memberships of a project that have not ended."""
    return Membership.objects.filter(_going_on(), project=project)


def _going_on() -> Q:
    return Q(until=None) | Q(until__gt=timezone.now())


def projects_of(user: User) -> QuerySet[Project]:
    """The projects that somebody belongs to now."""
    going_on = Membership.objects.filter(_going_on(), user=user)
    return Project.objects.filter(pk__in=going_on.values("project"))


def who_may(project: Project, power: str) -> list[Membership]:
    """Everybody who has a power in a project now."""
    rows = now_in(project).select_related("user").order_by("role", "user__email")
    return [m for m in rows if power in powers().get(m.role, ())]


def open_to_all(view: View) -> View:
    """A page for everybody."""
    view.policy = EVERYBODY  # type: ignore[attr-defined]
    return view


def for_signed_in(view: View) -> View:
    """A page for everybody who is signed in."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    asked.policy = SIGNED_IN  # type: ignore[attr-defined]
    return asked


def needs(power: str) -> Callable[[Callable[Concatenate[HttpRequest, Member, ...], HttpResponseBase]], View]:
    """A page of a project for those who have a power in it; to all others there is no such page.

    The view gets the member in place of the project's slug.
    """
    if power not in power_words():
        raise ValueError(f"there is no power {power!r}")

    def made(view: Callable[Concatenate[HttpRequest, Member, ...], HttpResponseBase]) -> View:
        @wraps(view)
        def asked(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
            if not isinstance(request.user, User):
                return redirect_to_login(request.get_full_path())
            member = member_at(request.user, slug)
            if member is None:
                raise Http404
            if not member.may(power):
                raise PermissionDenied(power_words()[power])
            return view(request, member, **kwargs)

        asked.policy = power  # type: ignore[attr-defined]
        return asked

    return made
