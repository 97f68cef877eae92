"""Points made up at random, small ones typed in, and a second reckoning of totals at any weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from moothall.engine.uncertainty.change.points import Points

Draw = st.DrawFn
PARTS = st.integers(0, 20)
SCORES = st.one_of(st.integers(0, 4).map(float), st.integers(0, 400).map(lambda x: x / 100))


@st.composite
def points_of(draw: Draw, least: int = 2) -> Points:
    """Two to five options, one to four sections of one to four criteria; weights and gaps of any kind."""
    options = tuple(f"o{i}" for i in range(draw(st.integers(least, 5))))
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    sections = {f"s{s}": tuple(f"s{s}c{c}" for c in range(n)) for s, n in enumerate(sizes)}
    criteria = [c for cs in sections.values() for c in cs]
    n = len(options) * len(criteria)
    cells = draw(st.lists(SCORES, min_size=n, max_size=n))
    gaps = draw(st.lists(st.integers(0, 100), min_size=n, max_size=n))
    score = _table(options, criteria, cells)
    slack = _table(options, criteria, [g / 100 for g in gaps])
    return Points(
        options=options,
        sections=sections,
        section_weights=draw(weights_of(tuple(sections))),
        criterion_weights={k: w for cs in sections.values() for k, w in draw(weights_of(cs)).items()},
        points=score,
        low={o: {c: max(x - slack[o][c], 0.0) for c, x in row.items()} for o, row in score.items()},
        high={o: {c: min(x + slack[o][c], 4.0) for c, x in row.items()} for o, row in score.items()},
        group_section_weights={
            f"g{i}": draw(weights_of(tuple(sections))) for i in range(draw(st.integers(0, 3)))
        },
    )


def _table(
    options: Sequence[str], criteria: Sequence[str], cells: Sequence[float]
) -> dict[str, dict[str, float]]:
    left = iter(cells)
    return {o: {c: next(left) for c in criteria} for o in options}


@st.composite
def weights_of(draw: Draw, items: Sequence[str]) -> dict[str, float]:
    """Weights that add to 1, zeros among them."""
    parts = draw(st.lists(PARTS, min_size=len(items), max_size=len(items)))
    if not any(parts):
        parts = [1] * len(items)
    return {i: p / sum(parts) for i, p in zip(items, parts, strict=True)}


def plain(
    scores: Mapping[str, Sequence[float]],
    weights: Sequence[float],
    groups: Mapping[str, Sequence[float]] = {},
) -> Points:
    """Sections a, b, c... of one criterion each (A, B, C...), each score exact. scores : option to a row."""
    names = "abcdef"[: len(weights)]
    cells = {o: dict(zip(names.upper(), row, strict=True)) for o, row in scores.items()}
    return Points(
        options=tuple(scores),
        sections={n: (n.upper(),) for n in names},
        section_weights=dict(zip(names, weights, strict=True)),
        criterion_weights=dict.fromkeys(names.upper(), 1.0),
        points=cells,
        low=cells,
        high=cells,
        group_section_weights={g: dict(zip(names, w, strict=True)) for g, w in groups.items()},
    )


def total_at(
    points: Points, option: str, sections: Mapping[str, float], criteria: Mapping[str, float]
) -> float:
    """An option's total under any weights, summed cell by cell."""
    cells = points.points[option]
    return sum(sections[s] * criteria[c] * cells[c] for s, cs in points.sections.items() for c in cs)


def totals_with(points: Points, item: str, weight: float) -> dict[str, float]:
    """All totals with one section's or criterion's weight set, the others beside it in proportion."""
    sections, criteria = dict(points.section_weights), dict(points.criterion_weights)
    if item in sections:
        sections = _with(sections, list(sections), item, weight)
    else:
        own = next(list(cs) for cs in points.sections.values() if item in cs)
        criteria = _with(criteria, own, item, weight)
    return {o: total_at(points, o, sections, criteria) for o in points.options}


def _with(weights: dict[str, float], own: Sequence[str], item: str, weight: float) -> dict[str, float]:
    rest = sum(weights[i] for i in own if i != item)
    return weights | {i: weights[i] / rest * (1 - weight) for i in own if i != item} | {item: weight}


def front_of(points: Points) -> str:
    """The first listed of the options with the highest total."""
    now = {o: total_at(points, o, points.section_weights, points.criterion_weights) for o in points.options}
    return max(points.options, key=lambda o: round(now[o], 9))
