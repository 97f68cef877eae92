"""What must hold between the parts of a project, beyond that every reference resolves."""

from __future__ import annotations

import datetime
import itertools
import math
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from moothall.project import (
    body_rules,
    effect_rules,
    local_rules,
    money_rules,
    promises,
    public_rules,
    question_rules,
    risk_ranges,
    staff_rules,
    weight_sets,
)
from moothall.project.problems import Problem, nearest
from moothall.project.scores import score_fault
from moothall.project.tables import TABLES

if TYPE_CHECKING:
    from moothall.project.project import Project

ORDERED = (
    ("low", "amount", "high"),
    ("low", "likely", "high"),
    ("low", "value", "high"),
    ("low", "posts", "high"),
    ("forecast_low", "forecast", "forecast_high"),
    ("multiplier_low", "multiplier", "multiplier_high"),
    ("likelihood_low", "likelihood", "likelihood_high"),
    ("impact_low", "impact", "impact_high"),
)
"""Fields that must rise from left to right where they stand in one row."""


def faults(project: Project) -> Iterator[Problem]:
    """Every contradiction inside a project."""
    yield from _repeated_ids(project)
    yield from _repeated_rows(project)
    yield from _rows(project)
    yield from _framework(project)
    yield from _terms(project)
    yield from _scores(project)
    yield from _verdicts(project)
    yield from _weights(project)
    yield from _shares(project)
    yield from _baselines(project)
    yield from _decisions(project)
    yield from _finite(project)
    yield from _grades(project)
    yield from _signed(project)
    yield from _access(project)
    yield from money_rules.faults(project)
    yield from local_rules.faults(project)
    yield from risk_ranges.faults(project)
    yield from staff_rules.faults(project)
    yield from effect_rules.faults(project)
    yield from promises.faults(project)
    yield from body_rules.faults(project)
    yield from question_rules.faults(project)
    yield from public_rules.faults(project)


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
    keys = {t.name: t.key for t in TABLES if t.key}
    keys |= {"statements": ("group",), "narratives": ("section",)}
    for table, names in keys.items():
        seen: set[tuple[object, ...]] = set()
        for n, row in enumerate(getattr(project, table)):
            key = tuple(getattr(row, k) for k in names)
            if key in seen:
                shown = ", ".join(f"{k} {v}" for k, v in zip(names, key, strict=True) if v not in (None, ""))
                yield Problem(table, (n, names[0]), f"This row repeats an earlier one with the same {shown}.")
            seen.add(key)


def _rows(project: Project) -> Iterator[Problem]:
    for table in TABLES:
        fields = set(table.row.__struct_fields__)
        dated = "date" in fields
        ordered = [o for o in ORDERED if set(o) <= fields]
        if not dated and not ordered:
            continue
        for n, row in enumerate(getattr(project, table.name)):
            if dated:
                yield from _ahead(project, table.name, (n, "date"), row.date)
            for names in ordered:
                values = [getattr(row, f) for f in names]
                known = [(f, v) for f, v in zip(names, values, strict=True) if v is not None]
                for (f1, v1), (f2, v2) in itertools.pairwise(known):
                    if v1 > v2:
                        yield Problem(
                            table.name,
                            (n, f2),
                            f"{f2} ({v2:,.12g}) is below {f1} ({v1:,.12g}); they must rise.",
                        )


def _ahead(
    project: Project, table: str, path: tuple[str | int, ...], when: datetime.date | None
) -> Iterator[Problem]:
    as_of = project.head.as_of
    if when is not None and when > as_of:
        yield Problem(
            table,
            path,
            f"This is dated {when}, after the day for which the project is worked out "
            f"(as_of {as_of} in project.yaml).",
        )


def _framework(project: Project) -> Iterator[Problem]:
    """A scale or value function of the framework with which nothing can be worked out."""
    named = f"Framework {project.framework.head.id}"
    scale = project.framework.matrix.scale
    if scale is not None and scale.high <= scale.low:
        message = f"{named}: the scale runs from {scale.low} to {scale.high}; its high end must lie above."
        yield Problem("head", ("framework",), message)
    for criterion in project.framework.criteria:
        measured = [x for x, _ in criterion.value_function]
        if measured and (len(measured) < 2 or len(set(measured)) < len(measured)):
            message = (
                f"{named}, criterion {criterion.id}: a value function needs at least two points, "
                f"each for another measurement; these are {', '.join(f'{x:g}' for x in measured)}."
            )
            yield Problem("head", ("framework",), message)


def _terms(project: Project) -> Iterator[Problem]:
    """Terms adopted after the project's day, and thresholds of another kind than the framework's."""
    head = project.head
    for part in ("must_pass", "thresholds", "grades", "reference_classes", "not_applicable"):
        for n, entry in enumerate(getattr(head, part)):
            yield from _ahead(project, "head", (part, n, "date"), entry.date)
    known = {t.id: t for t in project.framework.thresholds}
    for n, threshold in enumerate(head.thresholds):
        asked = known.get(threshold.id)
        message = asked and asked.fault(threshold.value)
        if message:
            yield Problem("head", ("thresholds", n, "value"), message)


def _grades(project: Project) -> Iterator[Problem]:
    """A lower grade is never worth more than a higher one, so that a cap cannot raise a claim."""
    worth = {g.label: g.observations for g in project.framework.evidence.grades}
    letters = list(worth)
    for entry in sorted(project.head.grades, key=lambda g: g.date):
        if entry.grade in worth:
            worth[entry.grade] = entry.observations
    for better, worse in itertools.pairwise(letters):
        if worth[worse] > worth[better]:
            yield Problem(
                "head",
                ("grades",),
                f"Grade {worse} would be worth {worth[worse]:g} observations, more than grade {better} "
                f"with {worth[better]:g}; a lower grade is never worth more.",
            )


def _signed(project: Project) -> Iterator[Problem]:
    partners = [p.id for p in project.head.partners]
    for n, aim in enumerate(project.head.aims):
        for partner, when in aim.signed.items():
            if partner not in partners:
                message = f'There is no partner "{partner}".{nearest(partner, partners)}'
                yield Problem("head", ("aims", n, "signed", partner), message)
            yield from _ahead(project, "head", ("aims", n, "signed", partner), when)


def _access(project: Project) -> Iterator[Problem]:
    for n, group in enumerate(project.stakeholders.groups):
        yield from _ahead(project, "stakeholders", ("groups", n, "first_access"), group.first_access)
    for n, option in enumerate(project.options):
        if option.dispute is not None:
            yield from _ahead(project, "options", (n, "dispute", "date"), option.dispute.date)


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
    yield from weight_sets.faults(project)
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
