"""Was every criterion put to every option?"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.engine.bias.context import Results
from moothall.engine.bias.names import criterion_name, option_name, phrase
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.history import latest
from moothall.project.project import Project

EVERY = "all of them"


def criteria_removed(results: Results) -> Seen:
    """Sections or criteria that were not applied, or not to every option (method note, M8).

    Not applied: nobody scored or measured it for any option, or it was left out for all with a
    reason. Applied unevenly: marked not applicable for some options and used for the others.
    """
    applied = _applied(results)
    if not applied:
        return CannotTell(("scores (scores.csv) or measurements (measures.csv)",))
    return (*_dropped(results, applied), *_uneven(results.project, applied))


def _applied(results: Results) -> frozenset[str]:
    """Criteria with a score or a measurement for some option."""
    return frozenset(c.criterion for c in results.scoring.cells if c.status in ("scored", "measured"))


def _dropped(results: Results, applied: frozenset[str]) -> Iterator[Sighting]:
    words = (*_left_out(results.project), *_never_scored(results.project, applied))
    if words:
        yield Sighting(
            subject="project",
            figures={"items": "; ".join(words), "option": EVERY, "n": len(words)},
        )


def _left_out(project: Project) -> Iterator[str]:
    for entry in project.head.not_applicable:
        name = criterion_name(project, entry.criterion)
        yield f"{name}, left out on {entry.date.isoformat()} by {entry.by} ({entry.reason})"


def _never_scored(project: Project, applied: frozenset[str]) -> Iterator[str]:
    reasoned = {entry.criterion for entry in project.head.not_applicable}
    for section in project.framework.matrix.sections:
        asked = [c for c in section.criteria if c.id not in reasoned]
        unscored = [c for c in asked if c.id not in applied]
        if unscored and len(unscored) == len(section.criteria):
            yield f"the whole section {section.title} ({section.id}), which nobody scored"
        else:
            yield from (f"{c.title} ({c.id}), which nobody scored" for c in unscored)


def _uneven(project: Project, applied: frozenset[str]) -> Iterator[Sighting]:
    kept = {o.id for o in project.kept_options}
    marked = [(c, options) for c, options in _marked(project, kept).items() if c in applied]
    for option in project.kept_options:
        without = [c for c, options in marked if option.id in options and options != kept]
        if without:
            yield Sighting(
                subject=option.id,
                option=option.id,
                figures={
                    "items": phrase(criterion_name(project, c) for c in without),
                    "option": option_name(project, option.id),
                    "n": len(without),
                },
            )


def _marked(project: Project, kept: set[str]) -> dict[str, set[str]]:
    """Options for which somebody now marks a criterion as not applicable, by criterion."""
    rows = latest(project.scores, lambda s: (s.option, s.criterion, s.assessor)).values()
    marked: dict[str, set[str]] = {}
    for row in rows:
        if row.standing == "not_applicable" and row.option in kept:
            marked.setdefault(row.criterion, set()).add(row.option)
    return marked
