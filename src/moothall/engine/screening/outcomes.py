"""What the verdicts on must-pass principles do to an option.

Method note, M2: fails holds out, partly meets carries a condition, not assessed leaves it undecided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from moothall.engine.screening.cells import CellKey, tally
from moothall.findings.screening import (
    Condition,
    GroupVerdict,
    OptionScreen,
    Outcome,
    Override,
    VerdictCell,
)
from moothall.framework.principles import Principle
from moothall.project.decisions import DecisionRow
from moothall.project.options import Option
from moothall.project.project import Project

NO_SET = "no must-pass set is adopted, so stage 1 cannot carry it forward or hold it out"
"""Why every option is undecided until the partners have adopted a set."""


def overridden(decisions: Iterable[DecisionRow]) -> tuple[Override, ...]:
    """Every override on record."""
    return tuple(
        Override(about=d.about, option=d.option, body=d.body, reason=d.reason, date=d.date, by=d.by)
        for d in decisions
        if d.kind == "override" and d.about is not None
    )


def tested_principles(project: Project, must: frozenset[str]) -> list[Principle]:
    """Option-level principles that every option must pass; one that does not apply passes itself."""
    principles = project.framework.screening.principles
    return [p for p in principles if p.id in must and p.level == "option"]


def outcome_of(
    cells: Mapping[CellKey, VerdictCell],
    tested: Iterable[Principle],
    option: str,
    overrides: Iterable[Override],
    *,
    removable: bool = True,
) -> tuple[Outcome, tuple[str, ...], tuple[str, ...]]:
    """Outcome of an option, the must-pass principles it failed, and those left open.

    overrides : on record; one that is older than the verdict it would set aside does not count
    removable : false for a baseline, which is judged but never held out
    """
    waived = {o.about for o in overrides if _sets_aside(o, cells, option)}
    by_standing = {p.id: cells[p.id, option].standing for p in tested}
    failed = tuple(p for p, s in by_standing.items() if s == "fails")
    left_open = tuple(p for p, s in by_standing.items() if s in ("not_assessed", "disputed"))
    partly = any(s == "partly_meets" for s in by_standing.values())
    if removable and any(p not in waived for p in failed):
        return "held_out", failed, left_open
    if left_open:
        return "undecided", failed, left_open
    return ("with_conditions" if partly else "carried_forward"), failed, left_open


def _sets_aside(override: Override, cells: Mapping[CellKey, VerdictCell], option: str) -> bool:
    """Whether an override speaks of this option, and was made knowing the verdict."""
    cell = cells.get((override.about, option))
    if cell is None or override.option not in (None, option):
        return False
    return all(v.date <= override.date for v in cell.verdicts if v.verdict == "fails")


def screen_of(
    project: Project,
    option: Option,
    cells: Mapping[CellKey, VerdictCell],
    must: frozenset[str] | None,
    overrides: tuple[Override, ...],
) -> OptionScreen:
    """Stage 1 for one option: its outcome under the must-pass set in force (none: not adopted), and why."""
    tested = tested_principles(project, must or frozenset())
    outcome, failed, left_open = outcome_of(
        cells, tested, option.id, overrides, removable=option.baseline is None
    )
    if project.framework.screening.principles and must is None:
        outcome = "undecided"  # nothing has been adopted that could hold it out, or let it pass
    used = tuple(o for o in overrides if o.about in failed and _sets_aside(o, cells, option.id))
    return OptionScreen(
        option=option.id,
        title=option.title,
        outcome=outcome,
        because=(NO_SET,) if must is None else tuple(_reasons(tested, cells, option, used)),
        tally=tally([c for (_, o), c in cells.items() if o == option.id]),
        failed=failed,
        open=left_open,
        conditions=_conditions(tested, cells, option.id),
        overrides=used,
    )


def _reasons(
    tested: Iterable[Principle],
    cells: Mapping[CellKey, VerdictCell],
    option: Option,
    used: tuple[Override, ...],
) -> Iterable[str]:
    waived = {o.about: o for o in used}
    for p in tested:
        cell = cells[p.id, option.id]
        said = [v.reason for v in cell.verdicts if v.reason and v.verdict == cell.standing]
        why = "; ".join([*(reason.rstrip(".") for reason in said[:-1]), *said[-1:]])
        tail = f": {why}" if why else ""
        if cell.standing == "fails":
            yield f"{p.title} ({p.id}) fails{tail}"
            if p.id in waived:
                yield f"overridden by {waived[p.id].body}: {waived[p.id].reason}"
            elif option.baseline:
                yield "a baseline is judged, but never removed"
        elif cell.standing == "partly_meets":
            yield f"{p.title} ({p.id}) is partly met{tail}"
        elif cell.standing == "disputed":
            yield f"{p.title} ({p.id}): the groups differ, and there is no joint verdict"
        elif cell.standing == "not_assessed":
            yield f"{p.title} ({p.id}) is not assessed, which is neither a pass nor a fail"


def _conditions(
    tested: Iterable[Principle], cells: Mapping[CellKey, VerdictCell], option: str
) -> tuple[Condition, ...]:
    """What must be done where a must-pass principle is only partly met.

    The joint verdict's condition, else each group's; a verdict that is only proposed has none yet.
    """
    found = []
    for p in tested:
        cell = cells[p.id, option]
        if cell.standing == "partly_meets":
            said = [v for v in cell.verdicts if v.verdict == "partly_meets"]
            joint = [v for v in said if v.group is None]
            found += [_condition(p.id, v) for v in joint or said]
            if not said:
                found.append(Condition(principle=p.id, condition="", owner=""))
    return tuple(found)


def _condition(principle: str, verdict: GroupVerdict) -> Condition:
    return Condition(
        principle=principle,
        condition=verdict.condition,
        owner=verdict.owner,
        due=verdict.due,
        complete=bool(verdict.condition and verdict.owner and verdict.due),
    )
