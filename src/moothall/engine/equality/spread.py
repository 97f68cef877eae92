"""Indices of inequality of a level over the people of all places, before and after (method note, M14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from moothall.engine.equality import inequality as indices
from moothall.engine.equality.levels import At, whole_levels
from moothall.findings.equality import Inequality
from moothall.project.places import PlaceRow

MOMENTS: tuple[Literal["before", "after"], ...] = ("before", "after")


def inequality(at: Sequence[At], places: Mapping[str, PlaceRow]) -> tuple[Inequality, ...]:
    """Gini, Theil and concentration before and after; a moment with a level missing is left out."""
    return tuple(_moments(at, places))


def split(places: Iterable[PlaceRow]) -> tuple[Literal["fifths", "partners"] | None, Mapping[str, object]]:
    """How places are grouped for Theil's parts: by fifth, else by partner, where every place has one."""
    peopled = [p for p in places if p.population]
    fifths = {p.id: p.deprivation_fifth for p in peopled}
    if peopled and None not in fifths.values():
        return "fifths", dict(fifths)
    partners = {p.id: p.partner for p in peopled}
    if peopled and None not in partners.values():
        return "partners", dict(partners)
    return None, {}


def _moments(at: Sequence[At], places: Mapping[str, PlaceRow]) -> Iterator[Inequality]:
    people = [float(p.people) for p in at]
    for moment in MOMENTS:
        levels = whole_levels(at, moment)
        if levels is None or len(levels) < 2:
            continue
        try:
            yield _indices(moment, at, [levels[p.id] for p in at], people, places)
        except indices.NegativeLevelError:
            yield Inequality(moment=moment, refused="negative")


def _indices(
    moment: Literal["before", "after"],
    at: Sequence[At],
    levels: Sequence[float],
    people: Sequence[float],
    places: Mapping[str, PlaceRow],
) -> Inequality:
    gini = indices.gini(levels, people)
    if gini is None:
        return Inequality(moment=moment, refused="all_zero")
    by, groups = split(places.values())
    grouped = by is not None and all(p.id in groups for p in at)
    parts = indices.theil(levels, people, [groups.get(p.id, "") for p in at])
    ranks = [float(p.fifth) for p in at if p.fifth is not None]
    whole = len(ranks) == len(at) and len(set(ranks)) > 1
    return Inequality(
        moment=moment,
        gini=gini,
        theil=parts.whole if parts else None,
        within=parts.within if parts and grouped else None,
        between=parts.between if parts and grouped else None,
        concentration=indices.concentration(levels, people, ranks) if whole else None,
    )
