"""How far assessors mean the same by their scores (method note, M3).

A unit is one option on one criterion. Groups may rightly differ: they see different things. So agreement
within each group stands beside that between the groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from moothall.engine.agreement.alpha import alpha, coincidences
from moothall.findings.agreement import ScoreAgreement
from moothall.findings.scoring import Cell
from moothall.framework.jurisdictions import DatedFact

Scope = Literal["everyone", "section", "group", "between_groups"]
WhyNot = Literal["one_rater", "no_cell_twice", "all_alike"]
FEWEST = 2
"""Raters that can agree."""


def score_agreement(
    cells: Iterable[Cell], section_of: Mapping[str, str], bands: DatedFact | None
) -> tuple[ScoreAgreement, ...]:
    """Agreement of all assessors, in each section, within each group, and between the groups.

    cells : options on criteria, with the scores that count
    section_of : criterion to its section, in the order of the framework
    bands : words for it, as pairs (lower end, word), rising; the first has no lower end
    """
    scored = [c for c in cells if any(e.score is not None for e in c.entries)]
    if not scored:
        return ()
    named = dict.fromkeys(section_of.values())
    by_section = {s: [c for c in scored if section_of[c.criterion] == s] for s in named}
    groups = sorted({e.group for c in scored for e in c.entries if e.score is not None})
    return (
        _told("everyone", "", _scores(scored), bands),
        *(_told("section", s, _scores(own), bands) for s, own in by_section.items() if own),
        *(_told("group", g, _scores(scored, g), bands) for g in groups),
        _told("between_groups", "", [c.by_group for c in scored], bands),
    )


def _scores(cells: Iterable[Cell], group: str | None = None) -> list[dict[str, float]]:
    """Of each cell, assessor to score; of one group where it is named."""
    return [
        {
            e.assessor: float(e.score)
            for e in cell.entries
            if e.score is not None and (group is None or e.group == group)
        }
        for cell in cells
    ]


def _told(
    scope: Scope, of: str, ratings: Sequence[Mapping[str, float]], bands: DatedFact | None
) -> ScoreAgreement:
    raters = len({who for unit in ratings for who in unit})
    met = coincidences([tuple(unit.values()) for unit in ratings])
    ordinal = alpha(met, "ordinal")
    return ScoreAgreement(
        scope=scope,
        of=of,
        raters=raters,
        cells=met.units,
        ratings=sum(met.counts.values()),
        ordinal=ordinal,
        interval=alpha(met, "interval"),
        band=_band(ordinal, bands),
        band_source=bands.source if bands and ordinal is not None else "",
        band_unverified=bands is not None and ordinal is not None and bands.sure == "from-memory",
        why_not=_why_not(raters, met.units, ordinal),
    )


def _why_not(raters: int, units: int, found: float | None) -> WhyNot | None:
    if found is not None:
        return None
    if raters < FEWEST:
        return "one_rater"
    return "all_alike" if units else "no_cell_twice"


def _band(found: float | None, bands: DatedFact | None) -> str | None:
    """The word of the highest band that is reached."""
    if found is None or bands is None:
        return None
    reached = [str(word) for end, word in bands.value if end is None or found >= end]
    return reached[-1] if reached else None
