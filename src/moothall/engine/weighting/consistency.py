"""How far each group's answers to pairs agree with each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from moothall.engine.weighting.pairwise import (
    Misfit,
    consistency_index,
    consistency_ratio,
    misfits,
    principal,
    ratios,
)
from moothall.engine.weighting.said import Said, said
from moothall.engine.weighting.specs import answers
from moothall.findings.weighting import Inconsistent, PairwiseFinding
from moothall.framework.jurisdictions import DatedFact
from moothall.project.project import Project
from moothall.project.weights import PAIRS

NAMED = 3
"""Answers that are named as fitting worst."""

STANDING: dict[str, Literal["looked up", "unverified default", "constructed"]] = {
    "looked-up": "looked up",
    "from-memory": "unverified default",
    "constructed": "constructed",
}
"""How a dated fact's certainty is called."""


def pairwise(project: Project, limit: float | None) -> tuple[PairwiseFinding, ...]:
    """A finding for each set that a group weighs by pairs, under the weights in force.

    limit : highest consistency ratio that is acceptable; none: nobody set one
    """
    index = next((f for f in project.facts if f.id == "ahp.random_index"), None)
    return tuple(
        _finding(found, index, limit)
        for group in project.stakeholders.groups
        for found in said(project, group.id)
        if found.unequal and found.rows[0].method == PAIRS
    )


def _finding(found: Said, index: DatedFact | None, limit: float | None) -> PairwiseFinding:
    n = len(found.items)
    matrix = ratios(found.items, answers(found.rows))
    eigenvalue = principal(matrix).eigenvalue
    own = consistency_index(eigenvalue, n)
    random_index = float(index.value.get(str(n), 0)) if index else 0.0
    ratio = consistency_ratio(own, random_index) if random_index else None
    used = index if ratio is not None else None
    return PairwiseFinding(
        group=found.group,
        kind="section" if found.section is None else "criterion",
        section=found.section,
        items=n,
        lambda_max=eigenvalue,
        consistency_index=own,
        consistency_ratio=ratio,
        random_index=random_index or None,
        random_index_source=used.source if used else "",
        random_index_standing=STANDING[used.sure] if used else "",
        acceptable=None if ratio is None or limit is None else ratio <= limit,
        inconsistent=tuple(_named(found, misfits(matrix, NAMED))),
        why_not="" if ratio is not None else _why_not(n, index),
    )


def _why_not(n: int, index: DatedFact | None) -> str:
    """Why there is no consistency ratio."""
    if index is None:
        return "No random index is at hand, so there is a consistency index only."
    if str(n) in index.value:
        return "A single pair cannot contradict itself."
    return f"The random index in use has no figure for {n} items, so there is a consistency index only."


def _named(found: Said, worst: tuple[Misfit, ...]) -> Iterator[Inconsistent]:
    """The answers that fit worst, each the way round in which it was given."""
    given = answers(found.rows)
    for misfit in worst:
        a, b = found.items[misfit.i], found.items[misfit.j]
        if (a, b) in given:
            yield Inconsistent(item=a, against=b, said=given[a, b], implied=misfit.implied)
        else:
            yield Inconsistent(item=b, against=a, said=given[b, a], implied=1 / misfit.implied)
