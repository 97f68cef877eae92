"""Stage 2 as a whole: profile before totals, zeros beside ranks, groups beside the joint result."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from itertools import combinations

from msgspec.structs import replace

from moothall.engine.scoring.aggregation import correlation
from moothall.engine.scoring.cells import Register, cells
from moothall.engine.scoring.totals import own_cells, profile, ranks, total
from moothall.engine.scoring.words import option_words, whole_words
from moothall.findings.scoring import (
    Cell,
    GroupTotal,
    LeftOut,
    OptionScore,
    Overlap,
    Rank,
    ScoringFindings,
    SectionScore,
    WeightSet,
    WeightsUsed,
    Zero,
)
from moothall.findings.values import Interval
from moothall.framework.criteria import Criterion
from moothall.project.measures import MeasureRow
from moothall.project.project import Project

Standings = Mapping[str, str]
"""Option id to its standing in stage 2: ranked, undecided, reference, held_out or dropped."""

Cells = Mapping[str, Mapping[str, Cell]]
"""Option id, then criterion id, to the cell."""


def stage2(
    project: Project,
    register: Register,
    weight_sets: Iterable[tuple[datetime.date | None, WeightsUsed, tuple[WeightsUsed, ...]]],
    share: Mapping[str, float],
    standings: Standings,
    worked: Mapping[tuple[str, str], MeasureRow] | None = None,
) -> ScoringFindings:
    """Stage 2 from checked inputs.

    weight_sets : the set in force first, then earlier ones, each (until, joint, groups)
    share : group id to its declared share
    standings : option id to its standing
    worked : option and criterion to what the engine measured itself
    """
    sets = tuple(weight_sets)
    joint, groups = sets[0][1], sets[0][2]
    found = cells(project, register, share, frozenset(joint.criteria), worked or {})
    by_option: dict[str, dict[str, Cell]] = {}
    for cell in found:
        by_option.setdefault(cell.option, {})[cell.criterion] = cell
    if not by_option or not joint.criteria:
        return ScoringFindings()
    if not any(c.status in ("scored", "measured") for c in found):
        standings = {o: s if s in ("reference", "held_out") else "unscored" for o, s in standings.items()}
    scored = _options(project, by_option, joint, groups, standings)
    ranked = _order(scored)
    weighted = tuple(_weight_set(project, by_option, s, standings) for s in sets)
    return ScoringFindings(
        ranked=ranked,
        missing_share=_missing_share(found),
        options=scored,
        cells=found,
        weight_sets=weighted,
        left_out=_left_out(project, joint),
        overlaps=_overlaps(project, by_option),
        words=whole_words(
            {o.option: o for o in scored}, ranked, weighted[1].ranks if len(weighted) > 1 else None
        ),
    )


def _totals(project: Project, cells: Cells, weights: WeightsUsed) -> dict[str, Interval]:
    sections = project.framework.matrix.sections
    return {o: total(profile(sections, own, weights), weights) for o, own in cells.items()}


def _ranks(totals: Mapping[str, Interval], standings: Standings) -> dict[str, Rank]:
    return ranks({o: t for o, t in totals.items() if standings[o] in ("ranked", "undecided")})


def _options(
    project: Project,
    cells: Cells,
    joint: WeightsUsed,
    groups: tuple[WeightsUsed, ...],
    standings: Standings,
) -> tuple[OptionScore, ...]:
    places = _ranks(_totals(project, cells, joint), standings)
    by_group = {g.group or "": _group_totals(project, cells, g, standings) for g in groups}
    return tuple(
        _option(project, option.id, option.title, cells, joint, groups, by_group, standings, places)
        for option in project.kept_options
    )


def _option(
    project: Project,
    option: str,
    title: str,
    cells: Cells,
    joint: WeightsUsed,
    groups: tuple[WeightsUsed, ...],
    by_group: Mapping[str, Mapping[str, GroupTotal]],
    standings: Standings,
    places: Mapping[str, Rank],
) -> OptionScore:
    sections = _with_groups(project, cells[option], joint, groups)
    span = total(sections, joint)
    exact = all(s.point is not None for s in sections)
    made = OptionScore(
        option=option,
        title=title,
        standing=standings[option],  # type: ignore[arg-type]
        total=span,
        point=span.low if exact else None,
        missing=sum(s.missing for s in sections),
        of=sum(s.of for s in sections),
        rank=places.get(option),
        sections=sections,
        zeros=zeros(project.framework.criteria, cells[option]),
        groups=tuple(totals[option] for totals in by_group.values()),
    )
    return option_words(made)


def _with_groups(
    project: Project,
    cells: Mapping[str, Cell],
    joint: WeightsUsed,
    groups: tuple[WeightsUsed, ...],
) -> tuple[SectionScore, ...]:
    """The profile, with each group's own scores of each section under the joint criterion weights."""
    sections = project.framework.matrix.sections
    scale = project.framework.matrix.scale
    assert scale is not None
    by_group: dict[str, dict[str, Interval]] = {}
    for group in groups:
        own, _ = own_cells(cells, group.group or "", scale.low, scale.high)
        for s in profile(sections, own, joint):
            if any(group.group in cells[c].by_group for c in _criteria(project, s.section)):
                by_group.setdefault(s.section, {})[group.group or ""] = s.range
    return tuple(replace(s, by_group=by_group.get(s.section, {})) for s in profile(sections, cells, joint))


