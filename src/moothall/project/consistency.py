"""What must hold between the parts of a project, beyond that every reference resolves."""

from __future__ import annotations

import datetime
import itertools
import math
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from moothall.project.problems import Problem, listed
from moothall.project.scores import score_fault
from moothall.project.tables import TABLES

if TYPE_CHECKING:
    from moothall.project.project import Project

ORDERED = (
    ("low", "amount", "high"),
    ("low", "likely", "high"),
    ("low", "value", "high"),
    ("likelihood_low", "likelihood", "likelihood_high"),
    ("impact_low", "impact", "impact_high"),
)
"""Fields that must rise from left to right where they stand in one row."""


def faults(project: Project) -> Iterator[Problem]:
    """Every contradiction inside a project."""
    yield from _repeated_ids(project)
    yield from _repeated_rows(project)
    yield from _rows(project)
    yield from _scores(project)
    yield from _verdicts(project)
    yield from _weights(project)
    yield from _shares(project)
    yield from _baselines(project)
    yield from _decisions(project)
    yield from _finite(project)


def _repeated_ids(project: Project) -> Iterator[Problem]:
    head = project.head
    named: tuple[tuple[str, tuple[str | int, ...], tuple[Struct, ...]], ...] = (
        ("options", (), project.options),
        ("head", ("partners",), head.partners),
        ("head", ("aims",), head.aims),
        ("head", ("services",), head.services),
        ("head", ("timetable",), head.timetable),
        ("stakeholders", ("groups",), project.stakeholders.groups),
        ("governance", ("bodies",), project.governance.bodies),
    )
    for table, path, values in named:
        counts = Counter(v.id for v in values)  # type: ignore[attr-defined]
        for n, value in enumerate(values):
            key = value.id  # type: ignore[attr-defined]
            if counts[key] > 1 and [v.id for v in values].index(key) != n:  # type: ignore[attr-defined]
                yield Problem(table, (*path, n, "id"), f'The id "{key}" is used twice; ids are unique.')
    seen: set[str] = set()
    for g, group in enumerate(project.stakeholders.groups):
        for a, assessor in enumerate(group.assessors):
            if assessor.id in seen:
                yield Problem(
                    "stakeholders",
                    ("groups", g, "assessors", a, "id"),
                    f'Assessor "{assessor.id}" is listed twice; an assessor belongs to one group.',
                )
            seen.add(assessor.id)


def _repeated_rows(project: Project) -> Iterator[Problem]:
    for table in TABLES:
        if not table.key:
            continue
        first: dict[tuple[object, ...], int] = {}
        for n, row in enumerate(getattr(project, table.name)):
            key = tuple(getattr(row, k) for k in table.key)
            if key in first:
                shown = ", ".join(f"{k} {v}" for k, v in zip(table.key, key, strict=True) if v is not None)
                yield Problem(
                    table.name, (n, table.key[0]), f"This row repeats an earlier one with the same {shown}."
                )
            else:
                first[key] = n


def _rows(project: Project) -> Iterator[Problem]:
    as_of = project.head.as_of
    for table in TABLES:
        fields = set(table.row.__struct_fields__)
        dated = "date" in fields
        ordered = [o for o in ORDERED if set(o) <= fields]
        if not dated and not ordered:
            continue
        for n, row in enumerate(getattr(project, table.name)):
            when: datetime.date | None = getattr(row, "date", None) if dated else None
            if when is not None and when > as_of:
                yield Problem(
                    table.name,
                    (n, "date"),
                    f"This row is dated {when}, after the day for which the project is worked out "
                    f"(as_of {as_of} in project.yaml).",
                )
            for names in ordered:
                values = [getattr(row, f) for f in names]
                known = [(f, v) for f, v in zip(names, values, strict=True) if v is not None]
                for (f1, v1), (f2, v2) in itertools.pairwise(known):
                    if v1 > v2:
                        yield Problem(
                            table.name, (n, f2), f"{f2} ({v2:g}) is below {f1} ({v1:g}); they must rise."
                        )


def _scores(project: Project) -> Iterator[Problem]:
    criteria = {c.id: c for c in project.framework.criteria}
    scale = project.framework.matrix.scale
    for n, row in enumerate(project.scores):
        if row.criterion in criteria:
            fault = score_fault(scale, criteria[row.criterion], row)
            if fault:
                yield Problem("scores", (n, "score"), fault)
    for n, measure in enumerate(project.measures):
        criterion = criteria.get(measure.criterion)
        if criterion is not None and not criterion.value_function:
            yield Problem(
                "measures",
                (n, "criterion"),
                f"Criterion {criterion.id} is scored by hand, not measured; put its score in scores.csv.",
            )


