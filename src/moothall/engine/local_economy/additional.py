"""From gross to net: what posts gained and lost come to for an area, less what would have come anyway.

For each place: direct posts x (1 - leakage) x (1 - displacement) x (1 - substitution) x multiplier, gains and
losses alike, less the same for continuing as now (deadweight). A factor that nobody gave makes it "cannot
tell": a blank is not zero. Ends of a range are taken at their worst for gains and losses apart, so that a
range is never too narrow.

Posts are those that may be told (`findings.workforce`), times factors that hold for all of them: where rows
of one place differ in a factor, it is a range; where places are told together, the factors of all of them
count. So no small count follows from a net figure, nor from what is said to be missing: a change that is
not told is "not told" of every place, whether rows of jobs.csv speak of it or not.

Source: HM Treasury Green Book and the Additionality Guide (English Partnerships 2008; HCA 2014).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from moothall.engine.local_economy import spans
from moothall.engine.local_economy.ends import End, ends_of, unknown
from moothall.engine.local_economy.factors import Factors
from moothall.findings.jobs import JobsFindings, OptionJobs, PlaceJobs
from moothall.findings.local_economy import FactorUsed, OptionAdditional, PlaceAdditional, Span
from moothall.findings.workforce import OptionPosts, PlacePosts, Posts
from moothall.project.jobs import JobsRow
from moothall.project.local_factors import FACTORS, SHARES, Factor

HUNDRED = 100.0
GAINS, LOSSES = ("created", "moved_in"), ("cut", "moved")
"""Changes of posts that are gains and losses of a place, by their names among the findings."""


class Effect(Struct, frozen=True):
    """What gains and losses of some places come to; what is missing, so that nobody can tell."""

    gained: Span = spans.NOTHING
    lost: Span = spans.NOTHING
    missing: tuple[str, ...] = ()


Effects = Mapping[tuple[str, ...], Effect]
"""Places that are told in one row, to what the option does there."""


def additional(
    rows: Sequence[JobsRow],
    posts: Sequence[OptionPosts],
    jobs: JobsFindings,
    as_is: str | None,
    factors: Factors,
) -> tuple[OptionAdditional, ...]:
    """Net additional posts of each option that changes something, FTE.

    posts : what each option does to posts, as far as it may be told
    as_is : the option that continues as now; its own gains and losses are the reference case
    """
    told = {o.option: o for o in posts}
    effects = {o.option: _effects(o, _of(rows, o.option), factors) for o in posts}
    now = effects.get(as_is) if as_is is not None else None
    return tuple(
        _option(o, effects[o.option], now, _used(told[o.option], _of(rows, o.option), factors))
        for o in jobs.options
        if o.option != as_is
    )


def _of(rows: Iterable[JobsRow], option: str) -> list[JobsRow]:
    return [r for r in rows if r.option == option]


def _option(
    found: OptionJobs, mine: Effects, now: Effects | None, used: Iterable[FactorUsed]
) -> OptionAdditional:
    places = tuple(_place(p, mine.get(p.places, Effect()), now) for p in found.places)
    nets, direct = [p.net for p in places], [p.direct for p in places]
    known, counted = [n for n in nets if n is not None], [d for d in direct if d is not None]
    return OptionAdditional(
        option=found.option,
        places=places,
        direct=sum(counted) if places and len(counted) == len(direct) else None,
        net=spans.added(known) if places and len(known) == len(nets) else None,
        factors=tuple(dict.fromkeys(used)),
    )


def _place(found: PlaceJobs, mine: Effect, now: Effects | None) -> PlaceAdditional:
    then = Effect(missing=("reference",)) if now is None else _reference(found.places, now)
    reference = None if then.missing else spans.less(then.gained, then.lost)
    told = not mine.missing
    return PlaceAdditional(
        places=found.places,
        direct=found.net,
        gained=mine.gained if told else None,
        lost=mine.lost if told else None,
        reference=reference,
        net=spans.less(spans.less(mine.gained, mine.lost), reference) if told and reference else None,
        missing=tuple(dict.fromkeys(mine.missing + then.missing)),
    )


def _reference(places: Collection[str], now: Effects) -> Effect:
    """What would come of some places anyway; nobody can tell where they are told together with others."""
    own = {where: effect for where, effect in now.items() if set(where) & set(places)}
    if not all(set(where) <= set(places) for where in own):
        return Effect(missing=("as now: together",))
    return Effect(
        spans.added(e.gained for e in own.values()),
        spans.added(e.lost for e in own.values()),
        tuple(f"as now: {word}" for e in own.values() for word in e.missing),
    )


def _effects(found: OptionPosts, rows: Sequence[JobsRow], factors: Factors) -> dict[tuple[str, ...], Effect]:
    ends = list(ends_of(rows))
    return {place.places: _effect(place, ends, factors) for place in found.places}


def _effect(place: PlacePosts, ends: Iterable[End], factors: Factors) -> Effect:
    here = [e for e in ends if e.place in place.places]
    gained, lost = _side(place, GAINS, here, factors), _side(place, LOSSES, here, factors)
    return Effect(gained[0], lost[0], gained[1] + lost[1])


def _side(
    place: PlacePosts, changes: Iterable[str], ends: Sequence[End], factors: Factors
) -> tuple[Span, tuple[str, ...]]:
    """What gains, or losses, come to, and what is missing for it."""
    parts = [_worth(place, change, [e for e in ends if e.change == change], factors) for change in changes]
    return spans.added(p[0] for p in parts), tuple(word for p in parts for word in p[1])


def _worth(
    place: PlacePosts, change: str, ends: Sequence[End], factors: Factors
) -> tuple[Span, tuple[str, ...]]:
    """What the posts of one change come to; a count that is told as none needs no factors.

    Of a count that is not told nothing else is said: which factors it lacks would tell that it has rows.
    """
    count = _count(place.posts, change)
    if count is None:
        return spans.NOTHING, ("told",)
    missing = [word for e in ends for word in unknown(e.row)]
    known: dict[Factor, Span] = {}
    if count.high:
        given = {f: _factor(f, ends, place.places, factors) for f in FACTORS}
        missing += [f for f, span in given.items() if span is None]
        known = {f: span for f, span in given.items() if span is not None}
    if missing or not count.high:
        return spans.NOTHING, tuple(dict.fromkeys(missing))
    return net_of(count, known), ()


def _count(posts: Posts, change: str) -> Span | None:
    """Posts of one change, as far as they may be told."""
    count: float | None = getattr(posts, change)
    if count is None:
        return None
    spread = posts.spreads.get(change)
    return spans.exact(count) if spread is None else Span(low=spread.low, likely=count, high=spread.high)


def _factor(factor: Factor, ends: Sequence[End], places: Collection[str], factors: Factors) -> Span | None:
    """A factor that holds for all rows in all of the places: a range where they differ; none where one lacks.

    Of places told together nobody may see which of them have rows.
    """
    found = [factors.of(e.row, place or None)[factor] for e in ends for place in places]
    given = [used.span for used in found if used is not None]
    return spans.around(given) if given and len(given) == len(found) else None


def _used(found: OptionPosts, rows: Sequence[JobsRow], factors: Factors) -> Iterator[FactorUsed]:
    """Factors of posts that are told; of places told together, without saying which of them has them."""
    ends = list(ends_of(rows))
    for row in found.places:
        changes = {c for c in (*GAINS, *LOSSES) if getattr(row.posts, c)}
        for end in (e for e in ends if e.change in changes and e.place in row.places):
            for place in row.places:
                used = [f for f in factors.of(end.row, place or None).values() if f is not None]
                yield from used if len(row.places) == 1 else (replace(f, place=None) for f in used)


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
