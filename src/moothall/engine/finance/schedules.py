"""Schedules of discount rates, read from dated facts in all the shapes that guides give them (M9)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, convert

from moothall.engine.finance.discounting import NoRateError, even, factors, social_time_preference
from moothall.findings.financial_case import Band, Schedule
from moothall.framework.jurisdictions import DatedFact, overdue

MAIN = ("central", "non_commercial", "social")
"""Words by which guides call the rate to use, where they give several."""
SIDE = ("sensitivity", "commercial", "financial")
"""Words by which they call the others."""
FROM_MEMORY = "from-memory"


class _Parts(Struct, frozen=True, kw_only=True):
    """A rate in the parts that it is put together from, by the letters of the guides."""

    delta: float
    L: float
    mu: float
    g: float


class Rates(Struct, frozen=True, kw_only=True):
    """What one fact says: the rates to use, and others to test with by a name of their own."""

    main: tuple[Band, ...] | None
    """None: the fact does not say which of its rates is the one to use"""
    others: tuple[tuple[str, tuple[Band, ...]], ...] = ()


def rates(value: Any) -> Rates:
    """The rates of a fact: bands, one number, parts of a rate, or several by name."""
    if isinstance(value, Mapping) and value.keys() == set(_Parts.__struct_fields__):
        parts = convert(value, _Parts)
        return Rates(main=even(social_time_preference(parts.delta, parts.L, parts.mu, parts.g)))
    if not isinstance(value, Mapping):
        return Rates(main=_bands(value))
    main = next((_bands(value[key]) for key in MAIN if key in value), None)
    others = tuple(o for key in SIDE if key in value for o in _others(key, value[key]))
    return Rates(main=main, others=others)


def schedules(fact: DatedFact, horizon: int, as_of: datetime.date) -> tuple[Schedule | None, list[Schedule]]:
    """The schedule of a fact and those to test with; None where it has none that reaches the horizon."""
    found = rates(fact.value)
    main = None if found.main is None else _schedule(fact, "", found.main, horizon, as_of)
    others = (_schedule(fact, name, bands, horizon, as_of) for name, bands in found.others)
    return main, [s for s in others if s is not None]


def own_schedule(
    bands: Iterable[tuple[int, int | None, float]], source: str, horizon: int
) -> Schedule | None:
    """The project's own schedule; None where it does not reach the horizon."""
    kept = tuple(Band(first=first, last=last, rate=rate) for first, last, rate in bands)
    found = _factors(kept, horizon)
    if found is None:
        return None
    return Schedule(id="own", title="the project's own", bands=kept, factors=found, source=source)


def _bands(value: Any) -> tuple[Band, ...] | None:
    if isinstance(value, int | float):
        return even(float(value))
    if isinstance(value, Iterable) and not isinstance(value, str | Mapping):
        return tuple(Band(first=first, last=last, rate=rate) for first, last, rate in value)
    return None


def _others(key: str, value: Any) -> Iterator[tuple[str, tuple[Band, ...]]]:
    """A list of plain numbers is a list of rates, one a schedule; anything else is one schedule."""
    if isinstance(value, list | tuple) and all(isinstance(v, int | float) for v in value):
        for rate in value:
            yield f"{key} {100 * rate:g}%", even(float(rate))
    elif (bands := _bands(value)) is not None:
        yield key, bands


def _schedule(
    fact: DatedFact, name: str, bands: tuple[Band, ...], horizon: int, as_of: datetime.date
) -> Schedule | None:
    found = _factors(bands, horizon)
    if found is None:
        return None
    return Schedule(
        id=".".join(filter(None, (fact.id, name.rstrip("%").replace(" ", ".")))),
        title=", ".join(filter(None, (_title(fact), name))),
        bands=bands,
        factors=found,
        source=fact.source,
        unverified=fact.sure == FROM_MEMORY,
        review_due=fact.review_by if overdue(fact, as_of) else None,
    )


def _factors(bands: tuple[Band, ...], horizon: int) -> tuple[float, ...] | None:
    try:
        return factors(bands, horizon)
    except NoRateError:
        return None


def _title(fact: DatedFact) -> str:
    """A fact by its id and where it holds, as 'low sensitivity (UK)'."""
    return f"{' '.join(fact.id.split('.')[1:]).replace('_', ' ') or fact.id} ({fact.jurisdiction})"
