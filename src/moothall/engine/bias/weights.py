"""Were the weights set in ignorance of the scores, and do they leave room for more than money?"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.engine.bias.context import Results
from moothall.engine.bias.names import group_name, item_name
from moothall.engine.weighting import LateChange, first_scores, late_changes
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.scoring import WeightsUsed
from moothall.project.project import Project
from moothall.project.weights import WeightRow

JOINTLY = "The joint weighting"
EQUAL = "equal"


def weights_after_scores(results: Results) -> Seen:
    """A weight set or changed after the first score that it bears on (method note, M8).

    A criterion's weight bears on the scores of that criterion, a section's on those of the section.
    A first weight counts as a change from equal; a row that repeats the earlier one does not.
    """
    project = results.project
    missing = [
        words
        for words, there in (
            ("dated weights (weights.csv)", project.weights),
            ("dated scores (scores.csv)", first_scores(project)),
        )
        if not there
    ]
    if missing:
        return CannotTell(tuple(missing))
    return tuple(_late_change(project, change) for change in late_changes(project))


def stated(row: WeightRow) -> float | str:
    """A weight as it was given: a number of points; in words an interval, a place, a ratio or equal."""
    if row.method == "equal":
        return EQUAL
    if row.against is not None:
        return f"{row.item} {row.value:g} times {row.against}"
    if row.method == "swing_ranking":
        return f"place {row.value:g}"
    ends = "" if row.low is None and row.high is None else f"{_end(row.low)} to {_end(row.high)}"
    if row.value is None:
        return ends
    return f"{row.value:g} ({ends})" if ends else row.value


def _end(value: float | None) -> str:
    return "?" if value is None else f"{value:g}"


def _late_change(project: Project, change: LateChange) -> Sighting:
    row = change.after
    return Sighting(
        subject=f"{row.group}:{row.item}",
        figures={
            "group": group_name(project, row.group),
            "item": item_name(project, row.item),
            "before": stated(change.before) if change.before else EQUAL,
            "after": stated(row),
            "changed": row.date.isoformat(),
            "scored": change.scored.isoformat(),
            "scored_item": item_name(project, change.scored_item),
            "by": row.by,
            "reason": row.reason.strip().rstrip(".") or "none",
        },
    )


def money_crowding_out(results: Results) -> Seen:
    """Too much weight on money, or too little on people, places, democracy and the environment (M8).

    Weights are normalised over sections; the joint ones and each group's own are looked at.
    """
    latest = [s for s in results.scoring.weight_sets if s.label == "latest"]
    used = [w for s in latest for w in (s.joint, *s.groups) if w.group is None or w.declared]
    found = tuple(s for w in used for s in _crowded(results, w))
    if not found and not results.project.weights:
        return CannotTell(("weights (weights.csv)",))
    return found


def _crowded(results: Results, used: WeightsUsed) -> Iterator[Sighting]:
    terms = results.terms
    money = sum(used.sections.get(s, 0.0) for s in terms.words("money_sections"))
    social = sum(used.sections.get(s, 0.0) for s in terms.words("social_sections"))
    if money > terms.number("money_weight_max") or social < terms.number("social_weight_min"):
        name = JOINTLY if used.group is None else group_name(results.project, used.group)
        yield Sighting(
            subject=used.group or "project",
            figures={"group": name, "money": money, "social": social},
        )
