"""Weights read back in words: whoever set them hears what they imply."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping

from moothall.engine.weighting.specs import GroupSpec, SetSpec
from moothall.findings.weighting import ReadBack
from moothall.framework.criteria import Criterion, Matrix

NAMED = 3
"""Items of no weight that are named; the rest are counted."""
Say = Callable[[str], str]
"""Gives a sentence in the language of the reader."""


def read_back(matrix: Matrix, groups: tuple[GroupSpec, ...], translate: Say = str) -> tuple[ReadBack, ...]:
    """What the weights of each group imply, in up to four sentences; nothing of equal weights.

    A gain is a full swing, from the lowest anchor to the highest; of a section, of all its criteria
    at once. Without `translate` the sentences are English, as findings hold them.
    """
    found = ((g.group, tuple(_sentences(matrix, g, translate))) for g in groups if g.declared and _differ(g))
    return tuple(ReadBack(group=group, words=words) for group, words in found if words)


def _differ(group: GroupSpec) -> bool:
    return any(not _level(s.weights) for s in (group.sections, *group.criteria.values()))


def _level(weights: tuple[float, ...]) -> bool:
    return all(math.isclose(w, weights[0]) for w in weights)


def _sentences(matrix: Matrix, group: GroupSpec, translate: Say) -> Iterator[str]:
    sections = _by_item(group.sections)
    titles = {s.id: s.title for s in matrix.sections}
    asked = {c.id: c for s in matrix.sections for c in s.criteria}
    overall = {c: sections[s] * w for s, inner in group.criteria.items() for c, w in _by_item(inner).items()}
    yield from _swing(
        sections,
        {s: _worst_to_best(t, translate) for s, t in titles.items()},
        dict.fromkeys(sections, (group.sections,)),
        translate,
    )
    yield from _swing(
        overall,
        {c: _from_to(matrix, own, translate) for c, own in asked.items()},
        {c: (group.sections, inner) for inner in group.criteria.values() for c in inner.items},
        translate,
    )
    yield from _nothing(sections, titles, translate)
    within = {c: w for s, inner in group.criteria.items() if sections[s] for c, w in _by_item(inner).items()}
    yield from _nothing(within, {c: own.title for c, own in asked.items()}, translate)


def _by_item(spec: SetSpec) -> dict[str, float]:
    return dict(zip(spec.items, spec.weights, strict=True))


def _lead(*specs: SetSpec, translate: Say) -> str:
    """How a sentence on weights opens: who gave an order or ranges did not say a number."""
    ways = {s.way for s in specs}
    if "order" in ways:
        return translate("In the middle of all weights that keep the order given, taking")
    return (
        translate("In the middle of the ranges given, taking") if "interval" in ways else translate("Taking")
    )


def _swing(
    weights: Mapping[str, float],
    gains: Mapping[str, str],
    said: Mapping[str, tuple[SetSpec, ...]],
    translate: Say,
) -> Iterator[str]:
    """The gain that counts most, in units of the one that counts least of those that count."""
    counting = {i: w for i, w in weights.items() if w > 0}
    most, least = max(counting, key=counting.__getitem__), min(counting, key=counting.__getitem__)
    times = counting[most] / counting[least]
    if math.isclose(times, 1):
        return
    over = f"{times:,.1f}"
    taking = _lead(*said[most], *said[least], translate=translate)
    if over == "1.0":
        words = translate("{taking} {most} counts slightly more than taking {least}.")
    else:
        words = translate("{taking} {most} counts as much as taking {least} {over} times over.")
    yield words.format(taking=taking, most=gains[most], least=gains[least], over=over)


def _worst_to_best(title: str, translate: Say) -> str:
    return translate("“{title}” from its worst to its best").format(title=title)


def _from_to(matrix: Matrix, criterion: Criterion, translate: Say) -> str:
    """A criterion's full swing, with the texts of its lowest and highest anchor where it has them."""
    ends = (matrix.scale.low, matrix.scale.high) if matrix.scale else ()
    texts = [criterion.anchors.get(str(end), "").strip().rstrip(".") for end in ends]
    if not texts or not all(texts):
        return _worst_to_best(criterion.title, translate)
    words = translate("“{title}” from ‘{low}’ to ‘{high}’")
    return words.format(title=criterion.title, low=texts[0], high=texts[1])


def _nothing(weights: Mapping[str, float], titles: Mapping[str, str], translate: Say) -> Iterator[str]:
    """What was given no weight, said plainly."""
    empty = [f"“{titles[i]}”" for i, w in weights.items() if not w]
    if len(empty) > NAMED:
        empty = [*empty[:NAMED], translate("{n} more").format(n=len(empty) - NAMED)]
    if empty:
        listed = translate(" and ").join([", ".join(empty[:-1]), empty[-1]] if len(empty) > 1 else empty)
        one, many = translate("{items} counts for nothing."), translate("{items} count for nothing.")
        yield (one if len(empty) == 1 else many).format(items=listed)
