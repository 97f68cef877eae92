"""Stage 1 as a whole: the project, every option, and every must-pass set ever adopted."""

from __future__ import annotations

from collections.abc import Mapping

from moothall.engine.screening.cells import CellKey, Proposals, cells_of, tally
from moothall.engine.screening.outcomes import outcome_of, overridden, screen_of, tested_principles
from moothall.findings.screening import (
    MustPass,
    Outcome,
    Override,
    ScreeningFindings,
    VerdictCell,
)
from moothall.project.project import Project
from moothall.project.terms import Terms


def screening(
    project: Project, terms: Terms, procurement: Mapping[str, bool], proposals: Proposals
) -> ScreeningFindings:
    """Stage 1 as a whole.

    procurement : option id to whether its type needs a procurement
    proposals : verdicts that facts propose, used only where nobody has judged
    """
    cells = cells_of(project, terms, procurement, proposals)
    sets = terms.must_pass_sets
    in_force = frozenset(sets[-1].principles) if sets else None
    overrides = overridden(project.decisions)
    screens = tuple(
        screen_of(project, option, cells, in_force, overrides)
        for option in project.options
        if option.dropped is None
    )
    return ScreeningFindings(
        must_pass=_sets(project, terms, cells, overrides),
        project=tally([c for c in cells.values() if c.option is None]),
        hold_points=_hold_points(project, cells, in_force or frozenset()),
        options=screens,
        cells=tuple(cells.values()),
    )


def _hold_points(
    project: Project, cells: Mapping[CellKey, VerdictCell], must: frozenset[str]
) -> tuple[str, ...]:
    """Project-level must-pass principles that stand in the way of a decision now."""
    return tuple(
        p.id
        for p in project.framework.screening.principles
        if p.level == "project"
        and p.id in must
        and (p.gate == "screening" or project.head.gate == "decision")
        and cells[p.id, None].standing in ("fails", "not_assessed", "disputed")
    )


def _sets(
    project: Project,
    terms: Terms,
    cells: Mapping[CellKey, VerdictCell],
    overrides: tuple[Override, ...],
) -> tuple[MustPass, ...]:
    """Every must-pass set adopted, each with what it does to the options."""
    found = []
    for n, adopted in enumerate(terms.must_pass_sets, 1):
        must = frozenset(adopted.principles)
        outcomes: dict[str, Outcome] = {}
        for option in project.options:
            if option.dropped is None:
                tested = tested_principles(project, must)
                removable = option.baseline is None
                found_out = outcome_of(cells, tested, option.id, overrides, removable=removable)
                outcomes[option.id] = found_out[0]
        found.append(
            MustPass(
                date=adopted.date,
                by=adopted.by,
                principles=adopted.principles,
                reason=adopted.reason,
                in_force=n == len(terms.must_pass_sets),
                outcomes=outcomes,
            )
        )
    return tuple(found)
