"""Scored projects made up at random, and a second reckoning of their totals in fractions.

The second reckoning reads the rows of the project and the method note (M3, M5), and nothing of the engine.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine import weighting
from moothall.engine.evidence import grading
from moothall.engine.scoring.stage2 import stage2
from moothall.findings.scoring import OptionScore, ScoringFindings
from moothall.framework.criteria import Criterion
from moothall.project.governance import Governance
from moothall.project.head import NotApplicable
from moothall.project.measures import MeasureRow
from moothall.project.project import Project
from moothall.project.scores import ScoreRow
from moothall.project.stakeholders import Assessor, Group, Stakeholders
from moothall.project.tables import TABLES
from moothall.project.terms import Terms
from moothall.project.weights import WeightRow
from tests.engine.made import clean_project

DAY = datetime.date(2026, 4, 20)
WEIGHED = datetime.date(2026, 2, 10)


def scored(seed: int, gaps: float, options: int, left_out: bool, points: bool, shares: bool) -> Project:
    """The clean project with other groups, scores, measurements and weights, drawn by chance.

    gaps : share of cells that an assessor leaves without a score
    left_out : whether two criteria are put aside for every option
    points : whether groups weight sections and criteria; shares : whether groups have different shares
    """
    chance = Random(seed)
    made = clean_project()
    kept = made.options[:options]
    groups = tuple(_groups(chance, shares))
    criteria = made.framework.criteria
    aside = tuple(c.id for c in chance.sample(criteria, 2)) if left_out else ()
    return replace(
        made,
        head=replace(made.head, not_applicable=tuple(_not_applicable(aside)), reference_classes=()),
        options=tuple(replace(o, evidence=()) for o in kept),
        stakeholders=Stakeholders(groups=groups),
        scores=tuple(_scores(chance, [o.id for o in kept], criteria, groups, gaps)),
        measures=tuple(_measures(chance, [o.id for o in kept], criteria, gaps)),
        weights=tuple(_weights(chance, made, groups)) if points else (),
        governance=Governance(),
        **dict.fromkeys(EMPTY, ()),
    )


EMPTY = {t.name for t in TABLES} - {"scores", "measures", "weights"} | {"statements", "narratives"}


class Recipe(NamedTuple):
    """How a project was made: what a failing test shows, for the project itself fills pages."""

    seed: int
    gaps: float
    options: int
    left_out: bool
    points: bool
    shares: bool

    @property
    def project(self) -> Project:
        """The project."""
        return scored(*self)


def recipes() -> st.SearchStrategy[Recipe]:
    """Scored projects of every kind."""
    return st.builds(
        Recipe,
        seed=st.integers(0, 2**32),
        gaps=st.sampled_from([0.0, 0.1, 0.6, 1.0]),
        options=st.integers(2, 4),
        left_out=st.booleans(),
        points=st.booleans(),
        shares=st.booleans(),
    )


def _groups(chance: Random, shares: bool) -> Iterator[Group]:
    names = ["officers", "unions", "users"][: chance.randint(1, 3)]
    raw = [chance.randint(0, 5) if shares else 1 for _ in names]
    total = sum(raw) or 1
    for n, (name, share) in enumerate(zip(names, raw, strict=True)):
        own = tuple(Assessor(id=f"{name}-{k}") for k in range(chance.randint(1, 3)))
        part = (share / total if sum(raw) else float(n == 0)) if shares else None
        yield Group(id=name, title=name, voice=name, share=part, assessors=own)  # type: ignore[arg-type]


def _not_applicable(criteria: tuple[str, ...]) -> Iterator[NotApplicable]:
    for criterion in criteria:
        yield NotApplicable(criterion=criterion, reason="It applies to none.", date=WEIGHED, by="Board")


def _scores(
    chance: Random,
    options: list[str],
    criteria: tuple[Criterion, ...],
    groups: tuple[Group, ...],
    gaps: float,
) -> Iterator[ScoreRow]:
    for option in options:
        for criterion in criteria:
            if criterion.value_function:
                continue
            for assessor in [a.id for g in groups for a in g.assessors]:
                if chance.random() < gaps:
                    continue
                for days in range(chance.choice([1, 1, 1, 2])):
                    yield ScoreRow(
                        option=option,
                        criterion=criterion.id,
                        assessor=assessor,
                        score=chance.choice([0, 1, 2, 3, 4, None]),
                        date=DAY + datetime.timedelta(days),
                    )


def _measures(
    chance: Random, options: list[str], criteria: tuple[Criterion, ...], gaps: float
) -> Iterator[MeasureRow]:
    for option in options:
        for criterion in criteria:
            if criterion.value_function and chance.random() >= gaps:
                ends = sorted(at for at, _ in criterion.value_function)
                width = ends[-1] - ends[0]
                yield MeasureRow(
                    option=option,
                    criterion=criterion.id,
                    likely=chance.uniform(ends[0] - width / 3, ends[-1] + width / 3),
                )


def _weights(chance: Random, project: Project, groups: tuple[Group, ...]) -> Iterator[WeightRow]:
    sets = [("section", [s.id for s in project.framework.matrix.sections])]
    sets += [("criterion", [c.id for c in s.criteria]) for s in project.framework.matrix.sections]
    for group in groups:
        for kind, items in sets:
            if chance.random() < 0.3:
                continue
            ranking = chance.random() < 0.3
            for item in items:
                yield WeightRow(
                    group=group.id,
                    kind=kind,  # type: ignore[arg-type]
                    item=item,
                    value=float(chance.randint(1, 9)),
                    method="swing_ranking" if ranking else "swing_points",
                    date=WEIGHED,
                    by=group.id,
                )


# What the engine says


def reckoned(project: Project, standings: Mapping[str, str] | None = None) -> ScoringFindings:
    """Stage 2 of a project, each option ranked unless said otherwise."""
    now = weighting.weighting(project)
    return stage2(
        project,
        grading.register(project, Terms(project)).items,
        [(None, now.joint, now.groups)],
        weighting.shares(project.stakeholders.groups),
        standings or {o.id: "ranked" for o in project.kept_options},
    )


def by_option(found: ScoringFindings) -> dict[str, OptionScore]:
    return {o.option: o for o in found.options}


# The second reckoning, in fractions


def totals(project: Project) -> dict[str, tuple[Fraction, Fraction]]:
    """Low and high end of each option's total: the mean of the groups' totals, by their shares."""
    groups = project.stakeholders.groups
    share = {g.id: Fraction(1, len(groups)) if g.share is None else Fraction(g.share) for g in groups}
    aside = {n.criterion for n in project.head.not_applicable}
    sections = {s.id: [c for c in s.criteria if c.id not in aside] for s in project.framework.matrix.sections}
    sections = {s: criteria for s, criteria in sections.items() if criteria}
    weight = {g: _weights_of(project, g, sections) for g in share}
    found = {}
    for option in project.options:
        low = high = Fraction()
        for criterion in (c for criteria in sections.values() for c in criteria):
            a, b = _cell(project, share, option.id, criterion)
            joint = sum((part * weight[g][criterion.id] for g, part in share.items()), Fraction())
            low, high = low + joint * a, high + joint * b
        found[option.id] = low / sum(share.values()), high / sum(share.values())
    return found


def _weights_of(project: Project, group: str, sections: Mapping[str, list[Criterion]]) -> dict[str, Fraction]:
    """What each criterion weighs to one group in all: its section's weight times its own."""
    of_section = _own(project, group, "section", list(sections))
    found = {}
    for section, criteria in sections.items():
        within = _own(project, group, "criterion", [c.id for c in criteria])
        found |= {c: of_section[section] * w for c, w in within.items()}
    return found


