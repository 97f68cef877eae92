"""What a total may count twice, and what it may hide."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.engine.bias.context import Results
from moothall.engine.bias.names import criterion_name, group_name, option_name, phrase
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.scoring import OptionScore, Overlap, Zero
from moothall.project.project import Project


def double_counting(results: Results) -> Seen:
    """Two criteria that may mean the same, both weighted, with nearly the same scores (M8).

    The correlation is of the points of the two criteria across options; with few options it says
    nothing, and then nobody can tell.
    """
    pairs = [p for p in results.scoring.overlaps if counts(results, p.a) and counts(results, p.b)]
    least = results.terms.number("overlap_options")
    told = [p for p in pairs if p.options >= least]
    limit = results.terms.number("overlap_correlation")
    found = tuple(_twice(results.project, p) for p in told if (p.correlation or 0) > limit)
    if not found and len(told) < len(pairs):
        return CannotTell((f"scores of at least {least:g} options on criteria that may overlap",))
    return found


def counts(results: Results, criterion: str) -> bool:
    """Whether a criterion has any weight in the joint result."""
    section = results.project.framework.section_of(criterion).id
    joint = [s.joint for s in results.scoring.weight_sets if s.label == "latest"]
    return all(w.criteria.get(criterion, 0) > 0 and w.sections.get(section, 0) > 0 for w in joint)


def _twice(project: Project, pair: Overlap) -> Sighting:
    return Sighting(
        subject=f"{pair.a}/{pair.b}",
        figures={
            "a": criterion_name(project, pair.a),
            "b": criterion_name(project, pair.b),
            "correlation": pair.correlation,
            "n": pair.options,
        },
    )


def hidden_zero(results: Results) -> Seen:
    """An option that ranks first, or may, with a zero on a flagged criterion (M8).

    A zero counts when one group gave it, though the mean of all is higher. A flagged criterion
    without any score may be a zero, so then nobody can tell.
    """
    first = [o for o in results.scoring.options if o.rank is not None and o.rank.best == 1]
    if not any(c.status in ("scored", "measured") for c in results.scoring.cells):
        return CannotTell(("scores (scores.csv)",))
    found = tuple(_hidden(results, o, z) for o in first for z in o.zeros if z.called)
    missing = tuple(_unscored(results, {o.option for o in first}))
    return CannotTell(missing) if missing and not found else found


def _hidden(results: Results, option: OptionScore, zero: Zero) -> Sighting:
    project = results.project
    sure = option.rank is not None and option.rank.worst == 1
    by = phrase(group_name(project, g) for g in zero.by) if zero.by else "a measurement"
    return Sighting(
        subject=f"{option.option}/{zero.criterion}",
        option=option.option,
        figures={
            "option": option_name(project, option.option),
            "ranks": "ranks first" if sure else "may rank first",
            "criterion": criterion_name(project, zero.criterion),
            "called": zero.called,
            "scores": "scores 0" if zero.whole else f"is given 0 by {by}",
            "by": by,
            "best": option.rank.best if option.rank else None,
            "worst": option.rank.worst if option.rank else None,
        },
        sources=_sources(results, option.option, zero.criterion),
    )


def _sources(results: Results, option: str, criterion: str) -> tuple[str, ...]:
    cells = (c for c in results.scoring.cells if (c.option, c.criterion) == (option, criterion))
    return next((c.sources for c in cells), ())


def _unscored(results: Results, options: set[str]) -> Iterator[str]:
    flagged = {c.id for c in results.project.framework.criteria if c.flag_if_zero}
    for cell in results.scoring.cells:
        if cell.status == "missing" and cell.option in options and cell.criterion in flagged:
            names = criterion_name(results.project, cell.criterion), option_name(results.project, cell.option)
            yield f"a score of {names[0]} for {names[1]} (scores.csv)"
