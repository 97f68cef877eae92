"""Roles in words: what somebody may do in a project, and what not."""

from __future__ import annotations

from functools import cache

from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.business_case.languages import speaking, translated
from moothall.files.catalogues import language
from moothall.files.frameworks import library_path, read_framework
from moothall.framework.framework import Framework
from moothall.framework.roles import Role
from moothall_web.accounts.policy import framework_of_powers, power_said, powers
from moothall_web.ui.tongue import spoken


class Said(Struct, frozen=True):
    """A role as a reader meets it.

    on_site : what the site lets them do, in the words of the powers
    """

    id: str
    title: str
    may: str
    may_not: str
    on_site: tuple[str, ...]

    @property
    def sentences(self) -> str:
        """May and may not, one sentence each."""
        return f"{self.may} {self.may_not}".strip()


def said(role: Role) -> Said:
    """A role of the framework in words."""
    may, may_not = "; ".join(role.may), "; ".join(role.may_not)
    return Said(
        role.id,
        role.title,
        _("They may: {things}.").format(things=may) if may else "",
        _("They may not: {things}.").format(things=may_not) if may_not else "",
        tuple(power_said(power) for power in powers().get(role.id, ())),
    )


def offered(roles: tuple[Role, ...]) -> tuple[Said, ...]:
    """The roles that somebody can be invited to: those that can do something in a project."""
    return tuple(said(role) for role in roles if powers().get(role.id))


def roles_of(framework: Framework | None) -> tuple[Role, ...]:
    """What the roles are: as a project's framework says, else as the one says that the powers come from."""
    return framework.roles if framework and framework.roles else usual()


def usual() -> tuple[Role, ...]:
    """The roles of the framework from which the powers come, in the language of the page."""
    return _usual(spoken())


@cache
def _usual(code: str) -> tuple[Role, ...]:
    with speaking(language(code)):
        return translated(read_framework(library_path(framework_of_powers()))).roles


def title_of(role: str) -> str:
    """A usual role in words; its id where there is none such."""
    return next((r.title for r in usual() if r.id == role), role)
