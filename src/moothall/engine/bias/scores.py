"""Do the scores look as if each had been thought about, and does each say why?"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from moothall.engine.bias.context import Results
from moothall.engine.bias.names import option_name
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.history import latest
from moothall.project.problems import listed
from moothall.project.project import Project
from moothall.project.scores import ScoreRow

Cells = Mapping[tuple[str, str], int]
"""One assessor's scores: (option, criterion) -> score, 0 to 4."""

SHOWN = 6
"""Cells named in a message; the rest are counted."""


def standing_scores(project: Project) -> tuple[ScoreRow, ...]:
    """The scores that count: the latest of each assessor on each cell, where it is a score."""
    rows = latest(project.scores, lambda s: (s.option, s.criterion, s.assessor)).values()
    return tuple(r for r in rows if r.score is not None)


def score_without_reason(results: Results) -> Seen:
    """Scores that say no reason or cite no evidence, counted by option (method note, M8)."""
    rows = standing_scores(results.project)
    if not rows:
        return CannotTell(("scores (scores.csv)",))
    bare: dict[str, list[ScoreRow]] = {}
    for row in rows:
        if not row.reason.strip() or not row.evidence:
            bare.setdefault(row.option, []).append(row)
    return tuple(_bare(results.project, option, found) for option, found in bare.items())


def _bare(project: Project, option: str, rows: list[ScoreRow]) -> Sighting:
    return Sighting(
        subject=option,
        option=option,
        figures={
            "option": option_name(project, option),
            "n": len(rows),
            "cells": listed((f"{r.criterion} by {r.assessor}" for r in rows), SHOWN),
            "without_reason": sum(not r.reason.strip() for r in rows),
            "without_evidence": sum(not r.evidence for r in rows),
        },
    )


def halo_scoring(results: Results) -> Seen:
    """One score for nearly everything, or two assessors who score nearly alike (method note, M8).

    Only where there are enough scores: of an assessor on one option, or of two assessors on the
    same cells. The likeness is Pearson's correlation; it has none where an assessor never varies.
    """
    by_assessor = _by_assessor(results.project)
    least = int(results.terms.number("halo_items"))
    enough = _enough(by_assessor, least)
    if not enough:
        return CannotTell((f"at least {least} scores of one option by an assessor (scores.csv)",))
    return (*_flat(results, by_assessor, least), *_alike(results, by_assessor, least))


def _by_assessor(project: Project) -> dict[str, dict[tuple[str, str], int]]:
    cells: dict[str, dict[tuple[str, str], int]] = {}
    for row in standing_scores(project):
        assert row.score is not None
        cells.setdefault(row.assessor, {})[row.option, row.criterion] = row.score
    return cells


def _enough(by_assessor: Mapping[str, Cells], least: int) -> bool:
    flat = any(n >= least for cells in by_assessor.values() for n in Counter(o for o, _ in cells).values())
    return flat or any(len(a.keys() & b.keys()) >= least for a, b in combinations(by_assessor.values(), 2))


def _flat(results: Results, by_assessor: Mapping[str, Cells], least: int) -> Iterator[Sighting]:
    limit = results.terms.number("halo_share")
    for assessor, cells in by_assessor.items():
        for option in dict.fromkeys(o for o, _ in cells):
            scores = Counter(score for (o, _), score in cells.items() if o == option)
            score, most = scores.most_common(1)[0]
            if scores.total() >= least and most > limit * scores.total():
                yield _halo(results.project, assessor, option, score, most, scores.total())


def _halo(project: Project, assessor: str, option: str, score: int, most: int, n: int) -> Sighting:
    name = option_name(project, option)
    return Sighting(
        subject=f"{option}/{assessor}",
        option=option,
        figures={
            "detail": f"{assessor} gives {name} a {score} on {most} of {n} criteria ({most / n:.0%})",
            "assessor": assessor,
            "option": name,
            "score": score,
            "share": most / n,
            "n": n,
        },
    )


def _alike(results: Results, by_assessor: Mapping[str, Cells], least: int) -> Iterator[Sighting]:
    limit = results.terms.number("halo_correlation")
    for (a, of_a), (b, of_b) in combinations(by_assessor.items(), 2):
        shared = of_a.keys() & of_b.keys()
        r = correlation([(of_a[c], of_b[c]) for c in shared]) if len(shared) >= least else None
        if r is not None and r > limit:
            yield Sighting(
                subject=f"{a}/{b}",
                figures={
                    "detail": f"{a} and {b} correlate at {r:.2f} across {len(shared)} scores",
                    "assessor": a,
                    "other": b,
                    "correlation": r,
                    "n": len(shared),
                },
            )


def correlation(pairs: list[tuple[int, int]]) -> float | None:
    """Pearson's correlation of whole numbers, from exact sums; none where one side never varies.

    pairs : (cells,) of two scores each, 0 to 4; the order does not matter
    """
    n = len(pairs)
    sa, sb = sum(a for a, _ in pairs), sum(b for _, b in pairs)
    va = n * sum(a * a for a, _ in pairs) - sa * sa
    vb = n * sum(b * b for _, b in pairs) - sb * sb
    if va == 0 or vb == 0:
        return None
    return (n * sum(a * b for a, b in pairs) - sa * sb) / math.sqrt(va * vb)
