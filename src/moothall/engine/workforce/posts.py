"""What an option does to posts, so that no small count can be worked out from all that is told.

Method note, M12. For each option there is one table: units of places down, changes across. Changes whose
total is too small are told as one sum; units with a small count stand in one row with others, until every
figure is nothing or large enough. Everything else adds up from that table, or splits one of its figures
one way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from moothall.engine.workforce.flows import NOW, Change, Flow
from moothall.engine.workforce.scope import NOWHERE, Scope, Unit
from moothall.findings.workforce import Kind, Member, Move, PartnerPosts, PlacePosts, Posts, Spread
from moothall.project.small_counts import (
    columns_together,
    few,
    pooled,
    small,
    told_together,
)

Cells = dict[object, float]
TOGETHER = "together"


class Plan(Struct, frozen=True):
    """What is told of an option, and how finely.

    flows : all that happens, and what is not said
    units : every unit with posts or flows, or of which posts are not known, in the project's order
    together : units that stand in one row
    not_apart : changes that are told only as one sum
    few : changes that are known to be fewer than the threshold
    created, filled : whether posts created, and who fills them, may be told
    least : counts below this are small
    """

    flows: tuple[Flow, ...]
    units: tuple[Unit, ...]
    together: frozenset[Unit]
    not_apart: frozenset[Change]
    few: frozenset[Change]
    created: bool
    filled: bool
    least: float

    @property
    def blocks(self) -> tuple[tuple[Unit, ...], ...]:
        """Units that are told in one row, each row once."""
        one = tuple(u for u in self.units if u in self.together)
        return tuple((u,) for u in self.units if u not in self.together) + ((one,) if one else ())

    @property
    def hopeless(self) -> bool:
        """Whether so few posts are there in all that nothing may be told."""
        return small(sum(f.posts for f in self.flows if f.change in self.not_apart), self.least)


def plan(found: tuple[Flow, ...], of: Scope, least: float) -> Plan:
    """Which figures of an option may be told."""
    totals: dict[Change, float] = {c: total(found, c) for c in NOW}
    created = total(found, "created")
    filled = sum((f.filled for f in found), 0.0)
    not_apart = columns_together(totals, least, NOW)
    scarce: set[Change] = set(few(totals, not_apart, least))
    if small(created, least):
        scarce.add("created")
    untold: set[Change] = {*not_apart, *(c for c in scarce if c == "created")}
    used = {u for f in found for u in _ends(f, untold)}
    used |= {u for u in of.units.values() if u not in of.posts and u != (NOWHERE,)}
    first = Plan(
        flows=found,
        units=tuple(u for u in dict.fromkeys(of.units.values()) if u in used),
        together=frozenset(),
        not_apart=not_apart,
        few=frozenset(scarce),
        created=not small(created, least),
        filled=not any(small(n, least) for n in (created, filled, created - filled)),
        least=least,
    )
    return _grown(first, of.partners)


def _ends(flow: Flow, untold: Collection[Change]) -> Iterable[Unit | None]:
    """Units that a flow brings into the table. One to which only untold posts go is not to be seen there."""
    return (flow.origin,) if flow.change in untold else (flow.origin, flow.destination)


def _grown(first: Plan, partners: Mapping[Unit, str | None]) -> Plan:
    """The plan with units put together until nothing small is left.

    Where posts move to is told by unit too, so a larger row changes the columns of all rows.
    """
    together = first.together
    while True:
        grown = told_together(_table(first, together), first.least, seed=together, kin=partners)
        if grown == together:
            return replace(first, together=together)
        together = grown


def _table(of: Plan, together: Collection[Unit]) -> dict[Unit, Cells]:
    table: dict[Unit, Cells] = {u: {} for u in of.units}
    for flow in of.flows:
        for unit, column, count in _cells(of, flow, together):
            table[unit][column] = table[unit].get(column, 0.0) + count
    return table


def _cells(of: Plan, flow: Flow, together: Collection[Unit]) -> Iterable[tuple[Unit, object, float]]:
    """Cells that a flow stands in: where it comes from, and where it goes."""
    told, to = flow.change not in of.not_apart, flow.destination
    if flow.origin is not None:
        where = None if to in together else to
        column = (flow.change, where) if told else TOGETHER
        yield flow.origin, column, flow.posts
    if to is not None and flow.change == "moved" and told:
        yield to, "in", flow.posts
    elif to is not None and flow.change == "created" and of.created:
        filled = flow.filled if of.filled else 0.0
        yield to, "new", flow.posts - filled
        yield to, "filled", filled


def total(found: Iterable[Flow], change: Change) -> float:
    """Posts with one fate."""
    return sum((f.posts for f in found if f.change == change), 0.0)


def places(of: Plan, scope: Scope) -> tuple[PlacePosts, ...]:
    """Rows of the table, one a unit or several together."""
    rows = tuple(_place(of, block, scope) for block in of.blocks)
    return rows if _spreads_told(of, rows) else tuple(without_spreads(r) for r in rows)


def _place(of: Plan, block: tuple[Unit, ...], scope: Scope) -> PlacePosts:
    partners = {scope.partners[u] for u in block}
    return PlacePosts(
        places=tuple(p for u in block for p in u),
        partner=next(iter(partners)) if len(partners) == 1 else None,
        posts=posts(of, block, scope),
        members=tuple(Member(places=u, now=scope.posts.get(u)) for u in block) if len(block) > 1 else (),
    )


def posts(of: Plan, block: Collection[Unit], scope: Scope) -> Posts:
    """What becomes of the posts of some units, all of a row or none."""
    leaving = [f for f in of.flows if f.origin in block]
    coming = [f for f in of.flows if f.destination in block]
    known = all(u in scope.posts for u in block)
    counts: dict[Change, float] = dict.fromkeys(NOW, 0.0)
    for flow in leaving:
        counts[flow.change] += flow.posts
    created, filled = total(coming, "created"), sum((f.filled for f in coming), 0.0)
    told = {c: None if c in of.not_apart else n for c, n in counts.items()}
    return Posts(
        now=sum((scope.posts[u] for u in block), 0.0) if known else None,
        kept=told["kept"],
        transferred=told["transferred"],
        moved=told["moved"],
        cut=told["cut"],
        not_said=told["not_said"] if known else None,
        together=sum(counts[c] for c in of.not_apart) if of.not_apart else None,
        created=created if of.created else None,
        filled_by_displaced=filled if of.filled else None,
        genuinely_new=created - filled if of.filled else None,
        moved_in=None if "moved" in of.not_apart else total(coming, "moved"),
        spreads=_spreads(of, leaving, coming),
    )


def _spreads(of: Plan, leaving: list[Flow], coming: list[Flow]) -> dict[str, Spread]:
    """Ranges of what may be told, where there are any."""
    found = {c: [f for f in leaving if f.change == c] for c in ("moved", "cut") if c not in of.not_apart}
    named: dict[str, list[Flow]] = dict(found)
    if "moved" not in of.not_apart:
        named["moved_in"] = [f for f in coming if f.change == "moved"]
    if of.created:
        named["created"] = [f for f in coming if f.change == "created"]
    return {
        name: Spread(low=sum(f.low for f in of_it), high=sum(f.high for f in of_it))
        for name, of_it in named.items()
        if any(f.low < f.high for f in of_it)
    }


def _spreads_told(of: Plan, rows: Iterable[PlacePosts]) -> bool:
    """Ranges of an option are told all or none: one that is left out would follow from the others."""
    ends = (end for r in rows for s in r.posts.spreads.values() for end in (s.low, s.high))
    return not any(small(end, of.least) for end in ends)


def without_spreads(row: PlacePosts) -> PlacePosts:
    """The row without its ranges."""
    return replace(row, posts=replace(row.posts, spreads={}))


def partners(of: Plan, scope: Scope) -> tuple[PartnerPosts, ...]:
    """Posts by whose they are now; partners whose places share a row stand together."""
    sets: list[set[str]] = []
    for block in of.blocks:
        names = {name for u in block for name in scope.owners[u]}
        met = [s for s in sets if s & names]
        sets = [s for s in sets if not s & names] + [names.union(*met)]
    order = list(dict.fromkeys(name for u in of.units for name in sorted(scope.owners[u])))
    return tuple(
        PartnerPosts(
            partners=tuple(p for p in order if p in names),
            posts=replace(posts(of, [u for u in of.units if scope.owners[u] <= names], scope), spreads={}),
        )
        for names in sorted(sets, key=lambda s: min(order.index(p) for p in s))
    )


def moves(of: Plan) -> tuple[Move, ...]:
    """From where to where posts move, where that may be told."""
    if "moved" in of.not_apart:
        return ()
    block_of: dict[Unit | None, tuple[Unit, ...]] = {u: block for block in of.blocks for u in block}
    found: dict[tuple[tuple[Unit, ...], tuple[Unit, ...]], list[Flow]] = {}
    for flow in of.flows:
        if flow.change == "moved":
            found.setdefault((block_of[flow.origin], block_of[flow.destination]), []).append(flow)
    return tuple(_move(origin, destination, own) for (origin, destination), own in found.items())


def _move(origin: tuple[Unit, ...], destination: tuple[Unit, ...], own: list[Flow]) -> Move:
    """Posts between two rows. A mean over several journeys tells how many make each, so ends are told."""
    minutes = [f.minutes for f in own]
    known = [m for m in minutes if m is not None] if None not in minutes else []
    return Move(
        origin=tuple(p for u in origin for p in u),
        destination=tuple(p for u in destination for p in u),
        posts=sum(f.posts for f in own),
        minutes_low=min(known, default=None),
        minutes_high=max(known, default=None),
    )


def journey(found: tuple[Move, ...]) -> float | None:
    """Mean change of the journey to work of all that move, minutes each way, weighted by posts.

    Only where each move has one journey, so that nothing new follows from the mean.
    """
    count = sum(m.posts for m in found)
    if not count or any(m.minutes_low is None or m.minutes_low != m.minutes_high for m in found):
        return None
    return sum(m.posts * (m.minutes_low or 0.0) for m in found) / count


def kinds(of: Plan, change: Change, named: Mapping[int, str]) -> tuple[Kind, ...]:
    """Posts with one fate split one way, the small kinds pooled.

    named : number of a flow to its kind, in the order of the plan's flows
    """
    if change in of.not_apart or (change == "created" and not of.created):
        return ()
    counts: dict[str, float] = {}
    for n, flow in enumerate(of.flows):
        if flow.change == change:
            counts[named[n]] = counts.get(named[n], 0.0) + flow.posts
    return tuple(Kind(kinds=tuple(sorted(k)), posts=n) for k, n in pooled(counts, of.least).items())
