"""Cells: one option on one criterion, from assessors' scores or from a measurement.

Method note, M3. The point figure is the share-weighted mean of the groups' means; a cell is
missing only if nobody scored it, and then it may be anything on the scale.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from moothall.engine.scoring.aggregation import value
from moothall.findings.evidence import EvidenceItem
from moothall.findings.scoring import Cell, Entry, Measurement
from moothall.findings.values import Interval
from moothall.framework.criteria import Criterion, Scale
from moothall.project.history import histories
from moothall.project.measures import MeasureRow
from moothall.project.project import Project
from moothall.project.scores import ScoreRow

Register = Mapping[str, EvidenceItem]


def cells(
    project: Project,
    register: Register,
    share: Mapping[str, float],
    applies: frozenset[str],
    worked: Mapping[tuple[str, str], MeasureRow],
) -> tuple[Cell, ...]:
    """Every cell of every option kept, in the order of the options, then of the criteria.

    share : group id to its declared share
    applies : criteria that are not left out for every option
    worked : option and criterion to what the engine measured itself, which goes before what was typed
    """
    scale = project.framework.matrix.scale
    if scale is None:
        return ()
    group_of = {a.id: g.id for g in project.stakeholders.groups for a in g.assessors}
    rows = histories(project.scores, lambda s: (s.option, s.criterion, s.assessor))
    spoken: dict[tuple[str, str], list[Entry]] = {}
    for (option, criterion, assessor), history in rows.items():
        entry = _entry(history, group_of[assessor], register)
        spoken.setdefault((option, criterion), []).append(entry)
    measured: dict[tuple[str, str], list[MeasureRow]] = {}
    for row in project.measures:
        measured.setdefault((row.option, row.criterion), []).append(row)
    return tuple(
        _cell(
            option.id,
            criterion,
            scale,
            spoken.get((option.id, criterion.id), ()),
            measured.get((option.id, criterion.id), ()),
            worked.get((option.id, criterion.id)),
            share,
            criterion.id in applies,
        )
        for option in project.kept_options
        for criterion in project.framework.criteria
    )


def _entry(history: Sequence[ScoreRow], group: str, register: Register) -> Entry:
    """The score that counts, with the best evidence that it cites (citing more adds nothing)."""
    row = history[-1]
    cited = [register[e] for e in row.evidence]
    best = max(cited, key=lambda i: i.observations, default=None)
    return Entry(
        assessor=row.assessor,
        group=group,
        score=row.score if row.standing == "scored" else None,
        standing=row.standing,
        reason=row.reason,
        sources=row.evidence,
        grade=best.grade if best else None,
        observations=best.observations if best else 0.0,
        date=row.date,
        earlier=tuple(r.score for r in history[:-1]),
    )


def _cell(
    option: str,
    criterion: Criterion,
    scale: Scale,
    entries: Sequence[Entry],
    rows: Sequence[MeasureRow],
    worked: MeasureRow | None,
    share: Mapping[str, float],
    applies: bool,
) -> Cell:
    if not applies:
        return Cell(option=option, criterion=criterion.id, status="not_applicable", entries=tuple(entries))
    if criterion.value_function:
        return _measured(option, criterion, scale, rows, worked)
    means = group_means(entries)
    by_group = {group: means[group] for group in share if group in means}
    anything = _anything(scale)
    point = _weighted_mean(by_group, share) if by_group else None
    return Cell(
        option=option,
        criterion=criterion.id,
        status="scored" if by_group else "missing",
        point=point,
        range=anything if point is None else Interval(low=point, high=point),
        by_group=by_group,
        spread=max(by_group.values()) - min(by_group.values()) if by_group else None,
        entries=tuple(entries),
        sources=_sources(e.sources for e in entries),
    )


def group_means(entries: Iterable[Entry]) -> dict[str, float]:
    """Mean of each group's scores; groups that gave none are left out."""
    found: dict[str, list[int]] = {}
    for entry in entries:
        if entry.score is not None:
            found.setdefault(entry.group, []).append(entry.score)
    return {group: math.fsum(scores) / len(scores) for group, scores in found.items()}


def _weighted_mean(by_group: Mapping[str, float], share: Mapping[str, float]) -> float:
    total = math.fsum(share[g] for g in by_group)
    if total <= 0:  # only groups with a share of nothing scored it
        return math.fsum(by_group.values()) / len(by_group)
    return math.fsum(share[g] / total * mean for g, mean in by_group.items())


def _anything(scale: Scale) -> Interval:
    return Interval(low=float(scale.low), high=float(scale.high))


def _measured(
    option: str, criterion: Criterion, scale: Scale, rows: Sequence[MeasureRow], worked: MeasureRow | None
) -> Cell:
    measurements = tuple(_measurement(criterion, row) for row in rows if not _told_by_place(row))
    given = headline = next((m for m in measurements if m.place is None and not m.group), None)
    if worked is not None:
        headline = replace(_measurement(criterion, worked), worked_out=True)
        measurements = (headline, *(m for m in measurements if m is not given))
    point = headline.score if headline else None
    known = [s for s in _scores(headline) if s is not None]
    whole = point is not None or len(known) >= 2
    span = Interval(low=min(known), high=max(known)) if whole else _anything(scale)
    return Cell(
        option=option,
        criterion=criterion.id,
        status="measured" if whole else "missing",
        point=point,
        range=span if point is None else Interval(low=point, high=point),
        measurements=measurements,
        given=given if worked is not None else None,
        sources=_sources(m.sources for m in measurements),
    )


def _told_by_place(row: MeasureRow) -> bool:
    """Whether the room of equality tells it: levels or people of a place or group, hidden where few."""
    told = (row.before, row.after, row.people) != (None, None, None)
    return told and (row.place is not None or bool(row.group))


def _scores(m: Measurement | None) -> tuple[float | None, ...]:
    return (m.score_low, m.score, m.score_high) if m else ()


def _measurement(criterion: Criterion, row: MeasureRow) -> Measurement:
    def score(x: float | None) -> float | None:
        return None if x is None else value(criterion.value_function, x)

    return Measurement(
        likely=row.likely,
        low=row.low,
        high=row.high,
        unit=row.unit,
        place=row.place,
        group=row.group,
        score=score(row.likely),
        score_low=score(row.low),
        score_high=score(row.high),
        sources=row.evidence,
        note=row.note,
    )


def _sources(parts: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for part in parts for s in part))