def _own(project: Project, group: str, kind: str, items: list[str]) -> dict[str, Fraction]:
    rows = {w.item: w for w in project.weights if (w.group, w.kind) == (group, kind) and w.item in items}
    if not rows:
        return {i: Fraction(1, len(items)) for i in items}
    points = {i: Fraction(rows[i].value or 0) for i in items}
    if rows[items[0]].method == "swing_ranking":
        return _centroid(points)
    return {i: p / sum(points.values()) for i, p in points.items()}


def _centroid(places: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """By the definition: the mean of the vertices of all weights in the order, averaged over ties."""
    order = sorted(places, key=lambda i: places[i])
    n = len(order)
    vertices = [[Fraction(1, k) if i < k else Fraction() for i in range(n)] for k in range(1, n + 1)]
    weight = [sum((v[i] for v in vertices), Fraction()) / n for i in range(n)]
    found = {}
    for item, place in places.items():
        tied = [weight[k] for k, other in enumerate(order) if places[other] == place]
        found[item] = sum(tied, Fraction()) / len(tied)
    return found


def _cell(
    project: Project, share: Mapping[str, Fraction], option: str, criterion: Criterion
) -> tuple[Fraction, Fraction]:
    if criterion.value_function:
        return _measured(project, option, criterion)
    means = {}
    for group in project.stakeholders.groups:
        scores = []
        for assessor in group.assessors:
            rows = [
                r
                for r in project.scores
                if (r.option, r.criterion, r.assessor) == (option, criterion.id, assessor.id)
            ]
            last = max(rows, key=lambda r: r.date, default=None)
            if last is not None and last.score is not None:
                scores.append(last.score)
        if scores:
            means[group.id] = Fraction(sum(scores), len(scores))
    if not means:
        return Fraction(0), Fraction(4)
    total = sum(share[g] for g in means)
    if total == 0:
        mean = sum(means.values(), Fraction()) / len(means)
    else:
        mean = sum((share[g] / total * m for g, m in means.items()), Fraction())
    return mean, mean


def _measured(project: Project, option: str, criterion: Criterion) -> tuple[Fraction, Fraction]:
    row = next((m for m in project.measures if (m.option, m.criterion) == (option, criterion.id)), None)
    if row is None or row.likely is None:
        return Fraction(0), Fraction(4)
    points = sorted((Fraction(a), Fraction(b)) for a, b in criterion.value_function)
    x = Fraction(row.likely)
    if x <= points[0][0]:
        return points[0][1], points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if x <= x1:
            y = y0 + (y1 - y0) * (x - x0) / (x1 - x0)
            return y, y
    return points[-1][1], points[-1][1]
