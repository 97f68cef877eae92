"""Cells as observations: what each score or measurement lets one believe, as a table of the latent.

Method note, M4. A score by its evidence, a measurement by its range or its grade's spread, and
nothing at all from a claim without evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated

import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray

from moothall.engine.uncertainty.plan import BINS
from moothall.engine.uncertainty.readings import MISSING, Readings, Sheet, readings
from moothall.engine.uncertainty.tables.quantities import quantity_table, spread_table
from moothall.engine.uncertainty.tables.scores import exact_table, score_tables, uniform_table
from moothall.findings.scoring import Cell, Measurement

FINE = 2 * BINS
"""Bins in which tables are made; the compiled pass reads knots between them."""

Floats = NDArray[np.float64]


class Quantity(Struct, frozen=True):
    """A measured cell: the quantity's range, and how it turns into a score."""

    low: float | None
    likely: float | None
    high: float | None
    spread: Annotated[
        tuple[float, float] | None, Meta(description="per cent, where only a likely value is given")
    ]
    anchors: Annotated[
        tuple[tuple[float, float], ...], Meta(description="value function, from the scale's low")
    ]


class Scored(Struct, frozen=True):
    """A score on the scale, counted from its low end, and what its evidence is worth."""

    score: int
    observations: float


Key = Scored | Quantity | None
"""What a table is made from; None says nothing."""


class Grades(Struct, frozen=True):
    """Evidence by item: its worth in observations, and the spread of a money figure of its grade."""

    observations: Mapping[str, float]
    spread: Mapping[str, tuple[float, float]]


class Observed(Struct, frozen=True):
    """The score sheet in every reading, as codes of tables."""

    readings: Readings
    keys: tuple[Key, ...]
    silent: NDArray[np.uint8]
    """(keys,) 1 for a key that says nothing"""

    def tables(self, top: float, *, factor: float = 1.0, exact: bool = False) -> Floats:
        """Mean score in each of FINE bins for every key, (keys, FINE), 0 to top.

        factor : of all observations (the standing tests halve and double them)
        exact : scores and likely values are taken as they are
        """
        made = np.empty((len(self.keys), FINE))
        scored = [i for i, key in enumerate(self.keys) if isinstance(key, Scored)]
        pairs = [(k.score, k.observations * factor) for i in scored if isinstance(k := self.keys[i], Scored)]
        if scored and not exact:
            made[scored] = score_tables(pairs, int(top), FINE)
        for i, key in enumerate(self.keys):
            if key is None:
                made[i] = uniform_table(top, bins=FINE)
            elif isinstance(key, Quantity):
                made[i] = np.clip(_measured(key, exact), 0.0, top)
            elif exact:
                made[i] = exact_table(key.score, bins=FINE)
        return made

    @property
    def observations(self) -> Floats:
        """Worth of each key's evidence, (keys,); infinite for a measurement, which has a range of its own."""
        return np.array(
            [k.observations if isinstance(k, Scored) else 0.0 if k is None else np.inf for k in self.keys]
        )


def knots(tables: Floats) -> Floats:
    """Quantiles at BINS + 1 knots from means in FINE bins, (T, BINS + 1): halfway between neighbours."""
    inner = (tables[:, 1:-1:2] + tables[:, 2::2]) / 2
    return np.concatenate([tables[:, :1], inner, tables[:, -1:]], axis=1)


