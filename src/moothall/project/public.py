"""The public copy of a project: what anybody may see, and what the published findings are worked out from."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from moothall.project.problems import InvalidProjectError, Problem
from moothall.project.project import Project

Table = Literal["evidence", "questions", "stakeholders", "workforce", "jobs", "places", "measures", "impacts"]
Manner = Literal["outlined", "added_up", "left_out"]


class Step(Struct, frozen=True, kw_only=True):
    """One thing that was done so that the project may be shown."""

    table: Table
    manner: Manner
    """outlined: only that it is there is told; added_up: rows stand as sums; left_out: nothing is told."""
    about: str = ""
    """Option, criterion or group that the rows are about; empty: all of the table."""
    by: tuple[str, ...] = ()
    """Columns that still tell rows apart, where they are added up."""
    count: int = 0
    """Rows or figures that it concerned."""


class PublicProject(Project, frozen=True, kw_only=True):
    """A project without what is withheld; one that still holds any of it cannot exist.

    Made by `disclose`. It can be worked out as any project can, and its folder holds all that it knows.
    """

    steps: tuple[Step, ...] = ()
    """What was done to make it; not part of the answers, so not of the fingerprint."""

    def __post_init__(self) -> None:
        """Refuse to exist unless it calls itself a public copy, and is one."""
        if not self.head.public_copy:
            message = "A public project says so: public_copy is true in its head."
            raise InvalidProjectError([Problem("head", ("public_copy",), message)])
        super().__post_init__()


class UnpublishableError(Exception):
    """A project that may not be published as it stands; carries every reason, not only the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(p.message for p in problems))
