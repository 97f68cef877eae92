"""Checks on boards, groups and who can reach their decisions."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import pairwise

from moothall.engine.governance.context import Context, facts, named
from moothall.engine.governance.members import day_of, sits
from moothall.engine.governance.seats import NON_PUBLIC, attended, vote_share
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.governance import Body, Seat
from moothall.project.options import Option

BOARDS = frozenset({"company_board", "partnership_board", "contract_board", "joint_board"})
STAFF_SIDE = frozenset({"union", "staff"})
USER_SIDE = frozenset({"user"})


def seen(body: Body, option: Option | None, detail: Iterable[str]) -> tuple[Sighting, ...]:
    """A sighting on a body with what is wrong in one phrase; none where nothing is."""
    words = "; ".join(detail)
    if not words:
        return ()
    figures = {"option": named(option), "body": body.title, "detail": words}
    return (Sighting(subject=body.id, option=option.id if option else None, figures=dict(figures)),)


def reserved_or_call_in(context: Context) -> Seen:
    """Material decisions that some partner's members can neither reserve nor call in.

    An option for which no body with material decisions is recorded leaves the question open.
    """
    titles = context.titles()
    found: list[Sighting] = []
    looked_at = set()
    for body, option in context.bodies:
        material = [d for d in body.decisions if d.material]
        if material:
            looked_at.add(option.id)
        gaps = {
            d.title: [p for p in context.partners(option) if p not in {*d.reserved_to, *d.call_in_by}]
            for d in material
        }
        detail = (f"{title}: {', '.join(titles[p] for p in ps)}" for title, ps in gaps.items() if ps)
        found += seen(body, option, detail)
    silent = [o.id for o in context.options if o.id not in looked_at]
    return _or_missing(found, [f"governance.yaml: material decisions of option {o}" for o in silent])


def _or_missing(found: list[Sighting], missing: list[str]) -> Seen:
    return CannotTell(tuple(missing)) if missing and not found else tuple(found)


def seats_on_groups(context: Context) -> Seen:
    """Working groups without a seat for staff or a union, or for users, or without their attendance."""
    groups = [(b, o) for b, o in context.all_bodies if b.kind == "working_group"]
    if not groups:
        return CannotTell(("governance.yaml: working groups",))
    as_of = context.project.head.as_of
    return tuple(s for b, o in groups for s in seen(b, o, _empty_chairs(b, day_of(b, as_of))))


def _empty_chairs(group: Body, day: datetime.date) -> list[str]:
    """What is missing on a day: a seat, somebody who comes, or a record of it."""
    sides = {"staff or a union": STAFF_SIDE, "users": USER_SIDE}
    ever = {side: [s for s in group.seats if s.kind in kinds and s.seats] for side, kinds in sides.items()}
    found = {side: [s for s in seats if sits(s, day)] for side, seats in ever.items()}
    missing = [f"no seat for {side}{_ended(ever[side])}" for side, seats in found.items() if not seats]
    return missing + [f"{why} of {s}" for s, seats in found.items() if seats and (why := _absent(seats))]


def _ended(seats: list[Seat]) -> str:
    last = max((s.until for s in seats if s.until), default=None)
    return f" since the last one ended on {last}" if last else ""


def _absent(seats: list[Seat]) -> str:
    counted = [pair for s in seats if (pair := attended(s)) is not None]
    if not counted:
        return "no attendance recorded"
    held = any(h for h, _ in counted)
    return "no meeting attended" if held and not any(came for _, came in counted) else ""


def representative_boards(context: Context) -> Seen:
    """Company boards, and boards with private partners, that lack what makes a board answerable."""
    found: list[Sighting] = []
    seated = set()
    for body, option in context.bodies:
        if body.kind == "company_board" or (body.kind in BOARDS and _private_stake(context, option)):
            seated.add(option.id)
            found += seen(body, option, _unanswerable(body))
    silent = [o.id for o in context.options if o.id not in seated and _needs_board(context, o)]
    return _or_missing(found, [f"governance.yaml: board of option {o}" for o in silent])


def _private_stake(context: Context, option: Option) -> bool:
    found = next(t for t in context.types if t.option == option.id)
    return any(c is not None and c.facts.get("private_stake") for c in (found.call, *found.parts))


def _needs_board(context: Context, option: Option) -> bool:
    return _private_stake(context, option) or any(f.new_company for f in facts(option))


def _unanswerable(board: Body) -> list[str]:
    has = {
        "a public majority or reserved matters": _public_majority(board) or bool(board.reserved_matters),
        "a publication scheme": bool(board.publication_scheme),
        "a scrutiny date": board.scrutiny_date is not None,
        "a review date": board.review_date is not None,
    }
    return [what for what, held in has.items() if not held]


def _public_majority(board: Body) -> bool:
    """As declared; where nobody said, as the votes show it."""
    if board.public_majority is not None:
        return board.public_majority
    public = vote_share(board, frozenset({"public"}))
    return public is not None and public > 0.5


def non_public_votes(context: Context) -> Seen:
    """Bodies in which non-public members hold many votes, or a share that keeps rising."""
    limit = context.terms.number("non_public_votes_max")
    periods = max(1, int(context.terms.number("non_public_rising_periods")))
    watched = [(b, o) for b, o in context.all_bodies if b.seats or b.votes_by_year]
    if not watched:
        return CannotTell(("governance.yaml: seats and votes",))
    return tuple(s for b, o in watched for s in seen(b, o, _dominated(b, limit, periods)))


def _dominated(body: Body, limit: float, periods: int) -> list[str]:
    by_year = sorted(body.votes_by_year, key=lambda v: v.year)
    latest = [(v.year, v.non_public_share) for v in by_year]
    now = vote_share(body, NON_PUBLIC)
    found = []
    if now is not None and now >= limit:
        found.append(f"{now:.0%} of the votes")
    elif latest and latest[-1][1] >= limit:
        found.append(f"{latest[-1][1]:.0%} of the votes in {latest[-1][0]}")
    series: dict[str, list[tuple[int, float | None]]] = {
        "votes": [*latest],
        "seats": [(v.year, v.seats_share) for v in by_year],
        "papers": [(v.year, v.papers_share) for v in by_year],
    }
    return found + [f"{what} {rise}" for what, shares in series.items() if (rise := _rising(shares, periods))]


def _rising(shares: Sequence[tuple[int, float | None]], periods: int) -> str:
    """That a share has risen in each of the last periods, in words; nothing where it has not."""
    tail = [(year, share) for year, share in shares[-periods - 1 :] if share is not None]
    if len(tail) <= periods or not all(a < b for (_, a), (_, b) in pairwise(tail)):
        return ""
    (since, first), (_, last) = tail[0], tail[-1]
    return f"rising since {since}, from {first:.0%} to {last:.0%}"
