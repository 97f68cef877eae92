"""Weights read back in words: whoever set them hears what they imply."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from moothall.engine.weighting.specs import GroupSpec, SetSpec
from moothall.findings.weighting import ReadBack
from moothall.framework.criteria import Criterion, Matrix

NAMED = 3
"""Items of no weight that are named; the rest are counted."""


def read_back(matrix: Matrix, groups: tuple[GroupSpec, ...]) -> tuple[ReadBack, ...]:
    """What the weights of each group imply, in up to four sentences; nothing of equal weights.

    A gain is a full swing, from the lowest anchor to the highest; of a section, of all its criteria
    at once.
    """
    found = ((g.group, tuple(_sentences(matrix, g))) for g in groups if g.declared and _differ(g))
    return tuple(ReadBack(group=group, words=words) for group, words in found if words)


def _differ(group: GroupSpec) -> bool:
    return any(not _level(s.weights) for s in (group.sections, *group.criteria.values()))


def _level(weights: tuple[float, ...]) -> bool:
    return all(math.isclose(w, weights[0]) for w in weights)


def _sentences(matrix: Matrix, group: GroupSpec) -> Iterator[str]:
    sections = _by_item(group.sections)
    titles = {s.id: s.title for s in matrix.sections}
    asked = {c.id: c for s in matrix.sections for c in s.criteria}
    overall = {c: sections[s] * w for s, inner in group.criteria.items() for c, w in _by_item(inner).items()}
    yield from _swing(
        sections,
        {s: f"“{t}” from its worst to its best" for s, t in titles.items()},
        dict.fromkeys(sections, (group.sections,)),
    )
    yield from _swing(
        overall,
        {c: _from_to(matrix, own) for c, own in asked.items()},
        {c: (group.sections, inner) for inner in group.criteria.values() for c in inner.items},
    )
    yield from _nothing(sections, titles)
    within = {c: w for s, inner in group.criteria.items() if sections[s] for c, w in _by_item(inner).items()}
    yield from _nothing(within, {c: own.title for c, own in asked.items()})


def _by_item(spec: SetSpec) -> dict[str, float]:
    return dict(zip(spec.items, spec.weights, strict=True))


def _lead(*specs: SetSpec) -> str:
    """How a sentence on weights opens: who gave an order or ranges did not say a number."""
    ways = {s.way for s in specs}
    if "order" in ways:
        return "In the middle of all weights that keep the order given, taking"
    return "In the middle of the ranges given, taking" if "interval" in ways else "Taking"


def _swing(
    weights: Mapping[str, float], gains: Mapping[str, str], said: Mapping[str, tuple[SetSpec, ...]]
) -> Iterator[str]:
    """The gain that counts most, in units of the one that counts least of those that count."""
    counting = {i: w for i, w in weights.items() if w > 0}
    most, least = max(counting, key=counting.__getitem__), min(counting, key=counting.__getitem__)
    times = counting[most] / counting[least]
    if math.isclose(times, 1):
        return
    over = f"{times:,.1f}"
    taking = _lead(*said[most], *said[least])
    if over == "1.0":
        yield f"{taking} {gains[most]} counts slightly more than taking {gains[least]}."
    else:
        yield f"{taking} {gains[most]} counts as much as taking {gains[least]} {over} times over."


def _from_to(matrix: Matrix, criterion: Criterion) -> str:
    """A criterion's full swing, with the texts of its lowest and highest anchor where it has them."""
    ends = (matrix.scale.low, matrix.scale.high) if matrix.scale else ()
    texts = [criterion.anchors.get(str(end), "").strip().rstrip(".") for end in ends]
    if not texts or not all(texts):
        return f"“{criterion.title}” from its worst to its best"
    return f"“{criterion.title}” from ‘{texts[0]}’ to ‘{texts[1]}’"


def _nothing(weights: Mapping[str, float], titles: Mapping[str, str]) -> Iterator[str]:
    """What was given no weight, said plainly."""
    empty = [f"“{titles[i]}”" for i, w in weights.items() if not w]
    if len(empty) > NAMED:
        empty = [*empty[:NAMED], f"{len(empty) - NAMED} more"]
    if empty:
        listed = " and ".join([", ".join(empty[:-1]), empty[-1]] if len(empty) > 1 else empty)
        yield f"{listed} {'counts' if len(empty) == 1 else 'count'} for nothing."
