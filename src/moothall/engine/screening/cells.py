"""Verdicts on principles, side by side, and how many are met.

Method note, M2. Groups that differ are never averaged: without a joint verdict their principle
stands as disputed, which is neither a pass nor a fail.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from moothall.findings.screening import (
    GroupVerdict,
    Standing,
    Tally,
    VerdictCell,
)
from moothall.framework.principles import Principle, Verdict
from moothall.project.history import histories
from moothall.project.project import Project
from moothall.project.terms import Terms
from moothall.project.verdicts import VerdictRow

Proposals = Mapping[tuple[str, str | None], tuple[Verdict, str]]
"""(kind of proposal, option or none) to the verdict that recorded facts propose, and why."""

CellKey = tuple[str, str | None]
"""Principle, and option or none for the project."""


def cells_of(
    project: Project, terms: Terms, procurement: Mapping[str, bool], proposals: Proposals
) -> dict[CellKey, VerdictCell]:
    """Every principle on every option, or on the project, with the verdict that counts."""
    spoken = histories(project.verdicts, lambda v: (v.principle, v.option, v.group))
    sets = terms.must_pass_sets
    must = frozenset(sets[-1].principles) if sets else frozenset()
    options = [o.id for o in project.options if o.dropped is None]
    cells: dict[CellKey, VerdictCell] = {}
    for principle in project.framework.screening.principles:
        for option in [None] if principle.level == "project" else options:
            rows = {g: h for (p, o, g), h in spoken.items() if (p, o) == (principle.id, option)}
            cell = _cell(principle, option, rows)
            cell = replace(cell, must_pass=principle.id in must)
            cells[principle.id, option] = _proposed(cell, principle, option, procurement, proposals)
    return cells


def _cell(
    principle: Principle, option: str | None, rows: Mapping[str | None, tuple[VerdictRow, ...]]
) -> VerdictCell:
    current = tuple(_spoken(h[-1]) for h in rows.values())
    earlier = tuple(_spoken(r) for h in rows.values() for r in h[:-1])
    return VerdictCell(
        principle=principle.id,
        option=option,
        standing=standing(current),
        verdicts=current,
        history=earlier,
    )


def _spoken(row: VerdictRow) -> GroupVerdict:
    return GroupVerdict(
        group=row.group,
        verdict=row.verdict,
        reason=row.reason,
        condition=row.condition,
        owner=row.owner,
        due=row.due,
        date=row.date,
        by=row.by,
        sources=row.evidence,
    )


def standing(verdicts: Iterable[GroupVerdict]) -> Standing:
    """The verdict that counts: the joint one; else the one that all groups share; else disputed.

    A group that has not assessed does not dispute what others found.
    """
    spoken = tuple(verdicts)
    joint = [v.verdict for v in spoken if v.group is None]
    if joint:
        return joint[-1]
    said = {v.verdict for v in spoken if v.verdict != "not_assessed"}
    if not said:
        return "not_assessed"
    return said.pop() if len(said) == 1 else "disputed"


def _proposed(
    cell: VerdictCell,
    principle: Principle,
    option: str | None,
    procurement: Mapping[str, bool],
    proposals: Proposals,
) -> VerdictCell:
    """A cell with what facts propose; they count until somebody judges otherwise and says why."""
    if principle.proposed_by and (principle.proposed_by, option) in proposals:
        verdict, because = proposals[principle.proposed_by, option]
        judged = [v for v in cell.verdicts if v.reason or v.verdict == verdict]
        counts: Standing = standing(judged) if judged else verdict
        return replace(cell, proposed=verdict, proposed_because=because, standing=counts)
    idle = principle.applies_if == "procurement" and option is not None and procurement.get(option) is False
    if idle and not cell.verdicts:
        because = "no procurement follows from the option's type"
        return replace(cell, proposed="not_applicable", proposed_because=because, standing="not_applicable")
    return cell


def tally(cells: Iterable[VerdictCell]) -> Tally:
    """How many principles are met, of those that apply; never a percentage."""
    found = Counter(c.standing for c in cells)
    applied = sum(found.values()) - found["not_applicable"]
    made = Tally(
        of=applied,
        meets=found["meets"],
        partly_meets=found["partly_meets"],
        fails=found["fails"],
        not_assessed=found["not_assessed"],
        disputed=found["disputed"],
        not_applicable=found["not_applicable"],
    )
    return replace(made, words=_words(made))


def _words(t: Tally) -> str:
    parts = [f"{t.meets} of {t.of} met"]
    for count, what in (
        (t.partly_meets, "partly met"),
        (t.fails, "failed"),
        (t.disputed, "disputed between groups"),
        (t.not_assessed, "not assessed"),
    ):
        if count:
            parts.append(f"{count} {what}")
    words = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
    return words + (f" ({t.not_applicable} not applicable)" if t.not_applicable else "")