def _verdicts(project: Project) -> Iterator[Problem]:
    levels = {p.id: p.level for p in project.framework.screening.principles}
    for n, row in enumerate(project.verdicts):
        level = levels.get(row.principle)
        if level == "project" and row.option is not None:
            yield Problem(
                "verdicts",
                (n, "option"),
                f"Principle {row.principle} is judged once for the project; leave the option empty.",
            )
        if level == "option" and row.option is None:
            yield Problem(
                "verdicts", (n, "option"), f"Principle {row.principle} is judged for each option; name one."
            )
        if row.verdict == "not_applicable" and not row.reason.strip():
            yield Problem("verdicts", (n, "reason"), "A verdict of not applicable needs a reason.")


def _weights(project: Project) -> Iterator[Problem]:
    sections = {s.id for s in project.framework.matrix.sections}
    criteria = {c.id for c in project.framework.criteria}
    yield from _whole_sets(project)
    for n, row in enumerate(project.weights):
        right = sections if row.kind == "section" else criteria
        if row.item in sections | criteria and row.item not in right:
            yield Problem("weights", (n, "item"), f'"{row.item}" is not a {row.kind}.')
        if row.method != "equal" and row.value is None and row.low is None and row.high is None:
            yield Problem("weights", (n, "value"), f"A weight by {row.method} needs a value.")
        if row.method == "swing_ranking" and (row.value is None or row.value < 1 or row.value % 1):
            yield Problem(
                "weights",
                (n, "value"),
                "Swing ranking gives a place in the order: 1 is first, then 2, 3, ...",
            )


def _whole_sets(project: Project) -> Iterator[Problem]:
    """A group weights all items that belong together, or none: a gap would be a hidden zero."""
    matrix = project.framework.matrix
    together = [("section", tuple(s.id for s in matrix.sections), "sections")]
    together += [
        ("criterion", tuple(c.id for c in s.criteria), f"criteria of section {s.id}") for s in matrix.sections
    ]
    for group in dict.fromkeys(w.group for w in project.weights):
        rows = [(n, w) for n, w in enumerate(project.weights) if w.group == group]
        for kind, items, called in together:
            spoken = {w.item for _, w in rows if w.kind == kind and w.item in items}
            absent = [i for i in items if i not in spoken]
            if spoken and absent:
                last = max(n for n, w in rows if w.kind == kind and w.item in items)
                yield Problem(
                    "weights",
                    (last, "item"),
                    f"Group {group} weights {len(spoken)} of {len(items)} {called}; weight all of them "
                    f"(0 is allowed) or none. Missing: {listed(absent)}.",
                )
            last_points = {w.item: w.value for _, w in rows if w.kind == kind and w.item in items}
            if last_points and not absent and all(v == 0 for v in last_points.values()):
                yield Problem(
                    "weights", (rows[-1][0], "value"), f"Group {group} gives all {called} a weight of 0."
                )


def _shares(project: Project) -> Iterator[Problem]:
    given = [g.share for g in project.stakeholders.groups if g.share is not None]
    groups = project.stakeholders.groups
    if given and len(given) != len(groups):
        yield Problem("stakeholders", ("groups",), "Give every group a share, or none (then all are equal).")
    elif given and not math.isclose(sum(given), 1, abs_tol=1e-6):
        yield Problem(
            "stakeholders",
            ("groups",),
            f"The shares of the groups add to {sum(given):g}; they must add to 1.",
        )


def _baselines(project: Project) -> Iterator[Problem]:
    for key in ("as_is", "improved"):
        held = [n for n, o in enumerate(project.options) if o.baseline == key]
        for n in held[1:]:
            yield Problem("options", (n, "baseline"), f'Two options call themselves the baseline "{key}".')


def _decisions(project: Project) -> Iterator[Problem]:
    for n, row in enumerate(project.decisions):
        if row.kind == "override":
            if row.about is None:
                yield Problem(
                    "decisions", (n, "about"), "An override names the principle or rule it overrides."
                )
            if len(row.reason.split()) < 4:
                yield Problem(
                    "decisions", (n, "reason"), "An override needs a reason of at least one sentence."
                )


def _finite(project: Project) -> Iterator[Problem]:
    for table in TABLES:
        for n, row in enumerate(getattr(project, table.name)):
            for field in row.__struct_fields__:
                value = getattr(row, field)
                if isinstance(value, float) and not math.isfinite(value):
                    yield Problem(table.name, (n, field), "A number must be finite.")
