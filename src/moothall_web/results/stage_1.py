"""Stage 1 and first access for the pages on which people judge: worked out anew from few rows.

The engine is imported when it is asked: the site starts without waiting for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from moothall.findings.registers import Access
from moothall.findings.screening import ScreeningFindings
from moothall.framework.framework import Framework
from moothall.project.problems import InvalidProjectError
from moothall.project.project import Project
from moothall_web.casework.asking import answers
from moothall_web.casework.bare_project import bare_project
from moothall_web.casework.reading import Fields, head_of

OF_OPTION = ("id", "title", "baseline", "facts", "parts", "shares", "employment_model", "dropped")
"""What of an option stage 1 depends on."""
KEPT = {
    "head.partners": ("id", "title"), "stakeholders.groups": ("id", "title", "voice", "first_access"),
    "options": OF_OPTION, "documents": ("id", "title", "date", "kind"),
}  # fmt: skip
"""Fields of kinds of rows, where stage 1 needs but a few; so that no other fault keeps it from being told."""
DAYS = ("date", "first_access")
"""Fields that hold a day of which none may lie after the day for which a project is worked out."""
WITHOUT = "evidence"
"""Left out of every row: which evidence there is, stage 1 does not ask."""


class FirstAccess(Struct, frozen=True):
    """When the groups first had access; paper: day of the first project paper, where one is on record."""

    groups: tuple[Access, ...]
    paper: str


def stage_1(framework: Framework, rows: Mapping[str, list[Fields]]) -> ScreeningFindings | None:
    """Stage 1 as the results tell it; None while its rows are not yet such as can be worked out.

    rows : of the shelves in `casework.stage_1.SHELVES`
    """
    from moothall.engine.stage_1 import stage_1 as worked_out

    project = _project(framework, rows)
    return worked_out(project) if project else None


def access(framework: Framework, rows: Mapping[str, list[Fields]]) -> FirstAccess | None:
    """First access of every group.

    rows : of head, stakeholders.groups and documents
    """
    from moothall.engine.coverage import access as reckoned

    kept = {name: rows[name] for name in ("head", "stakeholders.groups", "documents")}
    project = _project(framework, kept)
    if project is None:
        return None
    paper = reckoned.first_paper(project)
    return FirstAccess(reckoned.access(project), paper.isoformat() if paper else "")


def _project(framework: Framework, rows: Mapping[str, list[Fields]]) -> Project | None:
    given: dict[str, Any] = {
        name.replace(".", "_"): [_short(row, KEPT.get(name)) for row in found]
        for name, found in rows.items()
        if name != "head"
    }
    try:
        return bare_project(framework, _late(head_of(dict(rows)), rows), **given)
    except (InvalidProjectError, msgspec.ValidationError):
        return None


def _late(head: Fields, rows: Mapping[str, list[Fields]]) -> Fields:
    """The head with a day no earlier than any row's: a row that is dated too late must not hide the rest."""
    days = (str(row[day]) for found in rows.values() for row in found for day in DAYS if row.get(day))
    return {**head, "as_of": max((str(head.get("as_of") or ""), *days))}


def _short(row: Fields, kept: tuple[str, ...] | None) -> Fields:
    return {k: v for k, v in row.items() if k != WITHOUT and (kept is None or k in kept)}


def ready() -> None:
    """Say who answers."""
    answers("stage_1", stage_1)
    answers("access", access)
