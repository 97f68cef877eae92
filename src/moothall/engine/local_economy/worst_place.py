"""The place that fares worst: genuinely new posts and those moved in, less those cut and moved away.

Method note, M13: in % of the place's posts in scope. It is worked out from what may be told. Where counts
are told together, where ranges are given, or where nothing is said of some posts, it is a range: a post of
which nothing is said may be lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from moothall.findings.jobs import WorstPlace
from moothall.findings.workforce import Member, OptionPosts, PlacePosts, Posts
from moothall.project.small_counts import NEAR


class Between(Struct, frozen=True):
    """A count that lies between two ends; `likely` where it is known."""

    low: float
    high: float
    likely: float | None = None

    def __add__(self, other: Between) -> Between:
        known = self.likely is not None and other.likely is not None
        return Between(
            self.low + other.low,
            self.high + other.high,
            (self.likely or 0.0) + (other.likely or 0.0) if known else None,
        )


def worst_place(found: OptionPosts, least: float) -> tuple[WorstPlace | None, tuple[str, ...]]:
    """The worst place, and places that hide it since their posts in scope are not known.

    least : counts below this are not told
    """
    if found.uncounted or not found.places:
        return None, ()
    needs = tuple(p for row in found.places if _lacks(row) for p in row.places)
    if needs:
        return None, needs
    shares = [share for row in found.places for share in _shares(row, found, least)]
    return (_worst(shares) if shares else None), ()


def _worst(shares: list[tuple[tuple[str, ...], Between]]) -> WorstPlace:
    """The worst of some places, each with its row; all that it may be, where that is open."""
    places, worst = min(shares, key=lambda named: named[1].low)
    others = [s for p, s in shares if p != places]
    if len(places) == 1 and all(worst.high < s.low for s in others):
        return WorstPlace(places=places, sure=True, low=worst.low, likely=worst.likely, high=worst.high)
    likely = [s.likely for _, s in shares if s.likely is not None]
    high = min(s.high for _, s in shares)
    rows = dict.fromkeys(p for p, s in shares if s.low <= high)
    return WorstPlace(
        places=tuple(p for row in rows for p in row),
        low=worst.low,
        likely=min(likely) if len(likely) == len(shares) else None,
        high=high,
    )


def _lacks(row: PlacePosts) -> bool:
    """Whether posts go from a place of which nobody says how many it has."""
    posts = row.posts
    gone = (posts.kept, posts.transferred, posts.cut, posts.moved, posts.together)
    return posts.now is None and any(n is not None and n > NEAR for n in gone)


def _shares(row: PlacePosts, found: OptionPosts, least: float) -> Iterator[tuple[tuple[str, ...], Between]]:
    """Each place of a row, with its change in % of its posts in scope; places without posts are left out."""
    gains, losses = _gains(row.posts, least), _losses(row.posts, found, least)
    members = row.members or (Member(places=row.places, now=row.posts.now),)
    alone = sum(1 for m in members if m.now) == 1
    # the worst of several is no better than all of them taken as one
    mean = 100 * (gains.high - losses.low) / row.posts.now if row.posts.now else 0.0
    for member in members:
        if member.now:
            lost = losses if alone else _part(losses, member.now, row.posts.now or 0.0)
            gained = gains if len(members) == 1 else Between(0.0, gains.high)
            yield (
                row.places,
                Between(
                    100 * (gained.low - min(lost.high, member.now)) / member.now,
                    min(100 * (gained.high - lost.low) / member.now, mean),
                    None
                    if gained.likely is None or lost.likely is None
                    else 100 * (gained.likely - lost.likely) / member.now,
                ),
            )


def _part(losses: Between, now: float, of: float) -> Between:
    """Losses of a place told together with others: no more than theirs, no less than they leave it."""
    return Between(max(0.0, losses.low - (of - now)), min(losses.high, now))


def _gains(posts: Posts, least: float) -> Between:
    created = Between(0.0, least)
    if posts.created is not None:
        created = Between(0.0, _between(posts, "created", posts.created).high)
    if posts.genuinely_new is not None and posts.created is not None:
        filled = posts.filled_by_displaced or 0.0
        whole = _between(posts, "created", posts.created)
        created = Between(max(0.0, whole.low - filled), whole.high - filled, posts.genuinely_new)
    moved = Between(0.0, posts.together or 0.0)
    if posts.moved_in is not None:
        moved = _between(posts, "moved_in", posts.moved_in)
    return created + moved


def _losses(posts: Posts, found: OptionPosts, least: float) -> Between:
    """Posts cut or moved away. Those that are not told apart, and those not spoken of, may be among them."""
    sum_of = Between(0.0, 0.0, 0.0)
    for name, count in (("cut", posts.cut), ("moved", posts.moved)):
        if count is not None:
            sum_of += _between(posts, name, count)
    hidden = {"cut", "moved", "not_said"} & set(found.not_apart)
    if hidden:
        most = posts.together or 0.0
        if hidden <= set(found.few):
            most = min(most, least * len(hidden))
        sum_of += Between(0.0, most)
    if posts.not_said:
        sum_of += Between(0.0, posts.not_said)
    return sum_of


def _between(posts: Posts, name: str, count: float) -> Between:
    spread = posts.spreads.get(name)
    return Between(spread.low, spread.high, count) if spread else Between(count, count, count)
