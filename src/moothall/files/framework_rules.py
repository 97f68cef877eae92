"""Rules for frameworks: each looks at one thing that the types cannot catch."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct

from moothall.files.frameworks import SUBJECTS
from moothall.framework.framework import Framework, items
from moothall.framework.items import Passage, Threshold
from moothall.project.problems import listed, nearest

Fault = tuple[str, str, str]
"""Id of the item (outside of items: the file's name), its field, and what is wrong."""
Rule = Callable[[Framework], Iterator[Fault]]


def _values(value: Any, owner: str, field: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every leaf as (item id, field, value); outside of items the subject's file stands for the id."""
    if isinstance(value, Struct):
        owner = getattr(value, "id", None) or owner
        for name in value.__struct_fields__:
            yield from _values(getattr(value, name), owner, name)
    elif isinstance(value, tuple):
        for part in value:
            yield from _values(part, owner, field)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _values(part, owner, f"{field}.{key}")
    else:
        yield owner, field, value


def _leaves(framework: Framework) -> Iterator[tuple[str, str, Any]]:
    for file, (part, _) in SUBJECTS.items():
        yield from _values(getattr(framework, part), file)


def _traces(framework: Framework) -> Iterator[tuple[str, str, str]]:
    for owner, field, value in _leaves(framework):
        if field == "trace" or field.endswith("_trace"):
            yield owner, field, value


def _unresolved(framework: Framework) -> Iterator[Fault]:
    passages = {p.id for p in framework.passages}
    for owner, field, word in _traces(framework):
        if word not in passages:
            yield owner, field, f'there is no passage "{word}".{nearest(word, passages)}'


def _unreached(framework: Framework) -> Iterator[Fault]:
    reached = {word for _, _, word in _traces(framework)}
    for passage in framework.passages:
        if passage.id not in reached:
            yield passage.id, "", "no item traces to this passage."


def _repeated(framework: Framework) -> Iterator[Fault]:
    counts = Counter(key for key, _ in items(framework))
    for key, count in counts.items():
        if count > 1:
            yield key, "id", f"the id is used {count} times; ids are never shared."


def unknown_checks(framework: Framework, checks: Collection[str]) -> Iterator[Fault]:
    """Items that ask for a check that the engine does not have."""
    for key, item in items(framework):
        name = getattr(item, "check", None)
        if checks and isinstance(name, str) and name not in checks:
            yield key, "check", f'the engine has no check "{name}".{nearest(name, checks)}'


def _absent_thresholds(framework: Framework) -> Iterator[Fault]:
    known = {t.id for t in framework.thresholds}
    for key, item in items(framework):
        for word in getattr(item, "thresholds", ()):
            if word not in known:
                yield key, "thresholds", f'there is no threshold "{word}".{nearest(word, known)}'


def _unused_thresholds(framework: Framework) -> Iterator[Fault]:
    used = {word for _, item in items(framework) for word in getattr(item, "thresholds", ())}
    for threshold in framework.thresholds:
        if threshold.id not in used and not threshold.note:
            yield threshold.id, "", "no check or rule names this threshold; a note may say who uses it."


def _references(framework: Framework) -> Iterator[Fault]:
    """References between items other than traces and thresholds."""
    types = {t.id for t in framework.typology.types}
    criteria = {c.id for c in framework.criteria}
    models = {m.id for m in framework.employment.models}
    known: dict[str, set[str]] = {
        "group": set(framework.screening.groups),
        "overlaps": criteria,
        "criteria": criteria,
        "related_criteria": criteria,
        "hits_most": types,
        "types_where_normally_non_zero": types,
        "types": types,
        "usual_employment_models": models,
    }
    for key, item in items(framework):
        for field, allowed in known.items():
            for word in _words(getattr(item, field, ())):
                if word not in allowed:
                    yield (
                        key,
                        field,
                        f'there is no "{word}".{nearest(word, allowed)} Known: {listed(allowed)}.',
                    )
    for step in framework.typology.classifier:
        if step.type not in types:
            yield "typology.yaml", "classifier", f'there is no type "{step.type}".{nearest(step.type, types)}'


def _places_of_the_case(framework: Framework) -> Iterator[Fault]:
    """Every section of the business case has one place; every role that is asked is there."""
    case = framework.business_case
    known, roles = tuple(s.id for s in case.sections), tuple(r.id for r in framework.roles)
    file = "business_case.yaml"
    places = [(file, "before", case.before), *((p.id, "sections", p.sections) for p in case.five_cases)]
    for owner, field, ids in (*places, (file, "after", case.after)):
        for id in ids:
            if id not in known:
                yield owner, field, f'there is no section "{id}".{nearest(id, known)} Known: {listed(known)}.'
    times = Counter(case.placed)
    for section in case.sections:
        if times[section.id] > 1:
            yield section.id, "id", f"the section is given {times[section.id]} places; keep one."
        if case.five_cases and not times[section.id]:
            yield section.id, "id", "the section has no place before, in or after the five cases."
        for role in section.asked_of:
            if role not in roles:
                yield section.id, "asked_of", f'there is no role "{role}".{nearest(role, roles)}'


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, tuple) else ()


def _value_functions(framework: Framework) -> Iterator[Fault]:
    scale = framework.matrix.scale
    for criterion in framework.criteria:
        points = criterion.value_function
        if bool(points) != bool(criterion.measured_by):
            yield (
                criterion.id,
                "measured_by",
                "a measured criterion has both measured_by and a value function.",
            )
        if not points:
            continue
        measured = [at for at, _ in points]
        if len(set(measured)) < len(points) or sorted(measured) not in (measured, measured[::-1]):
            yield (
                criterion.id,
                "value_function",
                "the measurements must all rise, or all fall, down the list.",
            )
        scores = [score for _, score in sorted(points)]
        rises = [after - before for before, after in pairwise(scores)]
        if min(rises, default=0) < 0 < max(rises, default=0):
            yield criterion.id, "value_function", "the scores must only rise or only fall."
        if scale and any(not scale.low <= score <= scale.high for _, score in points):
            yield criterion.id, "value_function", f"a score lies outside {scale.low} to {scale.high}."
        if len(points) < 2:
            yield criterion.id, "value_function", "at least two points are needed."


def _anchors(framework: Framework) -> Iterator[Fault]:
    scale = framework.matrix.scale
    if scale is None:
        if framework.criteria:
            yield "criteria.yaml", "scale", "criteria need a scale to be scored on."
        return
    allowed = [str(n) for n in range(scale.low, scale.high + 1)]
    for criterion in framework.criteria:
        for end in (scale.low, scale.high):
            if str(end) not in criterion.anchors:
                yield criterion.id, "anchors", f"there is no anchor for {end}."
        for word in criterion.anchors:
            if word not in allowed:
                yield criterion.id, "anchors", f'"{word}" is no score; the scale has {listed(allowed)}.'


def _messages(framework: Framework) -> Iterator[Fault]:
    for owner, field, value in _leaves(framework):
        if field.startswith("message") and isinstance(value, str):
            fault = placeholder_fault(value)
            if fault:
                yield owner, field, fault


def placeholder_fault(template: str) -> str | None:
    """What is wrong with the {names} of a message, or None."""
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError as error:
        return f"the braces do not match: {error}."
    for _, name, spec, conversion in parts:
        if name is None:
            continue
        if not name.isidentifier():
            return f'"{{{name}}}" is not a plain name.'
        if conversion:
            return f'"{{{name}!{conversion}}}": only {{name}} and {{name:format}} are filled in.'
        if spec and not any(_formats(value, spec) for value in (1.5, 1, "word")):
            return f'"{{{name}:{spec}}}": "{spec}" is not a format.'
    return None


def _formats(value: object, spec: str) -> bool:
    try:
        format(value, spec)
    except (TypeError, ValueError):
        return False
    return True


def _empty(framework: Framework) -> Iterator[Fault]:
    for owner, field, value in _leaves(framework):
        if isinstance(value, str) and value and not value.strip():
            yield owner, field, "the text is empty."
    for owner, item in items(framework):
        for name in item.__struct_fields__:
            value = getattr(item, name)
            parts = (
                value
                if isinstance(value, tuple)
                else tuple(value.values())
                if isinstance(value, dict)
                else ()
            )
            if any(part == "" for part in parts):
                yield owner, name, "one of the texts is empty."


def _untraced(framework: Framework) -> Iterator[Fault]:
    if not framework.passages:
        return
    for key, item in items(framework):
        traced = getattr(item, "trace", None)
        added = getattr(item, "source", None) == "product_addition"
        if traced == () and not added and not isinstance(item, Passage | Threshold) and not _noted(item):
            yield key, "trace", "the item traces to no passage; a note may say why."


def _noted(item: Struct) -> bool:
    return bool(getattr(item, "note", None)) or bool(getattr(item, "source", None))


FAULTS: tuple[Rule, ...] = (
    _unresolved,
    _repeated,
    _absent_thresholds,
    _references,
    _places_of_the_case,
    _value_functions,
    _anchors,
    _messages,
    _empty,
)
"""What makes a framework wrong."""
REMARKS: tuple[Rule, ...] = (_unreached, _unused_thresholds, _untraced)
"""What only deserves a look."""
