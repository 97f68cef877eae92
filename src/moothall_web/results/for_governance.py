"""What follows from a body, for the pages on which bodies are entered: worked out anew from few rows.

The engine is imported when it is asked: the site starts without waiting for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from moothall.business_case.languages import speaking
from moothall.framework.framework import Framework
from moothall.project.problems import InvalidProjectError
from moothall_web.casework.asking import answers
from moothall_web.casework.bare_project import bare_project
from moothall_web.casework.reading import Fields, head_of
from moothall_web.ui.tongue import tongue

if TYPE_CHECKING:
    from moothall_web.results.body_told import BodyTold

KEPT = {
    "head.partners": ("id", "title", "agreed_share"), "head.timetable": ("id", "title", "date", "kind"),
    "options": ("id", "title", "baseline", "facts", "parts", "cost_shares", "dropped"),
}  # fmt: skip
"""Fields of kinds of rows, where no more is needed; so that no other fault keeps it from being told."""


def power(framework: Framework, rows: Mapping[str, list[Fields]], body: Fields) -> BodyTold | None:
    """What follows from one body; None where the rest of the rows cannot be read yet.

    rows : of head, head.partners, head.timetable, head.thresholds, options and governance
    """
    from moothall_web.results.body_told import BodyTold, told

    kept = {name: [_short(row, KEPT[name]) for row in rows[name]] for name in KEPT}
    try:
        project = bare_project(
            framework, head_of(dict(rows)), head_partners=kept["head.partners"],
            head_timetable=kept["head.timetable"], head_thresholds=rows["head.thresholds"],
            options=kept["options"], governance=rows["governance"], governance_bodies=[body],
        )  # fmt: skip
    except InvalidProjectError as error:
        return BodyTold(wrong=dict(_wrong(error)))
    except msgspec.ValidationError:
        return None
    with speaking(tongue()):
        return told(project)


def _short(row: Fields, kept: tuple[str, ...]) -> Fields:
    return {k: v for k, v in row.items() if k in kept}


def _wrong(error: InvalidProjectError) -> Iterator[tuple[str, str]]:
    for problem in error.problems:
        path = list(problem.path)
        own = problem.table == "governance" and path[:2] == ["bodies", 0]
        yield ".".join(map(str, path[2:])) if own else "", problem.message


def ready() -> None:
    """Say who answers."""
    answers("power", power)
