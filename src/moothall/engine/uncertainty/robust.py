"""The robust ranking, from cells and weights to what may be said, would change it, and should be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from moothall.engine.uncertainty.change.change import change
from moothall.engine.uncertainty.change.points import Points
from moothall.engine.uncertainty.evidence_value.cells import Cells, Set
from moothall.engine.uncertainty.evidence_value.near import near_best
from moothall.engine.uncertainty.evidence_value.values import values
from moothall.engine.uncertainty.leader import leader
from moothall.engine.uncertainty.leader_rule import Rule
from moothall.engine.uncertainty.observed import Grades, Observed, observe
from moothall.engine.uncertainty.runs import Field, Settings, runs
from moothall.engine.uncertainty.tables.grid import chances
from moothall.engine.weighting.specs import GroupSpec
from moothall.findings.ranking import EvidenceValue, RankingFindings, Run
from moothall.findings.scoring import Cell, WeightsUsed

LOW, HIGH = 0.05, 0.95
"""Ends of a cell's range in the tornado, as probabilities."""
SAMPLES = 4096
"""Most draws for the value of evidence: its error is then under a tenth of the digit that is printed."""
THIN = 8
"""Bins of a table taken together for the ends of a range."""


class Asked(Struct, frozen=True, kw_only=True):
    """What the robust ranking is worked out from."""

    field: Field
    cells: tuple[Cell, ...]
    assessors: Mapping[str, str]
    """Assessor id to group id"""
    shares: Mapping[str, float]
    grades: Grades
    best_grade: float
    """Observations that the best grade is worth"""
    anchors: Mapping[str, tuple[tuple[float, float], ...]]
    """Measured criterion to its value function"""
    specs: tuple[GroupSpec, ...]
    before: tuple[GroupSpec, ...] = ()
    """The weights from before a late change, where there was one"""
    joint: WeightsUsed
    groups: tuple[WeightsUsed, ...]
    titles: Mapping[str, str]
    group_titles: Mapping[str, str]
    undecided: tuple[str, ...] = ()
    rule: Rule
    settings: Settings


def robust_ranking(asked: Asked) -> RankingFindings:
    """Everything that M4 to M7 of the method note ask for. Same input, same findings."""
    field, settings = asked.field, asked.settings
    criteria = [c for items in field.held.values() for c in items]
    observed = observe(
        asked.cells,
        field.options,
        criteria,
        asked.assessors,
        asked.shares,
        asked.grades,
        asked.anchors,
        int(field.base),
        exact=settings.exact,
        seed=settings.seed,
    )
    done = runs(field, observed, asked.specs, settings, asked.before) if field.ranked else ()
    tables = observed.tables(field.top, exact=settings.exact)
    return RankingFindings(
        leader=leader(done, asked.titles, asked.group_titles, asked.rule, undecided=asked.undecided),
        runs=done,
        change=change(_points(asked, observed, tables)) if field.ranked > 1 else None,
        evidence_to_get=_evidence(asked, criteria, observed, tables, done[0]) if field.ranked > 1 else (),
        rho_option=settings.errors.option,
        rho_section=settings.errors.section,
        concentration=settings.concentration,
        exact_scores=settings.exact,
    )


def _ranked(asked: Asked) -> tuple[str, ...]:
    return asked.field.options[: asked.field.ranked]


def _points(asked: Asked, observed: Observed, tables: NDArray[np.float64]) -> Points:
    """Point figures of the ranked options; a missing cell stands at the middle of what it may be."""
    ranked, field = _ranked(asked), asked.field
    low, high = _ends(observed, tables, field.ranked) + field.base
    criteria = [c for items in field.held.values() for c in items]
    points: dict[str, dict[str, float]] = {o: {} for o in ranked}
    for cell in asked.cells:
        if cell.option in points and cell.criterion in asked.joint.criteria and cell.range is not None:
            middle = (cell.range.low + cell.range.high) / 2
            points[cell.option][cell.criterion] = middle if cell.point is None else cell.point
    return Points(
        options=ranked,
        sections=dict(field.held),
        section_weights=asked.joint.sections,
        criterion_weights=asked.joint.criteria,
        points=points,
        low={o: dict(zip(criteria, low[i].tolist(), strict=True)) for i, o in enumerate(ranked)},
        high={o: dict(zip(criteria, high[i].tolist(), strict=True)) for i, o in enumerate(ranked)},
        group_section_weights={g.group or "": g.sections for g in asked.groups if g.declared},
    )


