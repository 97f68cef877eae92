"""Who was heard, and what became of it where they disagreed?"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.engine.bias.context import Results
from moothall.engine.bias.names import criterion_name, group_name, option_name, phrase
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.scoring import Cell
from moothall.project.history import latest
from moothall.project.project import Project


def one_voice(results: Results) -> Seen:
    """Scores or weights from one voice only, or no scores from a voice that is needed (M8)."""
    project = results.project
    scores, weights = scoring_voices(project), weighting_voices(project)
    if not scores:
        return CannotTell(("scores (scores.csv)",))
    needed = results.terms.words("voices_needed")
    found = (*_unheard("scores", scores, needed), *_alone("weights", weights, needed))
    return CannotTell(("weights (weights.csv)",)) if not found and not weights else found


def scoring_voices(project: Project) -> tuple[str, ...]:
    """Voices whose scores count, in the order of the groups."""
    rows = latest(project.scores, lambda s: (s.option, s.criterion, s.assessor)).values()
    assessors = {r.assessor for r in rows if r.score is not None}
    groups = project.stakeholders.groups
    return tuple(dict.fromkeys(g.voice for g in groups if any(a.id in assessors for a in g.assessors)))


def weighting_voices(project: Project) -> tuple[str, ...]:
    """Voices that gave weights, in the order of the groups."""
    weighing = {w.group for w in project.weights}
    return tuple(dict.fromkeys(g.voice for g in project.stakeholders.groups if g.id in weighing))


def _unheard(what: str, heard: tuple[str, ...], needed: tuple[str, ...]) -> Iterator[Sighting]:
    if len(heard) == 1 or not set(needed) <= set(heard):
        yield _voices(what, heard, needed)


def _alone(what: str, heard: tuple[str, ...], needed: tuple[str, ...]) -> Iterator[Sighting]:
    if len(heard) == 1:
        yield _voices(what, heard, needed)


def _voices(what: str, heard: tuple[str, ...], needed: tuple[str, ...]) -> Sighting:
    absent = [v for v in needed if v not in heard]
    return Sighting(
        subject=what,
        figures={
            "present": f"{phrase(heard)} (in the {what})",
            "missing": phrase(absent) if absent else "any other voice",
            "heard": len(heard),
        },
    )


def averaged_disagreement(results: Results) -> Seen:
    """Cells on which groups differ widely, so that a mean would hide it (M8). Points on the scale."""
    shared = [c for c in results.scoring.cells if c.spread is not None and len(c.by_group) > 1]
    if not shared:
        return CannotTell(("scores of one cell by two or more groups (scores.csv)",))
    limit = results.terms.number("spread_min")
    return tuple(_disagreement(results.project, c) for c in shared if (c.spread or 0) >= limit)


def _disagreement(project: Project, cell: Cell) -> Sighting:
    low = min(cell.by_group, key=lambda g: cell.by_group[g])
    high = max(cell.by_group, key=lambda g: cell.by_group[g])
    return Sighting(
        subject=f"{cell.option}/{cell.criterion}",
        option=cell.option,
        figures={
            "option": option_name(project, cell.option),
            "criterion": criterion_name(project, cell.criterion),
            "spread": cell.spread,
            "low_group": group_name(project, low),
            "low": cell.by_group[low],
            "high_group": group_name(project, high),
            "high": cell.by_group[high],
        },
        sources=cell.sources,
    )
