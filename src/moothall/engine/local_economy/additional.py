"""From gross to net: what posts gained and lost come to for an area, less what would have come anyway.

For each place: direct posts x (1 - leakage) x (1 - displacement) x (1 - substitution) x multiplier, gains and
losses alike, less the same for continuing as now (deadweight). A factor that nobody gave makes it "cannot
tell": a blank is not zero. Ends of a range are taken at their worst for gains and losses apart, so that a
range is never too narrow.

Source: HM Treasury Green Book and the Additionality Guide (English Partnerships 2008; HCA 2014).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from moothall.engine.local_economy import spans
from moothall.engine.local_economy.factors import Factors
from moothall.findings.jobs import JobsFindings, OptionJobs, PlaceJobs
from moothall.findings.local_economy import FactorUsed, OptionAdditional, PlaceAdditional, Span
from moothall.project.jobs import JobsRow
from moothall.project.local_factors import SHARES, Factor

HUNDRED = 100.0


class End(NamedTuple):
    """Posts that a row brings to a place, or takes from it."""

    place: str
    gain: bool
    row: JobsRow


class Effect(NamedTuple):
    """What gains and losses of a place come to; what is missing, so that nobody can tell."""

    gained: Span = spans.NOTHING
    lost: Span = spans.NOTHING
    missing: tuple[str, ...] = ()


def additional(
    rows: Sequence[JobsRow], jobs: JobsFindings, as_is: str | None, factors: Factors
) -> tuple[OptionAdditional, ...]:
    """Net additional posts of each option that changes something, FTE.

    as_is : the option that continues as now; its own gains and losses are the reference case
    """
    recorded = {o.option for o in jobs.options}
    now = _by_place([r for r in rows if r.option == as_is], factors) if as_is in recorded else None
    return tuple(
        _option(o, [r for r in rows if r.option == o.option], now, factors)
        for o in jobs.options
        if o.option != as_is
    )


def _option(
    found: OptionJobs, rows: Sequence[JobsRow], now: Mapping[str, Effect] | None, factors: Factors
) -> OptionAdditional:
    mine = _by_place(rows, factors)
    places = tuple(_place(p, mine.get(p.place, Effect()), now) for p in found.places)
    nets = [p.net for p in places]
    known = [n for n in nets if n is not None]
    return OptionAdditional(
        option=found.option,
        places=places,
        direct=sum(p.net for p in found.places),
        net=spans.added(known) if len(known) == len(nets) else None,
        factors=tuple(dict.fromkeys(_used(rows, factors))),
    )


def _place(found: PlaceJobs, mine: Effect, now: Mapping[str, Effect] | None) -> PlaceAdditional:
    then = None if now is None else now.get(found.place, Effect())
    missing = mine.missing + (("reference",) if then is None else tuple(f"as now: {m}" for m in then.missing))
    reference = None if then is None or then.missing else spans.less(then.gained, then.lost)
    told = not mine.missing
    whole = reference is not None and told
    return PlaceAdditional(
        place=found.place,
        title=found.title,
        direct=found.net,
        gained=mine.gained if told else None,
        lost=mine.lost if told else None,
        reference=reference,
        net=spans.less(spans.less(mine.gained, mine.lost), reference) if whole and reference else None,
        missing=tuple(dict.fromkeys(missing)),
    )


def _by_place(rows: Sequence[JobsRow], factors: Factors) -> dict[str, Effect]:
    effects: dict[str, Effect] = {}
    for end in _ends(rows):
        before = effects.get(end.place, Effect())
        span, missing = _worth(end, factors)
        effects[end.place] = Effect(
            spans.added((before.gained, span)) if end.gain else before.gained,
            before.lost if end.gain else spans.added((before.lost, span)),
            before.missing + missing,
        )
    return effects


def _ends(rows: Sequence[JobsRow]) -> Iterator[End]:
    """Where posts are gained and lost; posts that are only hoped for are no gain."""
    for row in rows:
        if row.change == "cut" and (place := row.origin or row.destination):
            yield End(place, gain=False, row=row)
        elif row.change == "created" and row.certainty != "hoped":
            if place := row.destination or row.origin:
                yield End(place, gain=True, row=row)
        elif row.change == "moved":
            if row.origin:
                yield End(row.origin, gain=False, row=row)
            if row.destination:
                yield End(row.destination, gain=True, row=row)


def _used(rows: Sequence[JobsRow], factors: Factors) -> Iterator[FactorUsed]:
    for end in _ends(rows):
        yield from (f for f in factors.of(end.row, end.place).values() if f is not None)


def _worth(end: End, factors: Factors) -> tuple[Span, tuple[str, ...]]:
    """What one end of a row comes to, and what is missing for it."""
    posts, unknown = _posts(end.row)
    found = factors.of(end.row, end.place)
    missing = (*unknown, *(f for f, used in found.items() if used is None))
    given = {f: used.span for f, used in found.items() if used is not None}
    if posts is None or missing:
        return spans.NOTHING, missing
    return net_of(posts, given), ()


def _posts(row: JobsRow) -> tuple[Span | None, tuple[str, ...]]:
    """Posts of a row with their ends; likely ones count by their probability."""
    if row.posts is None:
        return None, ("posts",)
    likely = row.change == "created" and row.certainty == "likely"
    if likely and row.probability is None:
        return None, ("probability",)
    sure = (row.probability or 0.0) / HUNDRED if likely else 1.0
    low, high = row.low, row.high
    ends = Span(
        low=row.posts if low is None else low, likely=row.posts, high=row.posts if high is None else high
    )
    return spans.times(ends, sure), ()


def net_of(posts: Span, factors: Mapping[Factor, Span]) -> Span:
    """Posts after leakage, displacement, substitution and multiplier; shares in %."""

    def end(pick: Callable[[Span], float], other: Callable[[Span], float]) -> float:
        found = pick(posts) * pick(factors["multiplier"])
        for share in SHARES:
            found *= 1 - other(factors[share]) / HUNDRED
        return found

    low, high = (lambda s: s.low), (lambda s: s.high)
    likely = None
    if posts.likely is not None and all(s.likely is not None for s in factors.values()):
        middle = lambda s: s.likely  # noqa: E731
        likely = end(middle, middle)
    return Span(low=end(low, high), likely=likely, high=end(high, low))