def _ends(observed: Observed, tables: NDArray[np.float64], ranked: int) -> NDArray[np.float64]:
    """5th and 95th percentile of each ranked cell, over who speaks and his evidence, (2, ranked, C)."""
    thin = tables[:, ::THIN]  # every so many bins: quite enough for the ends of a bar
    share = np.add.reduceat(chances(tables.shape[1]), np.arange(0, tables.shape[1], THIN))
    codes = observed.readings.codes[:, :ranked]
    found = np.empty((2, *codes.shape[1:]))
    for cell in np.ndindex(*codes.shape[1:]):
        said, at = np.unique(codes[:, *cell], return_inverse=True)
        speaks = np.bincount(at, weights=observed.readings.chances)
        values = thin[said].ravel()
        order = np.argsort(values)
        upto = np.cumsum(np.outer(speaks, share).ravel()[order])
        found[:, *cell] = values[order[np.searchsorted(upto, np.array([LOW, HIGH]) * upto[-1])]]
    return found


def _means(observed: Observed, tables: NDArray[np.float64], ranked: int) -> NDArray[np.float64]:
    """Expected score of each ranked cell by its latent, over who speaks, (ranked, C, bins)."""
    codes = observed.readings.codes[:, :ranked]
    said = np.zeros((*codes.shape[1:], len(tables)))
    at = np.indices(codes.shape[1:])
    for own, chance in zip(codes, observed.readings.chances, strict=True):
        said[at[0], at[1], own] += chance
    found: NDArray[np.float64] = np.einsum("ock,kb->ocb", said, tables)  # no BLAS: same bytes, any threads
    return found


def _evidence(
    asked: Asked, criteria: Sequence[str], observed: Observed, tables: NDArray[np.float64], main: Run
) -> tuple[EvidenceValue, ...]:
    """What each question is worth, worth most first; weights stand at their mean over the main run."""
    field = asked.field
    section = np.repeat(np.arange(len(field.held)), [len(items) for items in field.held.values()])
    assert main.mean_weights is not None
    mean = main.mean_weights
    weights = np.array(
        [mean.sections[s] * mean.criteria[c] for s, items in field.held.items() for c in items]
    )
    cells = Cells(
        means=_means(observed, tables, field.ranked),
        weights=weights / weights.sum(),
        section=section.astype(np.int64),
        rho_option=asked.settings.errors.option,
        rho_section=asked.settings.errors.section,
        gain=_gain(observed, field.ranked, asked.best_grade),
    )
    sets = _sets(asked, criteria, section)
    worth = values(cells, sets, samples=min(asked.settings.secondary, SAMPLES), seed=asked.settings.seed)
    found = [
        EvidenceValue(
            kind=one.kind,  # type: ignore[arg-type]
            id=one.id,
            cells=int(one.mask.sum()),
            perfect=w.perfect,
            perfect_error=w.perfect_error,
            raised=w.raised,
            raised_error=w.raised_error,
        )
        for one, w in zip(sets, worth, strict=True)
    ]
    return tuple(sorted(near_best(found), key=lambda v: (-v.perfect, v.kind, v.id)))


def _gain(observed: Observed, ranked: int, best: float) -> NDArray[np.float64]:
    """Share of a cell's variance that raising its evidence to the best grade would explain.

    A Beta with n observations has 2 more to its name from the uniform it began as; n' further ones
    explain n' / (n + 2 + n') of its variance. Over readings: the mean by chance. A measurement's range
    is not a matter of grades: nothing.
    """
    n = np.minimum(observed.observations, best)
    gain = (best - n) / (best + 2)
    found: NDArray[np.float64] = np.tensordot(
        observed.readings.chances, gain[observed.readings.codes[:, :ranked]], axes=1
    )
    return found


def _sets(asked: Asked, criteria: Sequence[str], section: NDArray[np.int64]) -> tuple[Set, ...]:
    """Every criterion, section and cited evidence item, with the cells that it would settle."""
    ranked = _ranked(asked)
    shape = (len(ranked), len(criteria))
    at_option, at_criterion = {o: i for i, o in enumerate(ranked)}, {c: i for i, c in enumerate(criteria)}
    items: dict[str, NDArray[np.bool_]] = {}
    for cell in asked.cells:
        if cell.option in at_option and cell.criterion in at_criterion:
            for item in cell.sources:
                mask = items.setdefault(item, np.zeros(shape, bool))
                mask[at_option[cell.option], at_criterion[cell.criterion]] = True
    whole = np.ones(shape, bool)
    numbers = np.arange(len(criteria))
    return (
        *(Set("criterion", c, whole & (numbers == i)) for c, i in at_criterion.items()),
        *(Set("section", s, whole & (section == i)) for i, s in enumerate(asked.field.held)),
        *(Set("item", item, mask) for item, mask in items.items()),
    )
