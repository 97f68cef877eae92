"""The cases of a class as they were observed: no curve is fitted (method note, M9)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from statistics import median

from moothall.engine.reference_class.ratios import MEASURES
from moothall.findings.reference_class import Empirical, Measure
from moothall.framework.reference_cases import ReferenceCase

NOT_SAID = "not_said"
"""Key of the cases of which nobody knows who reported them."""


def quantile(rising: Sequence[float], p: float) -> float:
    """The p-quantile of values in rising order, by linear interpolation at position (n - 1) p.

    p : 0 to 1. Type 7 of Hyndman and Fan (1996), Sample quantiles in statistical packages,
    The American Statistician 50(4); ValueError where there is no value.
    """
    if not rising:
        raise ValueError("no values")
    place = (len(rising) - 1) * p
    low = math.floor(place)
    high = min(low + 1, len(rising) - 1)
    return rising[low] + (place - low) * (rising[high] - rising[low])


def empirical(cases: Iterable[ReferenceCase], few: float) -> tuple[Empirical, ...]:
    """Each measure with its values, quantiles and who reported them.

    few : below this number of cases the spread must be read with care
    """
    held = list(cases)
    return tuple(_measure(measure, of, held, few) for measure, of in MEASURES.items())


def _measure(
    measure: Measure,
    of: Callable[[ReferenceCase], float | None],
    cases: Sequence[ReferenceCase],
    few: float,
) -> Empirical:
    known = sorted((v, c.id, c.reported_by or NOT_SAID) for c in cases if (v := of(c)) is not None)
    values = tuple(v for v, _, _ in known)
    reporters = dict.fromkeys(by for _, _, by in sorted(known, key=lambda k: k[2]))
    by_reporter = {by: [v for v, _, who in known if who == by] for by in reporters}
    quantiles = [quantile(values, p) if values else None for p in (0.1, 0.2, 0.5, 0.8, 0.9)]
    p10, p20, middle, p80, p90 = quantiles
    return Empirical(
        measure=measure,
        values=values,
        cases=tuple(id for _, id, _ in known),
        median=middle,
        p10=p10,
        p20=p20,
        p80=p80,
        p90=p90,
        by_reporter={by: (len(own), median(own)) for by, own in by_reporter.items()},
        few=len(values) < few,
    )
