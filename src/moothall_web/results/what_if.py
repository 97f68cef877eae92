"""Other weights of the sections on the scores as they are: totals and ranks, with no simulation."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from moothall.engine.scoring.totals import ranks, total
from moothall.engine.scoring.words import option_words, whole_words
from moothall.findings.scoring import OptionScore, ScoringFindings, WeightsUsed
from moothall.framework.criteria import Matrix
from moothall_web.results.weights_read import read_in_words

COMPETING = ("ranked", "undecided")
"""Standings of the options that are ranked."""
ROUNDING = 1e-9
"""By how much shares may exceed the whole."""


class TooMuchError(ValueError):
    """More than the whole was given away."""


class View(Struct, frozen=True):
    """The result under other weights.

    weights : section to its share, adding to 1
    options : with total, rank and words under these weights
    """

    weights: dict[str, float]
    options: tuple[OptionScore, ...]
    words: str


def shared_out(official: Mapping[str, float], moved: Mapping[str, float]) -> dict[str, float]:
    """Weights in which some are as asked and all others keep their proportion to each other.

    official, moved : section to its share, 0 to 1
    raises : TooMuchError where what is asked adds to more than the whole
    """
    asked = math.fsum(moved.values())
    if asked > 1 + ROUNDING:
        raise TooMuchError
    others = {s: w for s, w in official.items() if s not in moved}
    left, before = max(0.0, 1 - asked), math.fsum(others.values())
    if not others:
        return {s: w / asked if asked else 1 / len(moved) for s, w in moved.items()}
    rest = {s: left * (w / before if before else 1 / len(others)) for s, w in others.items()}
    return {s: moved[s] if s in moved else rest[s] for s in official}


def view(scoring: ScoringFindings, moved: Mapping[str, float]) -> View:
    """The result with some weights moved. The weights within each section stay as they are."""
    joint = scoring.weight_sets[0].joint
    weights = replace(joint, sections=shared_out(joint.sections, moved))
    totals = {o.option: total(o.sections, weights) for o in scoring.options}
    places = ranks({o.option: totals[o.option] for o in scoring.options if o.standing in COMPETING})
    seen = [
        option_words(
            replace(
                o,
                total=totals[o.option],
                point=None if o.point is None else totals[o.option].low,
                rank=places.get(o.option),
                groups=(),
            )
        )
        for o in scoring.options
    ]
    ranked = sorted(places, key=lambda o: (places[o].best, places[o].worst))
    seen.sort(key=lambda o: ranked.index(o.option) if o.option in places else len(ranked))
    words = whole_words({o.option: o for o in seen}, ranked)
    return View(weights.sections, tuple(seen), words)


def said(matrix: Matrix, joint: WeightsUsed, weights: Mapping[str, float]) -> tuple[str, ...]:
    """What weights of the sections imply, read back in sentences; nothing where all are equal."""
    inner = {
        s.id: {c.id: joint.criteria[c.id] for c in s.criteria if c.id in joint.criteria}
        for s in matrix.sections
        if s.id in weights
    }
    return read_in_words(matrix, weights, inner)
