"""Who can see this? The roles and the people who may see and change something, for every object."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from moothall_web.accounts.models import Membership, Project
from moothall_web.accounts.policy import now_in, powers


class Party(Struct, frozen=True):
    """A role, and the people who have it."""

    role: str
    people: tuple[str, ...]


class Audience(Struct, frozen=True):
    """Who may see something, who may change it, and what else bounds that, in whole sentences."""

    see: tuple[Party, ...]
    change: tuple[Party, ...]
    notes: tuple[str, ...] = ()


def audience(
    project: Project,
    power: str,
    title_of: Callable[[str], str],
    *,
    sees: Callable[[Membership], bool] = lambda row: True,
    changes: Callable[[Membership], bool] = lambda row: True,
    notes: Iterable[str] = (),
) -> Audience:
    """Who may see and change something of a project; one query.

    power : what somebody needs to change it
    title_of : a role in words
    sees, changes : of the members that may, those that see and change this one object
    """
    rows = [m for m in now_in(project).select_related("user").order_by("role", "user__name", "user__email")]
    seeing = [m for m in rows if sees(m)]
    changing = [m for m in seeing if changes(m)]
    return Audience(_having(seeing, "read", title_of), _having(changing, power, title_of), tuple(notes))


def acting_in(project: Project) -> frozenset[str]:
    """Roles that somebody has in a project now, and bodies for which somebody acts; one query."""
    return frozenset(id for pair in now_in(project).values_list("role", "body") for id in pair if id)


def _having(rows: list[Membership], power: str, title_of: Callable[[str], str]) -> tuple[Party, ...]:
    found: dict[str, list[str]] = {}
    for row in rows:
        if power in powers().get(row.role, ()):
            found.setdefault(row.role, []).append(str(row.user))
    return tuple(Party(title_of(role), tuple(dict.fromkeys(people))) for role, people in found.items())
