"""Which check of this room answers which rule of the framework."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from moothall.findings.equality import EqualityFindings
from moothall.findings.flags import Seen
from moothall.project.project import Project
from moothall.project.terms import Terms


class Context(Struct, frozen=True, kw_only=True):
    """What the checks of this room look at."""

    project: Project
    terms: Terms
    found: EqualityFindings


CHECKS: Mapping[str, Callable[[Context], Seen]] = {}
"""Checks by the name that the framework's rules give."""
