"""What this room tells the rooms above it, and what it asks of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.dispatch import Signal
from msgspec import Struct

from moothall.framework.roles import Role
from moothall_web.accounts.models import Project

surroundings_asked = Signal()
"""Asks for the Surroundings of a `project`; the room that keeps the rows answers."""

invitation_taken = Signal()
"""Tells of a `membership` that somebody took up, in the transaction of that act."""


class Body(Struct, frozen=True):
    """A partner or a stakeholder group, for which people act.

    assessors : codes of those who score for a group
    """

    id: str
    title: str
    is_group: bool = False
    assessors: tuple[str, ...] = ()


class Surroundings(Struct, frozen=True):
    """What a project says of the roles and of the bodies that people can have in it."""

    roles: tuple[Role, ...] = ()
    bodies: tuple[Body, ...] = ()

    def title_of(self, role: str) -> str:
        """A role in words; its id where the framework has no such role."""
        return next((r.title for r in self.roles if r.id == role), role)

    def body(self, id: str) -> str:
        """A body in words; its id where the project has no such body any more."""
        return next((b.title for b in self.bodies if b.id == id), id)

    def group_of(self, assessor: str) -> Body | None:
        """The group for which a code scores."""
        return next((b for b in self.bodies if assessor and assessor in b.assessors), None)

    def groups(self, body: str, assessor: str) -> Iterable[Body]:
        """The groups for which somebody acts: as a body, and by the code."""
        coded = self.group_of(assessor)
        return [b for b in self.bodies if b.is_group and (b.id == body or b == coded)]


def surroundings(project: Project) -> Surroundings:
    """The roles and bodies of a project; none where nobody answers."""
    answers: list[tuple[Any, Any]] = surroundings_asked.send(sender=Project, project=project)
    for _receiver, answer in answers:
        if isinstance(answer, Surroundings):
            return answer
    return Surroundings()
