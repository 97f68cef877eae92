"""What each option does to each place and group, gains beside losses and never netted (method note, M14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from moothall.engine.equality.levels import At, bounded, known, level_of, tiers, together, way
from moothall.engine.equality.spread import inequality, split
from moothall.findings.equality import CriterionEffects, Effect, Gap, Level, OptionEffects, Side, Tier, Way
from moothall.framework.criteria import Criterion
from moothall.project.measures import MeasureRow
from moothall.project.places import PlaceRow
from moothall.project.project import Project

CHANGE = "access_change"
"""What a criterion says that it is measured by, where a measurement is a change of a level."""
PERCENT = "%"
By = Literal["places", "typed", "partial", "nothing"]
"""What the whole comes from."""


def effects(project: Project, small_count: float) -> tuple[CriterionEffects, ...]:
    """Every criterion with rows by place or group that tell of a change.

    small_count : a row for fewer people than this is told without its levels
    """
    found = (_criterion(project, c, small_count) for c in project.framework.criteria if c.value_function)
    return tuple(c for c in found if c.options)


def _criterion(project: Project, criterion: Criterion, small_count: float) -> CriterionEffects:
    changes = criterion.worked_out == CHANGE
    rows = [r for r in project.measures if r.criterion == criterion.id]
    levels = [r for r in rows if r.before is not None or r.after is not None]
    kept = rows if changes else levels
    lowest, highest = min(criterion.value_function), max(criterion.value_function)
    better = highest[1] >= lowest[1]
    places = {p.id: p for p in project.places}
    by_option = {o.id: [r for r in kept if r.option == o.id] for o in project.kept_options}
    return CriterionEffects(
        criterion=criterion.id,
        title=criterion.title,
        unit=next((r.unit for r in [*levels, *kept] if r.unit), ""),
        higher_is_better=better,
        split_by=split(project.places)[0],
        options=tuple(
            _option(option, own, places, changes, better, small_count)
            for option, own in by_option.items()
            if own
        ),
    )


def _option(
    option: str,
    rows: Sequence[MeasureRow],
    places: Mapping[str, PlaceRow],
    changes: bool,
    better: bool,
    small_count: float,
) -> OptionEffects:
    told = tuple(
        _effect(r, places, changes, better, small_count) for r in rows if r.place is not None or r.group
    )
    at = _at(rows, places, changes)
    whole, by = _whole(rows, at, changes)
    fifths = tuple(tiers(at))
    by_place = [e for e in told if e.place is not None and not e.group]
    groups = [e for e in told if e.group and e.place is None]
    sides = _sides(by_place, at)
    return OptionEffects(
        option=option,
        effects=told,
        losing=sides["loss"],
        gaining=sides["gain"],
        same=sides["none"],
        open=sides["open"],
        losing_groups=tuple(e.group for e in groups if e.way == "loss"),
        gaining_groups=tuple(e.group for e in groups if e.way == "gain"),
        worst_place=_most(by_place, "loss"),
        worst_group=_most(groups, "loss"),
        best_place=_most(by_place, "gain"),
        best_group=_most(groups, "gain"),
        whole=whole,
        by=by,
        measured=sum(known(p.level) for p in at),
        asked=len(at),
        missing=tuple(p.id for p in at if not known(p.level)),
        tiers=fifths,
        gaps=(*_between_fifths(fifths), *_between_groups(groups, better)),
        inequality=inequality(at, places),
        sources=tuple(dict.fromkeys(s for r in rows for s in r.evidence)),
    )


def _effect(
    row: MeasureRow, places: Mapping[str, PlaceRow], changes: bool, better: bool, small_count: float
) -> Effect:
    place = places[row.place] if row.place is not None else None
    people = row.people if row.people is not None or place is None or row.group else place.population
    small = people is not None and 0 < people < small_count
    level = level_of(row, changes)
    return Effect(
        place=row.place,
        group=row.group,
        fifth=place.deprivation_fifth if place else None,
        people=None if small else people,
        small=small,
        level=Level() if small else level,
        way=way(level, better),
        sources=row.evidence,
    )


def _at(rows: Iterable[MeasureRow], places: Mapping[str, PlaceRow], changes: bool) -> tuple[At, ...]:
    """Every place where people live, with what is known of its level under the option."""
    by_place = {r.place: r for r in rows if r.place is not None and not r.group}
    found = []
    for place in places.values():
        row = by_place.get(place.id)
        people = row.people if row and row.people is not None else place.population
        if people:
            level = level_of(row, changes) if row else None
            found.append(At(place.id, people, place.deprivation_fifth, level))
    return tuple(found)


def _whole(rows: Sequence[MeasureRow], at: Sequence[At], changes: bool) -> tuple[Level | None, By]:
    """The whole from every place; else as typed for all places; else bounds; else nothing."""
    found = together(at)
    if found is not None:
        return found, "places"
    typed = next((r for r in rows if r.place is None and not r.group), None)
    if typed is not None and known(level := level_of(typed, changes)):
        return level, "typed"
    shares = any(r.unit.startswith(PERCENT) and (r.before is not None or r.after is not None) for r in rows)
    if shares and any(known(p.level) for p in at):
        return bounded(at), "partial"
    return None, "nothing"


def _sides(found: Sequence[Effect], at: Sequence[At]) -> Mapping[str, Side]:
    """Places and their people by the way that they go; a place not measured is open."""
    people = {p.id: p.people for p in at}
    hidden = {e.place for e in found if e.small}
    ways = {e.place: e.way for e in found if e.place is not None}
    ends: dict[str, list[str]] = {"gain": [], "loss": [], "none": [], "open": []}
    for place in dict.fromkeys([*people, *ways]):
        ends[w if (w := ways.get(place, "unknown")) in ends else "open"].append(place)
    everybody = sum(people.values()) if people and not hidden else None
    return {w: _side(ids, people, bool(hidden), everybody) for w, ids in ends.items()}


def _side(ids: Sequence[str], people: Mapping[str, int], hidden: bool, everybody: int | None) -> Side:
    told = not hidden and all(p in people for p in ids)
    return Side(places=len(ids), people=sum(people[p] for p in ids) if told else None, of_people=everybody)


def _most(found: Iterable[Effect], side: Way) -> str | None:
    """The one that loses or gains most, by its middle; rows too small to tell are left out."""
    kept = [e for e in found if e.way == side and not e.small]
    if not kept:
        return None
    most = max(kept, key=lambda e: abs(_middle(e.level)))
    return most.place if most.place is not None else most.group


def _middle(level: Level) -> float:
    if level.change is not None:
        return level.change
    return ((level.low or 0.0) + (level.high or 0.0)) / 2


def _between_fifths(found: Sequence[Tier]) -> Iterator[Gap]:
    """The least deprived fifth that there is, against the most deprived."""
    told = [t for t in found if t.level.before is not None and t.level.after is not None]
    if len(told) > 1:
        yield _gap("fifths", str(told[-1].fifth), told[-1].level, str(told[0].fifth), told[0].level)


def _between_groups(found: Sequence[Effect], better: bool) -> Iterator[Gap]:
    """The group that is best off now, against the one that is worst off now."""
    told = [e for e in found if e.level.before is not None and e.level.after is not None]
    if len(told) > 1:
        order = sorted(told, key=lambda e: (e.level.before or 0.0) * (1 if better else -1))
        yield _gap("groups", order[-1].group, order[-1].level, order[0].group, order[0].level)


def _gap(between: Literal["fifths", "groups"], ahead: str, high: Level, behind: str, low: Level) -> Gap:
    return Gap(
        between=between,
        ahead=ahead,
        behind=behind,
        before=(high.before or 0.0) - (low.before or 0.0),
        after=(high.after or 0.0) - (low.after or 0.0),
    )
