"""Verdicts and screens of the clean project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from moothall.engine.screening.cells import Proposals, cells_of
from moothall.engine.screening.stage1 import screening
from moothall.findings.screening import OptionScreen, ScreeningFindings, VerdictCell
from moothall.project.project import Project
from moothall.project.terms import Terms
from moothall.project.verdicts import VerdictRow
from tests.engine.made import clean_project, day, project

PROCUREMENT = dict.fromkeys([o.id for o in clean_project().options], False)


def judged(
    principle: str, verdict: Any, option: str | None = "joint", on: str = "2026-03-02", **more: Any
) -> VerdictRow:
    """A verdict with its reason."""
    fields = {"reason": "The papers show it.", "by": "Board"} | more
    return VerdictRow(principle=principle, option=option, verdict=verdict, date=day(on), **fields)


def cell_of(
    principle: str, option: str | None, *rows: VerdictRow, proposals: Proposals | None = None
) -> VerdictCell:
    """One cell of a project with no other verdicts."""
    made = project(verdicts=rows)
    return cells_of(made, Terms(made), PROCUREMENT, proposals or {})[principle, option]


def changed(*rows: VerdictRow) -> tuple[VerdictRow, ...]:
    """The verdicts of the clean project, some of them replaced."""
    said = {(r.principle, r.option) for r in rows}
    return (*(v for v in clean_project().verdicts if (v.principle, v.option) not in said), *rows)


def screened(made: Project, procurement: Mapping[str, bool] | None = None) -> ScreeningFindings:
    """Stage 1 of a project."""
    return screening(made, Terms(made), PROCUREMENT if procurement is None else procurement, {})


def of(found: ScreeningFindings, option: str = "joint") -> OptionScreen:
    """Stage 1 of one option."""
    return next(o for o in found.options if o.option == option)
