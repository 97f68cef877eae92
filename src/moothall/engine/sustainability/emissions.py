"""Emissions over all years appraised, and their change against the service as it is (method note, M14).

A row counts in each of its years that is appraised. Emissions are zero or more, so a blank amount makes a sum
"at least". Rows that stand under an option and under the baseline for the same thing move together: both are
low, or both are high. The change is in % of the central sum of the baseline.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from moothall.findings.sustainability import Bound, Change, OptionEmissions, Part, Tonnes
from moothall.project.emissions import EmissionRow

Key = tuple[str, str, str, str | None]
"""Scope, source, item, place: what is the same thing under two options."""


class Sum(NamedTuple):
    """Tonnes over all years of one thing."""

    low: float
    central: float
    high: float
    blank: bool


def emissions(
    rows: Sequence[EmissionRow],
    options: Sequence[str],
    baseline: str | None,
    years: range,
    counted: Sequence[str],
) -> tuple[OptionEmissions, ...]:
    """Every option with rows, in order.

    years : those appraised; counted : sources of the measured criterion
    """
    by_option = {o: [r for r in rows if r.option == o] for o in options}
    base = by_option.get(baseline or "", [])
    return tuple(
        option_emissions(o, own, base, years, counted, same=o == baseline)
        for o, own in by_option.items()
        if own
    )


def option_emissions(
    option: str,
    own: Sequence[EmissionRow],
    base: Sequence[EmissionRow],
    years: range,
    counted: Sequence[str],
    *,
    same: bool = False,
) -> OptionEmissions:
    """One option; `base` are the rows of the service as it is, none where they are not recorded."""
    kept = [r for r in own if r.source in counted]
    of_base = [r for r in base if r.source in counted]
    return OptionEmissions(
        option=option,
        whole=tonnes(own, years),
        scopes=tuple(_parts(own, years, "scope")),
        by_source=tuple(_parts(own, years, "source")),
        change=change(own, base, years, same=same),
        counted=change(kept, of_base, years, same=same),
        changes=dict(_by_source(own, base, years)),
        blank=tuple(dict.fromkeys(r.item for r in own if _central(r) is None)),
        sources=tuple(dict.fromkeys(s for r in own for s in r.evidence)),
    )


def tonnes(rows: Iterable[EmissionRow], years: range) -> Tonnes:
    """Sum of rows; what is blank is counted, and adds nothing."""
    sums = [_sum(r, years) for r in rows]
    return Tonnes(
        low=math.fsum(s.low for s in sums),
        central=math.fsum(s.central for s in sums),
        high=math.fsum(s.high for s in sums),
        blanks=sum(s.blank for s in sums),
    )


def change(
    own: Sequence[EmissionRow], base: Sequence[EmissionRow], years: range, *, same: bool = False
) -> Change | None:
    """Change against the baseline in %; None where the baseline emits nothing that is known."""
    of_base = tonnes(base, years)
    if of_base.central <= 0:
        return None
    if same:
        return Change(value=0.0, low=0.0, high=0.0)
    parts = [_difference(a, b) for a, b in _pairs(own, base, years)]
    low, value, high = (100 * math.fsum(p[n] for p in parts) / of_base.central for n in range(3))
    bound = _bound(tonnes(own, years).blanks > 0, of_base.blanks > 0)
    if bound == "open":
        return Change(bound=bound)
    return Change(value=value, low=low, high=high, bound=bound)


def _bound(own: bool, base: bool) -> Bound:
    """A blank of the option lifts its sum; one of the baseline lifts what it is held against."""
    if own and base:
        return "open"
    return "at_least" if own else "at_most" if base else "exact"


def _pairs(
    own: Sequence[EmissionRow], base: Sequence[EmissionRow], years: range
) -> Iterator[tuple[Sum, Sum]]:
    mine, theirs = _by_key(own, years), _by_key(base, years)
    nothing = Sum(0.0, 0.0, 0.0, blank=False)
    for key in dict.fromkeys([*mine, *theirs]):
        yield mine.get(key, nothing), theirs.get(key, nothing)


def _difference(own: Sum, base: Sum) -> tuple[float, float, float]:
    """Ends and middle of a difference, both sides low together or high together."""
    middle = own.central - base.central
    ends = (own.low - base.low, middle, own.high - base.high)
    if base == (0.0, 0.0, 0.0, False):
        return own.low, middle, own.high
    if own == (0.0, 0.0, 0.0, False):
        return -base.high, middle, -base.low
    return min(ends), middle, max(ends)


def _by_key(rows: Iterable[EmissionRow], years: range) -> Mapping[Key, Sum]:
    found: dict[Key, Sum] = {}
    for row in rows:
        key, more = (row.scope, row.source, row.item, row.place), _sum(row, years)
        old = found.get(key, Sum(0.0, 0.0, 0.0, blank=False))
        found[key] = Sum(
            old.low + more.low, old.central + more.central, old.high + more.high, old.blank or more.blank
        )
    return found


def _parts(rows: Sequence[EmissionRow], years: range, field: str) -> Iterator[Part]:
    for key in sorted({getattr(r, field) for r in rows}):
        yield Part(key=key, tonnes=tonnes([r for r in rows if getattr(r, field) == key], years))


def _by_source(
    own: Sequence[EmissionRow], base: Sequence[EmissionRow], years: range
) -> Iterator[tuple[str, float]]:
    """Tonnes against the baseline by source; a source with a blank on either side is left out."""
    if not base:
        return
    for source in sorted({r.source for r in [*own, *base]}):
        mine = tonnes([r for r in own if r.source == source], years)
        theirs = tonnes([r for r in base if r.source == source], years)
        if not mine.blanks and not theirs.blanks:
            yield source, mine.central - theirs.central


def _sum(row: EmissionRow, years: range) -> Sum:
    n = len(_years(row, years))
    central = _central(row)
    if central is None:
        return Sum(0.0, 0.0, 0.0, blank=n > 0)
    low = central if row.low is None else row.low
    high = central if row.high is None else row.high
    return Sum(n * low, n * central, n * high, blank=False)


def _central(row: EmissionRow) -> float | None:
    """The amount, or the middle of both ends; None where it is blank."""
    if row.amount is not None:
        return row.amount
    return None if row.low is None or row.high is None else (row.low + row.high) / 2


def _years(row: EmissionRow, years: range) -> range:
    """The years appraised in which a row counts: all where it names none."""
    if row.year is None:
        return range(years.start, min(years.stop, (row.until or years.stop) + 1))
    last = row.year if row.until is None else row.until
    return range(max(row.year, years.start), min(last + 1, years.stop))
