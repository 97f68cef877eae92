"""Effects on stakeholder groups as recorded, without the counts that could point to a person.

A count below the threshold for small counts is not told. Neither is one that lies closer to another figure
than the threshold, for the difference would tell what that figure leaves out: 172 people beside 176 posts
tell of four. Method note, M12.
"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.findings.registers import ImpactFinding
from moothall.findings.workforce import OptionPosts, PlacePosts, Posts, WorkforceFindings
from moothall.project.impacts import ImpactRow
from moothall.project.project import Project
from moothall.project.small_counts import NEAR, small
from moothall.project.terms import Terms

SMALL, UNITS = "small_count", "counted_units"
"""Thresholds: counts below the first are not told; the second names the units that count people or posts."""


def impacts(project: Project, terms: Terms, staff: WorkforceFindings) -> tuple[ImpactFinding, ...]:
    """One finding a row of impacts.csv, in its order; its figures only where they may be told."""
    least = terms.number_or(SMALL, 0.0)
    units = frozenset(terms.words(UNITS)) if UNITS in terms.thresholds else frozenset[str]()
    told = {o.option: o for o in staff.options}
    recorded = _all_posts(project)
    return tuple(
        _impact(
            row,
            [*recorded, *_beside(told.get(row.option), row.place, staff.place_posts)],
            row.unit.casefold().split(" ")[0] in units,
            least,
        )
        for row in project.impacts
    )


def _all_posts(project: Project) -> tuple[float, ...]:
    """Posts of all places together, where each has its own recorded."""
    posts = [p.posts_in_scope for p in project.places]
    known = [n for n in posts if n is not None]
    return (sum(known),) if known and len(known) == len(posts) else ()


def _impact(row: ImpactRow, beside: list[float], counts: bool, least: float) -> ImpactFinding:
    hides_people = row.people is not None and _tells(row.people, beside, least)
    hides_amount = counts and row.amount is not None and _tells(abs(row.amount), beside, least)
    return ImpactFinding(
        option=row.option,
        group=row.group,
        effect=row.effect,
        statement=row.statement,
        people=None if hides_people else row.people,
        small=hides_people or hides_amount,
        place=row.place,
        amount=None if hides_amount else row.amount,
        unit="" if hides_amount else row.unit,
        sources=row.evidence,
    )


def _tells(count: float, beside: list[float], least: float) -> bool:
    """Whether a count is small, or lies beside a figure so that their difference is."""
    return small(count, least) or any(small(abs(count - n), least) for n in beside)


def _beside(found: OptionPosts | None, place: str | None, now: dict[str, float]) -> Iterator[float]:
    """What is told of posts in the same place, or in all places where the row names none."""
    if place in now:
        yield now[place or ""]
    if found is None:
        return
    rows = [found.total] if place is None else [r.posts for r in found.places if _holds(r, place)]
    for posts in rows:
        yield from _figures(posts)


def _holds(row: PlacePosts, place: str) -> bool:
    return place in row.places


def _figures(posts: Posts) -> Iterator[float]:
    told = {name: getattr(posts, name) for name in posts.__struct_fields__ if name != "spreads"}
    yield from (n for n in told.values() if n is not None and n > NEAR)
    if told["cut"] is not None and told["moved"] is not None:
        yield told["cut"] + told["moved"]
