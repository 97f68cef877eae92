"""Who may open which page: each view names the power that it needs, and one place answers.

A view without a policy cannot be reached: a test walks every address of the site.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any, Concatenate

import yaml
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from msgspec import Struct

from moothall_web.accounts.models import Membership, Project, User

View = Callable[..., HttpResponseBase]
EVERYBODY, SIGNED_IN = "everybody", "signed in"
"""Policies of pages that belong to no project."""


class Member(Struct, frozen=True):
    """Somebody who acts in a project.

    roles : ids of the roles that they have in it now
    bodies : partners and groups that they act for
    assessors : codes under which they score
    """

    user: User
    project: Project
    roles: tuple[str, ...]
    bodies: tuple[str, ...]
    assessors: tuple[str, ...]

    def may(self, power: str) -> bool:
        """Whether any of the roles has a power."""
        return any(power in powers()[role] for role in self.roles)

    def role_for(self, power: str) -> str:
        """The role in which they use a power."""
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
    """Each power in words."""
    return dict(_known()["powers"])


def member_of(user: User, project: Project) -> Member | None:
    """What somebody is in a project now; None where nothing."""
    now = timezone.now()
    rows = [
        m
        for m in Membership.objects.filter(user=user, project=project)
        if m.role in powers() and (m.until is None or m.until > now)
    ]
    if not rows:
        return None
    return Member(
        user,
        project,
        tuple(dict.fromkeys(m.role for m in rows)),
        tuple(dict.fromkeys(m.body for m in rows if m.body)),
        tuple(dict.fromkeys(m.assessor for m in rows if m.assessor)),
    )


def who_may(project: Project, power: str) -> list[Membership]:
    """Everybody who has a power in a project now."""
    now = timezone.now()
    rows = Membership.objects.filter(project=project).select_related("user").order_by("role", "user__email")
    return [m for m in rows if power in powers().get(m.role, ()) and (m.until is None or m.until > now)]


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
            project = Project.objects.filter(slug=slug).first()
            member = project and member_of(request.user, project)
            if not member:
                raise Http404
            if not member.may(power):
                raise PermissionDenied(power_words()[power])
            return view(request, member, **kwargs)

        asked.policy = power  # type: ignore[attr-defined]
        return asked

    return made
