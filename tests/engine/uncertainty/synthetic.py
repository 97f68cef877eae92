"""Random appraisals whose truth is known, with errors of the model's own kind and of other kinds.

A truth is drawn as the model says that it lies around the scores: one assessor is right about where the
cells are, and each cell errs as much as its evidence allows. Other kinds change how it errs, or how good
the evidence really is; what is claimed stays the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from tests.engine.uncertainty.reference import Case, latent, look_up, tables
from tests.engine.uncertainty.reference_readings import readings
from tests.engine.uncertainty.reference_weights import GroupWeights, Level, weights

Kind = Literal["own", "independent", "shared_more", "heavy", "heavy_and_wide", "wrong_grades"]
KINDS: tuple[Kind, ...] = get_args(Kind)

RHO = (0.1, 0.2)
"""Shared errors of the model, by option and by option and section."""
GRADES = np.array([0.0, 1.0, 4.0, 16.0, 32.0, 64.0])
"""What the grades of evidence are worth (n), none to A."""
FREEDOM = 3
"""Degrees of freedom of the heavy tails."""


@dataclass(frozen=True)
class Shape:
    """How large a random appraisal is."""

    options: int = 4
    sizes: tuple[int, ...] = (7, 5, 6, 6)
    group: tuple[int, ...] = (0, 0, 1, 2)
    shares: tuple[float, ...] = (0.5, 0.3, 0.2)


def appraisal(rng: np.random.Generator, shape: Shape | None = None) -> Case:
    """A random appraisal: options more or less far apart, people who differ, gaps, mixed evidence."""
    shape = shape or Shape()
    people, criteria = len(shape.group), sum(shape.sizes)
    quality = 2 + rng.uniform(0.1, 0.8) * rng.standard_normal((shape.options, 1))
    level = quality + 0.7 * rng.standard_normal((shape.options, criteria))
    seen = level + 0.5 * rng.standard_normal((people, shape.options, criteria))
    scores = np.clip(np.rint(seen), 0, 4).astype(int)
    scores[rng.random(scores.shape) < rng.uniform(0, 0.1)] = -1
    well_founded = rng.dirichlet([0.3, 0.5, 1, 2, 2, 2])
    observations = rng.choice(GRADES, scores.shape, p=well_founded)
    return Case(
        scores,
        np.where(scores < 0, 0.0, observations),
        np.array(shape.group),
        np.array(shape.shares),
        np.repeat(np.arange(len(shape.sizes)), shape.sizes),
        tuple(some_weights(rng, shape.sizes) for _ in shape.shares),
        np.ones(shape.options, dtype=bool),
    )


def some_weights(rng: np.random.Generator, sizes: tuple[int, ...]) -> GroupWeights:
    """Points around equal weights at both levels, as one group may give them."""
    return GroupWeights(
        Level("points", rng.dirichlet(np.full(len(sizes), 5.0))),
        tuple(Level("points", rng.dirichlet(np.full(k, 5.0))) for k in sizes),
    )


def truths(rng: np.random.Generator, case: Case, kind: Kind, count: int) -> np.ndarray:
    """Which option is truly best, drawn `count` times: (truths,) int; its weights are drawn as declared."""
    real = replace(case, observations=one_grade_worse(case.observations)) if kind == "wrong_grades" else case
    read = readings(real.scores, real.observations, real.group)
    which = read.draw(rng, count, real.shares)
    table, code = tables(read.score, read.n, exact=False)
    x = look_up(table, code[which], errors(rng, count, case, kind))
    ws, wc = weights(rng, count, case.weights, case.shares, "declared", 100.0, False)
    total: np.ndarray = (x * (ws[:, case.section] * wc)[:, None, :]).sum(axis=2)
    return np.where(case.ranked, total, -1.0).argmax(axis=1)


def trials(rng: np.random.Generator, shape: Shape | None = None) -> tuple[Case, np.ndarray]:
    """An appraisal the other way round: first the truth, then the scores that evidence of it would earn.

    A cell's truth is anything from 0 to 1; its evidence is n trials that succeed with that chance; its
    score is the share of successes on the scale, rounded. No table of the model is used.

    Returns the case, with one assessor and exact weights, and the true totals, (options,) 0 to 4.
    """
    shape = shape or Shape()
    cells = (shape.options, sum(shape.sizes))
    truth = rng.random(cells)
    n = rng.choice(GRADES[1:], cells, p=rng.dirichlet([0.3, 1, 2, 2, 2]))
    scores = np.floor(4 * rng.binomial(n.astype(int), truth) / n + 0.5).astype(int)
    section = np.repeat(np.arange(len(shape.sizes)), shape.sizes)
    group = some_weights(rng, shape.sizes)
    exact = GroupWeights(
        replace(group.sections, way="exact"), tuple(replace(level, way="exact") for level in group.criteria)
    )
    within = np.concatenate([level.vector for level in group.criteria])
    total: np.ndarray = 4 * truth @ (group.sections.vector[section] * within)
    ranked = np.ones(shape.options, dtype=bool)
    return Case(scores[None], n[None], np.zeros(1, int), np.ones(1), section, (exact,), ranked), total


def one_grade_worse(n: np.ndarray) -> np.ndarray:
    """What the evidence is worth if each grade was claimed one better than it is."""
    return GRADES[np.maximum(np.searchsorted(GRADES, n) - 1, 0)]


def errors(rng: np.random.Generator, count: int, case: Case, kind: Kind) -> np.ndarray:
    """Latent errors of the cells, (truths, options, criteria)."""
    options = len(case.ranked)
    if kind.startswith("heavy"):
        return student(rng, count, options, case.section, 1.0 if kind == "heavy_and_wide" else FREEDOM**-0.5)
    rho = {"independent": (0.0, 0.0), "shared_more": (0.3, 0.3)}.get(kind, RHO)
    return latent(rng, count, options, case.section, rho)


def student(
    rng: np.random.Generator, count: int, options: int, section: np.ndarray, scale: float
) -> np.ndarray:
    """The model's three terms, each Student's t instead of normal, times `scale`."""
    by_option = rng.standard_t(FREEDOM, (count, options, 1))
    by_section = rng.standard_t(FREEDOM, (count, options, int(section.max()) + 1))[:, :, section]
    alone = rng.standard_t(FREEDOM, (count, options, len(section)))
    of_cell = RHO[0] ** 0.5 * by_option + RHO[1] ** 0.5 * by_section + (1 - sum(RHO)) ** 0.5 * alone
    return scale * of_cell
