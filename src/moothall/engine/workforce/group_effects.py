"""How evenly an option falls on groups of staff, as far as the places where they work tell.

Within one place everybody is taken to be hit alike, for nothing else is recorded. Where places are told
together, nobody can see which of them loses its posts, nor where the group works: the share of the group is
then a range, from the case that spares it most to the one that hits it most. Method note, M12.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from moothall.engine.workforce.groups import Counted
from moothall.engine.workforce.scope import Unit
from moothall.findings.workforce import GroupEffect, PlacePosts
from moothall.project.small_counts import NEAR


class Joined(Struct, frozen=True):
    """Rows of a group with the rows of an option that cover the same units.

    rows : units of each row of the group; of which nobody can tell how its people spread over them
    lost : units of each row of the option with its posts lost or moved, likewise
    """

    rows: tuple[tuple[Unit, ...], ...]
    lost: tuple[tuple[tuple[Unit, ...], float], ...]


def effects(
    found: Counted, places: tuple[PlacePosts, ...], now: Mapping[Unit, float], margin: float | None
) -> Iterator[GroupEffect]:
    """For each characteristic the share of its people whose posts go or move, against that of all staff.

    A characteristic is left out where one of its places cannot be told.

    now : unit to the posts there
    margin : share of a group, 0 to 1, by which an effect must exceed that on all staff to be called uneven
    """
    for c, own in found.parts.items():
        joined = list(_joined(list(found.blocks(c)), places, now))
        covered = {u for j in joined for row in j.rows for u in row}
        if not joined or covered != set(own):  # a place that is left out would pass for one that is spared
            continue
        ends = [_ends(j, own, found.whole.counts, now) for j in joined]
        low, high = (sum(end[n] for end in ends) / sum(own.values()) for n in (0, 1))
        gone = sum(n for j in joined for _, n in j.lost)
        everybody = gone / sum(now[u] for u in covered)
        yield GroupEffect(
            characteristic=c,
            low=low,
            high=max(low, high),
            all_staff=everybody,
            uneven=margin is not None and low - everybody > margin,
        )


def _joined(
    blocks: list[tuple[Unit, ...]], places: tuple[PlacePosts, ...], now: Mapping[Unit, float]
) -> Iterator[Joined]:
    """Rows of the characteristic with the option's rows that cover the same units, as small as can be.

    Units that the option's rows have beside them and the characteristic lacks leave the row out.
    """
    merged: list[tuple[list[tuple[Unit, ...]], set[int]]] = []
    for block in blocks:
        rows, met = [block], {n for n, r in enumerate(places) if any(set(u) <= set(r.places) for u in block)}
        for other in [m for m in merged if m[1] & met]:
            merged.remove(other)
            rows, met = other[0] + rows, met | other[1]
        merged.append((rows, met))
    for rows, met in merged:
        units = {u for row in rows for u in row}
        covered = {p for n in met for p in places[n].places}
        gone = [_gone(places[n]) for n in sorted(met)]
        if met and covered == {p for u in units for p in u} and None not in gone and units <= now.keys():
            lost = zip((_units(places[n]) for n in sorted(met)), gone, strict=True)
            yield Joined(tuple(rows), tuple((u, n or 0.0) for u, n in lost))


def _units(row: PlacePosts) -> tuple[Unit, ...]:
    return tuple(m.places for m in row.members) or (row.places,)


def _gone(row: PlacePosts) -> float | None:
    """Posts of a row that are cut or move away; none where that is not told."""
    posts = row.posts
    if posts.cut is None or posts.moved is None or not posts.now:
        return None
    if posts.not_said is None or posts.not_said > NEAR:
        return None
    return posts.cut + posts.moved


def _ends(
    of: Joined, own: Mapping[Unit, float], whole: Mapping[Unit, float], now: Mapping[Unit, float]
) -> tuple[float, float]:
    """The fewest and the most of the group whose posts go."""
    if all(len(row) == 1 for row in of.rows):
        # how many of the group work in each place is told; which place loses the posts may not be
        per_post = {u: own[u] / now[u] for row in of.rows for u in row if now[u]}
        spots = [([(per_post[u], now[u]) for u in units if u in per_post], gone) for units, gone in of.lost]
        return (
            sum(_filled(sorted(s), gone) for s, gone in spots),
            sum(_filled(sorted(s, reverse=True), gone) for s, gone in spots),
        )
    least, most = _hit(of.lost, now)
    low = high = 0.0
    for row in of.rows:
        count = sum(own[u] for u in row)
        low += _filled(sorted((least[u], whole[u]) for u in row), count)
        high += _filled(sorted(((most[u], whole[u]) for u in row), reverse=True), count)
    return low, high


def _filled(spots: Iterable[tuple[float, float]], count: float) -> float:
    """What a count comes to when it fills spots in turn: (worth of each, room)."""
    total = 0.0
    for worth, room in spots:
        here = min(count, room)
        total, count = total + worth * here, count - here
    return total


def _hit(
    lost: Sequence[tuple[tuple[Unit, ...], float]], now: Mapping[Unit, float]
) -> tuple[dict[Unit, float], dict[Unit, float]]:
    """The least and the largest share of each unit's posts that may be among those lost."""
    least: dict[Unit, float] = {}
    most: dict[Unit, float] = {}
    for units, gone in lost:
        posts = sum(now[u] for u in units)
        for u in units:
            least[u] = max(0.0, gone - (posts - now[u])) / now[u] if now[u] else 0.0
            most[u] = min(1.0, gone / now[u]) if now[u] else 0.0
    return least, most
