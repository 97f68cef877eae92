"""How far the groups' weights agree: Kendall's W of their order, and the AHP-OS consensus of their size.

Method note, M5. Groups, not heads, are the unit, each counts once; only those that said something count.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from moothall.findings.agreement import Agreement
from moothall.findings.scoring import WeightsUsed
from moothall.framework.jurisdictions import DatedFact

SCALE_TOP = 9
"""Highest ratio of the fundamental scale of AHP, on which the consensus indicator is defined."""

Vectors = Sequence[Sequence[float]]
"""(raters, items) float; weights of each rater add to 1."""


class Concordance(Struct, frozen=True):
    """Kendall's coefficient with its test."""

    w: float
    chi_square: float
    p: float


def agreement(
    groups: Iterable[WeightsUsed], section_of: Mapping[str, str], bands: DatedFact | None
) -> tuple[Agreement, ...]:
    """Agreement between groups on the weights of sections, and on those of all criteria.

    groups : the weights of every group; section_of : criterion to its section;
    bands : words for the consensus, as pairs (upper end, word)
    """
    told = tuple(g for g in groups if g.declared)
    sections = [tuple(g.sections.values()) for g in told]
    overall = [tuple(g.sections[section_of[c]] * w for c, w in g.criteria.items()) for g in told]
    return (_level("sections", told, sections, bands), _level("criteria", told, overall, bands))


def _level(
    level: Literal["sections", "criteria"],
    groups: tuple[WeightsUsed, ...],
    vectors: Vectors,
    bands: DatedFact | None,
) -> Agreement:
    names, items = tuple(g.group or "" for g in groups), len(vectors[0]) if vectors else 0
    if len(groups) < 2 or items < 2:
        short = "Fewer than two groups gave weights." if len(groups) < 2 else "Fewer than two items apply."
        return Agreement(level=level, groups=names, items=items, why_not=short)
    ranks = concordance(vectors)
    shared = consensus(vectors, SCALE_TOP if level == "sections" else None)
    word = _band(shared, bands) if level == "sections" else None
    return Agreement(
        level=level,
        groups=names,
        items=items,
        kendall_w=ranks.w if ranks else None,
        chi_square=ranks.chi_square if ranks else None,
        p=ranks.p if ranks else None,
        consensus=shared,
        band=word,
        band_source=bands.source if word and bands else "",
        why_not="" if ranks else "Every group gives all items the same weight, so none ranks them.",
    )


def _band(share: float, bands: DatedFact | None) -> str | None:
    """The word of the lowest band that reaches a share."""
    return next((str(word) for end, word in (bands.value if bands else ()) if share <= end), None)


def concordance(ratings: Vectors) -> Concordance | None:
    """Kendall's W of raters' rankings of items, corrected for ties; none where nobody ranks anything.

    ratings : (raters, items) float, any figures of which the order counts

    W = 12 S / (m²(n³ - n) - m Σ T), χ² = m(n - 1)W with n - 1 degrees of freedom. Kendall and Babington
    Smith (1939), doi 10.1214/aoms/1177732186. For small numbers (fewer than 8 items or so) p is rough.
    """
    m, n = len(ratings), len(ratings[0])
    ranked = [ranks(r) for r in ratings]
    sums = [math.fsum(column) for column in zip(*ranked, strict=True)]
    spread = math.fsum((s - m * (n + 1) / 2) ** 2 for s in sums)
    ties = sum(t**3 - t for r in ranked for t in Counter(r).values())
    most = m * m * (n**3 - n) - m * ties
    if most <= 0:
        return None
    w = 12 * spread / most
    chi_square = m * (n - 1) * w
    return Concordance(w, chi_square, chi_square_above(chi_square, n - 1))


def ranks(figures: Sequence[float]) -> tuple[float, ...]:
    """Place of each figure, 1 for the lowest; figures equal to 12 digits share the mean of their places."""
    order = sorted(range(len(figures)), key=lambda i: figures[i])
    found = [0.0] * len(figures)
    start = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or not _same(figures[order[end]], figures[order[start]]):
            for i in order[start:end]:
                found[i] = (start + 1 + end) / 2
            start = end
    return tuple(found)


def _same(a: float, b: float) -> bool:
    """Equal but for rounding: the same weight may come out of two sums a last digit apart."""
    return math.isclose(a, b, rel_tol=1e-12)


def chi_square_above(x: float, freedom: int) -> float:
    """Chance that a chi-square of whole degrees of freedom exceeds x: its closed form."""
    half = x / 2
    if half <= 0:
        return 1.0
    odd = freedom % 2
    first = math.erfc(math.sqrt(half)) if odd else 0.0
    powers = (k + odd / 2 for k in range((freedom - odd) // 2))
    terms = (math.exp(p * math.log(half) - half - math.lgamma(p + 1)) for p in powers)
    return min(1.0, first + math.fsum(terms))


def consensus(vectors: Vectors, scale_top: float | None) -> float:
    """Consensus of weight vectors, from 0 (as far apart as can be) to 1 (the same).

    vectors : (raters, items) float, weights of each add to 1; at least two items
    scale_top : highest ratio that a comparison allows; none: any

    S* = (1/exp(Hβ) - exp(Hα min)/exp(Hγ max)) / (1 - exp(Hα min)/exp(Hγ max)): Hα is the mean of the raters'
    Shannon entropies, Hγ that of their mean, Hβ = Hγ - Hα; Hγ max = ln n, and Hα min is the entropy of a
    vector with one item scale_top times as heavy as each other. Goepel, IJAHP 10(3), 2018, doi
    10.13033/ijahp.v10i3.590. Without scale_top Hα min = 0 and this is his relative homogeneity, as AHP-OS
    gives it for weights over a whole hierarchy. Weights that were not found on the scale may lie further
    apart than it allows; that counts as 0.
    """
    n = len(vectors[0])
    mean = [math.fsum(column) / len(vectors) for column in zip(*vectors, strict=True)]
    beta = entropy(mean) - math.fsum(entropy(v) for v in vectors) / len(vectors)
    furthest = (1.0, *[0.0] * (n - 1))
    if scale_top is not None:
        furthest = tuple(w / (scale_top + n - 1) for w in (scale_top, *[1.0] * (n - 1)))
    least = math.exp(entropy(furthest)) / n
    return min(1.0, max(0.0, (math.exp(-beta) - least) / (1 - least)))


def entropy(weights: Iterable[float]) -> float:
    """Shannon entropy of weights that add to 1, in nats; a weight of 0 adds nothing."""
    return -math.fsum(w * math.log(w) for w in weights if w > 0)
