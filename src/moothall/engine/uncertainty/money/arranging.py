"""From what is asked to the arrays that the compiled pass is given."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri  # type: ignore[import-untyped]

from moothall.engine.uncertainty.money.asking import EventAsked, MoneyAsked, OptionAsked
from moothall.engine.uncertainty.money.plan import HINGES, Events, Factors, Lines, Outputs, Plan
from moothall.engine.uncertainty.money.spreads import Spread, about_its_median, over_bell, packed
from moothall.engine.uncertainty.money.terms import MONTHS, Quantity, Term, Values, parts_of, terms

Sum = tuple[str, str | None]
"""Option, and whose money (None: everybody's)."""


class Output(NamedTuple):
    """One present value to be simulated: a partner's, what stays joint, or all together."""

    option: str
    partner: str | None = None
    joint: bool = False


class Arranged(NamedTuple):
    """The plan, and what its rows stand for."""

    plan: Plan
    outputs: tuple[Output, ...]
    latents: tuple[str, ...]
    """Key of each line latent that has any doubt"""
    events: tuple[str, ...]


def arranged(asked: MoneyAsked) -> Arranged:
    """The arrays for all options, each option's total first, then its partners, then what stays joint."""
    found = terms(asked)
    events = _events(asked.options)
    sums = _sums(found, asked.options)
    latents = _latents(found)
    outputs = tuple(o for option in asked.options for o in _outputs(option, sums))
    plan = Plan(
        factors=_factors(asked),
        lines=_lines(found, latents, sums),
        events=_event_arrays(events, asked.options, sums),
        outputs=_output_arrays(outputs, asked.options, found, sums),
    )
    return Arranged(plan, outputs, latents, tuple(events))


def _certain(term: Term) -> bool:
    return term.quantity is None and not term.factor and not term.delayed


def _latents(found: Iterable[Term]) -> tuple[str, ...]:
    return tuple(sorted({t.quantity.key for t in found if t.quantity is not None}))


def _events(options: Iterable[OptionAsked]) -> dict[str, EventAsked]:
    """Every event once; its place is its item of randomness."""
    return dict(sorted({e.id: e for o in options for e in o.events}.items()))


def _sums(found: Iterable[Term], options: Iterable[OptionAsked]) -> dict[Sum, int]:
    of_terms = [(t.option, t.partner) for t in found]
    of_events = [(o.option, e.partner) for o in options for e in o.events]
    return {key: i for i, key in enumerate(dict.fromkeys((*of_terms, *of_events)))}


def _outputs(option: OptionAsked, sums: Mapping[Sum, int]) -> Iterable[Output]:
    """A partner of whose money nothing is on record has none: it would come to zero in every draw."""
    yield Output(option.option)
    on_record = {x.partner for some in (option.own, option.base, option.events) for x in some}
    on_record |= {partner for partner, share in option.shares.items() if share}
    for partner in option.partners:
        if partner in on_record:
            yield Output(option.option, partner)
    if (option.option, None) in sums and None in parts_of(option, None):
        yield Output(option.option, joint=True)


def _factors(asked: MoneyAsked) -> Factors:
    years = tuple(m / MONTHS for m in asked.factors.get("delay", ()))
    each = [asked.factors.get("overrun", ()), asked.factors.get("shortfall", ()), years]
    padded = [(*values, values[-1]) if values else () for values in each]
    shares = (asked.rho_lines, 1 - asked.rho_lines, asked.rho_events, 1 - asked.rho_events)
    return Factors(
        values=np.array([v for values in padded for v in values], np.float32),
        starts=_starts(len(values) for values in padded),
        most=np.float32(len(asked.discount)),
        mixing=np.sqrt(np.array(shares)).astype(np.float32),
    )


def _lines(found: Mapping[Term, Values], latents: Sequence[str], sums: Mapping[Sum, int]) -> Lines:
    of: dict[Quantity | None, list[Term]] = {}
    for term in found:
        if not _certain(term):
            of.setdefault(term.quantity, []).append(term)
    quantities = sorted((q for q in of if q is not None), key=lambda q: (q.key, repr(q.spread)))
    ordered = [t for q in (*quantities, None) for t in of.get(q, ())]
    bent = [_hinges(found[t]) for t in ordered]
    value = np.zeros((len(ordered), max((-(-len(h) // HINGES) for h in bent), default=1) * HINGES))
    for row, some in zip(value, bent, strict=True):
        row[: len(some)] = some
    tables = {s: about_its_median(s) for s in dict.fromkeys(q.spread for q in quantities)}
    return Lines(
        latents=_starts(sum(q.key == key for q in quantities) for key in latents),
        tables=packed([tables[q.spread] for q in quantities]),
        starts=_starts(len(of.get(q, ())) for q in (*quantities, None)),
        factor=np.array([t.factor for t in ordered], np.uint8),
        delayed=np.array([t.delayed for t in ordered], np.uint8),
        into=np.array([sums[t.option, t.partner] for t in ordered], np.int32),
        value=value.astype(np.float32),
    )


def _hinges(values: Values) -> list[float]:
    """A line through values at 0, 1, ... years: the first, its slope, its bends at 1, 2, ... years."""
    slopes = [b - a for a, b in itertools.pairwise(values)]
    return [*values[:1], *slopes[:1], *(b - a for a, b in itertools.pairwise(slopes))]


def _event_arrays(
    events: Mapping[str, EventAsked], options: Iterable[OptionAsked], sums: Mapping[Sum, int]
) -> Events:
    effects = {
        id: [(sums[o.option, e.partner], -e.discount) for o in options for e in o.events if e.id == id]
        for id in events
    }
    flat = [x for some in effects.values() for x in some]
    spreads = [Spread(e.low, e.likely, e.high, e.shape) for e in events.values()]
    return Events(
        below=ndtri(np.array([e.chance for e in events.values()])).astype(np.float32),
        tables=packed([over_bell(s) for s in spreads]),
        starts=_starts(len(some) for some in effects.values()),
        into=np.array([into for into, _ in flat], np.int32),
        value=np.array([value for _, value in flat], np.float32),
    )


def _output_arrays(
    outputs: Sequence[Output],
    options: Sequence[OptionAsked],
    found: Mapping[Term, Values],
    sums: Mapping[Sum, int],
) -> Outputs:
    first = np.zeros(len(sums))
    for term, values in found.items():
        if _certain(term):
            first[sums[term.option, term.partner]] += values[0]
    by_id = {o.option: o for o in options}
    parts = [list(_parts(output, by_id[output.option], sums)) for output in outputs]
    return Outputs(
        first=first.astype(np.float32),
        starts=_starts(len(some) for some in parts),
        of=np.array([of for some in parts for of, _ in some], np.int32),
        share=np.array([share for some in parts for _, share in some], np.float32),
    )


def _parts(output: Output, option: OptionAsked, sums: Mapping[Sum, int]) -> Iterable[tuple[int, float]]:
    """The sums that an output takes, each with its share."""
    total = not output.joint and output.partner is None
    for (name, partner), at in sums.items():
        if name == output.option:
            share = 1.0 if total else parts_of(option, partner).get(output.partner, 0.0)
            if share:
                yield at, share


def _starts(sizes: Iterable[int]) -> NDArray[np.int64]:
    """Where each of several pieces begins, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(np.fromiter(sizes, np.int64))]).astype(np.int64)
