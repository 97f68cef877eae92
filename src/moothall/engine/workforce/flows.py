"""Rows of jobs.csv as flows of posts between units, and the posts of which nothing is said.

Posts are full-time equivalents. Likely posts count by their probability; posts that are only hoped for
stand apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from moothall.engine.workforce.scope import NOWHERE, Scope, Unit
from moothall.project.jobs import JobsRow

Change = Literal["kept", "transferred", "moved", "cut", "not_said", "created"]
NOW: tuple[Change, ...] = ("kept", "not_said", "transferred", "moved", "cut")
"""What may become of a post that is there now; the one that is missed least comes first."""


class Flow(Struct, frozen=True, kw_only=True):
    """Posts with one fate. A post that is cut has no destination, one that is created no origin."""

    change: Change
    origin: Unit | None
    destination: Unit | None
    posts: float
    low: float
    high: float
    filled: float = 0.0
    occupation: str = ""
    pay_grade: str = ""
    how: str = ""
    employer: str = ""
    minutes: float | None = None
    certainty: str = ""


def flows(rows: Iterable[JobsRow], found: Scope) -> tuple[Flow, ...]:
    """Every row that has a number of posts and is more than hoped for."""
    return tuple(_flow(r, found) for r in rows if r.posts is not None and r.certainty != "hoped")


def _flow(row: JobsRow, found: Scope) -> Flow:
    posts, sure = row.posts or 0.0, sure_share(row) if row.change == "created" else 1.0
    origin, destination = ends(row)
    changed = bool(row.employer) and row.employer != row.partner
    return Flow(
        change="transferred" if row.change == "kept" and changed else row.change,
        origin=None if row.change == "created" else found.units[origin or NOWHERE],
        destination=found.units[destination or NOWHERE] if row.change in ("created", "moved") else None,
        posts=posts * sure,
        low=min(posts, row.low if row.low is not None else posts) * sure,
        high=max(posts, row.high if row.high is not None else posts) * sure,
        filled=min(posts, row.filled_by_displaced or 0.0) * sure,
        occupation=row.occupation,
        pay_grade=row.pay_grade,
        how=row.how or "",
        employer=row.employer if changed else "",
        minutes=row.extra_minutes,
        certainty=row.certainty or "",
    )


def sure_share(row: JobsRow) -> float:
    """Share of a row's posts that count, 0 to 1: likely ones by their probability, hoped ones never."""
    if row.certainty == "likely":
        return (row.probability or 0.0) / 100
    return 0.0 if row.certainty == "hoped" else 1.0


def ends(row: JobsRow) -> tuple[str | None, str | None]:
    """Places that a row takes posts from and gives posts to; a cut or a creation has one of them.

    Where only the other column is filled, it is taken for the place.
    """
    if row.change in ("cut", "kept"):
        return row.origin or row.destination, None
    if row.change == "created":
        return None, row.destination or row.origin
    return row.origin, row.destination


def with_not_said(found: tuple[Flow, ...], posts: Mapping[Unit, float]) -> tuple[Flow, ...]:
    """The flows, and for each unit the posts in scope of which none of them speaks."""
    told: dict[Unit, float] = {}
    for flow in found:
        if flow.origin is not None:
            told[flow.origin] = told.get(flow.origin, 0.0) + flow.posts
    gaps = {u: n - told.get(u, 0.0) for u, n in posts.items()}
    silent = (
        Flow(change="not_said", origin=u, destination=None, posts=n, low=n, high=n)
        for u, n in gaps.items()
        if n > 0
    )
    return (*found, *silent)