def observe(
    cells: Iterable[Cell],
    options: Sequence[str],
    criteria: Sequence[str],
    assessors: Mapping[str, str],
    shares: Mapping[str, float],
    grades: Grades,
    anchors: Mapping[str, tuple[tuple[float, float], ...]],
    base: int,
    *,
    exact: bool = False,
    seed: int = 0,
) -> Observed:
    """Every reading of the cells.

    options, criteria : the order of the arrays
    assessors : assessor id to group id
    shares : group id to declared share
    anchors : measured criterion to its value function
    base : lowest score of the scale
    exact : scores count as they are, so none is silent for want of evidence
    """
    codes: dict[Key, int] = {None: 0}
    people, groups = list(assessors), list(shares)
    at_option, at_criterion = {o: i for i, o in enumerate(options)}, {c: i for i, c in enumerate(criteria)}
    sheet = np.full((len(people), len(options), len(criteria)), MISSING, np.int32)
    measured: list[tuple[int, int, int]] = []
    for cell in cells:
        if cell.option not in at_option or cell.criterion not in at_criterion:
            continue
        o, c = at_option[cell.option], at_criterion[cell.criterion]
        if cell.criterion in anchors:
            key = _quantity(cell, grades, anchors[cell.criterion], base, exact)
            measured.append((o, c, codes.setdefault(key, len(codes))))
            continue
        for entry in cell.entries:
            if entry.score is not None:
                scored = Scored(entry.score - base, float(entry.observations))
                sheet[people.index(entry.assessor), o, c] = codes.setdefault(scored, len(codes))
    group = np.array([groups.index(assessors[a]) for a in people], np.int32)
    read = readings(Sheet(sheet, group, np.array([shares[g] for g in groups])), seed)
    for o, c, code in measured:
        read.codes[:, o, c] = code
    read.codes[read.codes == MISSING] = 0
    keys = tuple(codes)
    return Observed(readings=read, keys=keys, silent=np.array([_silent(k, exact) for k in keys], np.uint8))


def _silent(key: Key, exact: bool) -> bool:
    return key is None or (isinstance(key, Scored) and key.observations == 0 and not exact)


def _quantity(
    cell: Cell, grades: Grades, anchors: tuple[tuple[float, float], ...], base: int, exact: bool
) -> Key:
    """The headline measurement; None where it is not known, or rests on no evidence."""
    headline = next((m for m in cell.measurements if m.place is None and not m.group), None)
    if cell.status != "measured" or headline is None:
        return None
    if headline.worked_out:  # the doubt is inside the figure
        return _ranged(headline, None, tuple((x, y - base) for x, y in anchors))
    best = max(headline.sources, key=lambda e: grades.observations.get(e, 0.0), default=None)
    if (best is None or not grades.observations.get(best)) and not exact:
        return None
    spread = grades.spread.get(best) if best else None
    made = _ranged(headline, spread, tuple((x, y - base) for x, y in anchors))
    if made.likely == 0 and made.low is None and not exact:
        # No spread in per cent moves a nothing: it counts as the score nearest to it, by its evidence.
        nearest = round(float(_value_function(made.anchors)(np.zeros(1))[0]))
        return Scored(nearest, grades.observations[best] if best else 0.0)
    return made


def _ranged(
    m: Measurement, spread: tuple[float, float] | None, anchors: tuple[tuple[float, float], ...]
) -> Quantity:
    """Low, likely and high in order; one end alone is no range, and the grade's spread stands in."""
    if m.low is None or m.high is None:
        known = next(x for x in (m.likely, m.low, m.high) if x is not None)
        return Quantity(None, known, None, spread, anchors)
    return Quantity(m.low, m.likely, m.high, None, anchors)


def _measured(key: Quantity, exact: bool) -> Floats:
    value = _value_function(key.anchors)
    if key.low is None or key.high is None:
        assert key.likely is not None
        if key.spread is None or exact:
            return exact_table(float(value(np.array([key.likely]))[0]), bins=FINE)
        return spread_table(key.likely, *key.spread, value, bins=FINE, mirrored=False)
    if exact:
        likely = (key.low + key.high) / 2 if key.likely is None else key.likely
        return exact_table(float(value(np.array([likely]))[0]), bins=FINE)
    return quantity_table(key.low, key.likely, key.high, value, bins=FINE)


def _value_function(anchors: tuple[tuple[float, float], ...]) -> Callable[[Floats], Floats]:
    rising = sorted(anchors)
    xs, ys = [x for x, _ in rising], [y for _, y in rising]
    return lambda quantity: np.interp(quantity, xs, ys)
