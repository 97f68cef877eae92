"""Jobs by place: what is created, cut and moved, what is new, and which place fares worst.

Method note, M13. Every figure follows from the posts that may be told (`findings.workforce`), so that none
betrays a small count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from moothall.engine.local_economy.balance import CHECKS, Context, imbalance, jobs_balance, unplaced
from moothall.engine.local_economy.worst_place import worst_place
from moothall.findings.jobs import JobsFindings, OptionJobs, PlaceJobs
from moothall.findings.workforce import OptionPosts, PlacePosts, Posts
from moothall.project.jobs import JobsRow
from moothall.project.measures import MeasureRow
from moothall.project.places import PlaceRow
from moothall.project.project import Project

__all__ = [
    "CHECKS",
    "Context",
    "jobs",
    "jobs_balance",
    "measured",
    "option_jobs",
    "settled_measures",
    "typed_measures",
]


def jobs(project: Project, posts: Sequence[OptionPosts], least: float = 0.0) -> JobsFindings:
    """The jobs of every option for which any are recorded.

    posts : what each option does to posts, as far as it may be told
    least : counts below this are not told
    """
    places = {p.id: p for p in project.places}
    return JobsFindings(
        options=tuple(
            option_jobs(found, [r for r in project.jobs if r.option == found.option], places, least)
            for found in posts
        )
    )


def option_jobs(
    found: OptionPosts, rows: list[JobsRow], places: Mapping[str, PlaceRow], least: float = 0.0
) -> OptionJobs:
    """One option over all places: net = created less cut; moves only shift posts between places."""
    total = found.total
    worst, needs = worst_place(found, least)
    low, high = _ends(total, moves=False)
    return OptionJobs(
        option=found.option,
        created=total.created,
        cut=total.cut,
        net=_sum((total.created, 1), (total.cut, -1)),
        net_low=low,
        net_high=high,
        filled_by_displaced=total.filled_by_displaced,
        genuinely_new=total.genuinely_new,
        hoped=found.hoped,
        places=tuple(_place(p) for p in found.places),
        balanced=None if unplaced(rows) else not imbalance(rows, places),
        worst=worst,
        worst_needs=needs,
        sources=found.sources,
    )


def _place(found: PlacePosts) -> PlaceJobs:
    posts = found.posts
    low, high = _ends(posts)
    return PlaceJobs(
        places=found.places,
        cut=posts.cut,
        created=posts.created,
        genuinely_new=posts.genuinely_new,
        moved_in=posts.moved_in,
        moved_out=posts.moved,
        net=_sum((posts.created, 1), (posts.moved_in, 1), (posts.cut, -1), (posts.moved, -1)),
        net_low=low,
        net_high=high,
    )


def _sum(*parts: tuple[float | None, int]) -> float | None:
    """Parts with their signs; none where one is not told."""
    told = [n * sign for n, sign in parts if n is not None]
    return sum(told) if len(told) == len(parts) else None


def _ends(posts: Posts, *, moves: bool = True) -> tuple[float | None, float | None]:
    """The least and the largest net, where a range is told."""
    gains = {"created": posts.created} | ({"moved_in": posts.moved_in} if moves else {})
    losses = {"cut": posts.cut} | ({"moved": posts.moved} if moves else {})
    if not posts.spreads.keys() & (gains | losses).keys():
        return None, None
    least_gain, most_gain = _span(posts, gains)
    least_loss, most_loss = _span(posts, losses)
    return (
        None if least_gain is None or most_loss is None else least_gain - most_loss,
        None if most_gain is None or least_loss is None else most_gain - least_loss,
    )


def _span(posts: Posts, parts: Mapping[str, float | None]) -> tuple[float | None, float | None]:
    spreads = posts.spreads
    return (
        _sum(*((spreads[k].low if k in spreads else n, 1) for k, n in parts.items())),
        _sum(*((spreads[k].high if k in spreads else n, 1) for k, n in parts.items())),
    )


def measured(criterion: str, found: JobsFindings, settled: Iterable[MeasureRow] = ()) -> Iterator[MeasureRow]:
    """The place that fares worst under each option: new and moved in less lost, in % of its posts.

    settled : what a public copy holds as worked out with posts that it no longer holds
    """
    own = [m for m in settled if m.criterion == criterion]
    yield from own
    told = {m.option for m in own}
    yield from _rows(criterion, (o for o in found.options if o.option not in told))


def settled_measures(project: Project) -> tuple[MeasureRow, ...]:
    """What a public copy holds as worked out of the whole project; nothing in any other project."""
    return tuple(m for m in project.measures if m.settled) if project.head.public_copy else ()


def typed_measures(project: Project, found: JobsFindings, worked_out: str) -> tuple[MeasureRow, ...]:
    """Measurements that people typed, without those of a criterion that is worked out from posts.

    In % of a place's posts they would tell counts that may not be told. In a public copy these are gone; what
    it holds as worked out of the whole project is no typed figure.

    worked_out : the name by which the framework says that a criterion is worked out from posts
    """
    own = {c.id for c in project.framework.criteria if c.worked_out == worked_out}
    if project.head.public_copy:
        return tuple(m for m in project.measures if not m.settled)
    options = {o.option for o in found.options}
    return tuple(m for m in project.measures if m.criterion not in own or m.option not in options)


def _rows(criterion: str, found: Iterable[OptionJobs]) -> Iterator[MeasureRow]:
    for option in found:
        worst = option.worst
        if worst is not None:
            yield MeasureRow(
                option=option.option,
                criterion=criterion,
                low=worst.low,
                likely=worst.likely,
                high=worst.high,
                unit="% of posts in scope",
                evidence=option.sources,
            )