def _criteria(project: Project, section: str) -> tuple[str, ...]:
    return next(tuple(c.id for c in s.criteria) for s in project.framework.matrix.sections if s.id == section)


def _group_totals(
    project: Project, cells: Cells, weights: WeightsUsed, standings: Standings
) -> dict[str, GroupTotal]:
    """Every option as one group sees it: its weights on all scores, and on its own."""
    scale = project.framework.matrix.scale
    assert scale is not None
    group = weights.group or ""
    with_all = _totals(project, cells, weights)
    places = _ranks(with_all, standings)
    found = {}
    for option, own in cells.items():
        alone, unscored = own_cells(own, group, scale.low, scale.high)
        both = total(profile(project.framework.matrix.sections, alone, weights), weights)
        found[option] = GroupTotal(
            group=group,
            own_weights=with_all[option],
            own_weights_rank=places.get(option),
            own_both=both,
            unscored=unscored,
        )
    return found


def zeros(criteria: Iterable[Criterion], cells: Mapping[str, Cell]) -> tuple[Zero, ...]:
    """Criteria on which an option has a zero: from everyone, from some group, or as measured."""
    found = []
    for criterion in criteria:
        cell = cells[criterion.id]
        by = tuple(g for g, mean in cell.by_group.items() if mean == 0)
        if by or cell.point == 0:
            found.append(
                Zero(
                    criterion=criterion.id,
                    title=criterion.title,
                    called=criterion.flag_if_zero,
                    by=by,
                    whole=cell.point == 0,
                )
            )
    return tuple(found)


def _order(scored: Iterable[OptionScore]) -> tuple[str, ...]:
    """Options ranked, by best place, then worst place, then as listed."""
    placed = [(s.rank.best, s.rank.worst, s.option) for s in scored if s.rank is not None]
    return tuple(option for _, _, option in sorted(placed, key=lambda p: p[:2]))


def _missing_share(cells: Iterable[Cell]) -> float | None:
    applied = [c for c in cells if c.status != "not_applicable"]
    return sum(c.status == "missing" for c in applied) / len(applied) if applied else None


def _weight_set(
    project: Project,
    cells: Cells,
    weights: tuple[datetime.date | None, WeightsUsed, tuple[WeightsUsed, ...]],
    standings: Standings,
) -> WeightSet:
    until, joint, groups = weights
    totals = _totals(project, cells, joint)
    return WeightSet(
        label="latest" if until is None else "before_late_change",
        until=until,
        joint=joint,
        groups=groups,
        totals=totals,
        ranks=_ranks(totals, standings),
    )


def _left_out(project: Project, joint: WeightsUsed) -> tuple[LeftOut, ...]:
    section_of = {c.id: s for s in project.framework.matrix.sections for c in s.criteria}
    return tuple(
        LeftOut(
            criterion=n.criterion,
            reason=n.reason,
            by=n.by,
            date=n.date,
            redistributed={
                c.id: joint.criteria[c.id] for c in section_of[n.criterion].criteria if c.id in joint.criteria
            },
        )
        for n in project.head.not_applicable
    )


def _overlaps(project: Project, cells: Cells) -> tuple[Overlap, ...]:
    """Pairs that may count the same thing, with the correlation of their points over options."""
    criteria = {c.id: c for c in project.framework.criteria}
    pairs = {frozenset((c.id, other)) for c in criteria.values() for other in c.overlaps}
    for a, b in combinations(criteria.values(), 2):
        if {i.name for i in a.indicators} & {i.name for i in b.indicators}:
            pairs.add(frozenset((a.id, b.id)))
    order = list(criteria)
    found = []
    for pair in sorted(
        (sorted(p, key=order.index) for p in pairs), key=lambda p: [order.index(x) for x in p]
    ):
        points = [
            (own[pair[0]].point, own[pair[1]].point)
            for own in cells.values()
            if own[pair[0]].point is not None and own[pair[1]].point is not None
        ]
        r = correlation([a or 0.0 for a, _ in points], [b or 0.0 for _, b in points])
        found.append(Overlap(a=pair[0], b=pair[1], correlation=r, options=len(points)))
    return tuple(found)
