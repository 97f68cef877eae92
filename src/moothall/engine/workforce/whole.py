"""The workforce as a whole: staff in aggregate, and what each option does to their posts."""

from __future__ import annotations

from moothall.engine.workforce import groups as characteristics
from moothall.engine.workforce.flows import flows, with_not_said
from moothall.engine.workforce.group_effects import effects
from moothall.engine.workforce.groups import Counted
from moothall.engine.workforce.occupations import occupations
from moothall.engine.workforce.posts import (
    Plan,
    journey,
    kinds,
    moves,
    partners,
    places,
    plan,
    posts,
    without_spreads,
)
from moothall.engine.workforce.scope import Scope, Unit, scope
from moothall.engine.workforce.staff import StaffOf, staff_by_unit, staff_row
from moothall.findings.workforce import OptionPosts, PlacePosts, Posts, WorkforceFindings
from moothall.project.jobs import JobsRow
from moothall.project.project import Project
from moothall.project.small_counts import small
from moothall.project.terms import Terms

SMALL, UNEVEN = "small_count", "uneven_posts"
"""Thresholds: counts below the first are not told; effects above the second are called uneven."""


def workforce(project: Project, terms: Terms) -> WorkforceFindings:
    """Staff in aggregate and posts by option, so that no small count can be worked out.

    A framework without a threshold for small counts has everything told.
    """
    least = terms.number_or(SMALL, 0.0)
    margin = terms.number(UNEVEN) / 100 if UNEVEN in terms.thresholds else None
    found = scope(project, least)
    staff = staff_by_unit(project.workforce, found, least)
    groups = characteristics.counted(project.workforce, staff, found, least)
    by_option = {o.id: tuple(r for r in project.jobs if r.option == o.id) for o in project.options}
    return WorkforceFindings(
        place_posts=dict(found.told),
        staff=tuple(staff_row(s) for rows in staff.values() for s in rows),
        groups=tuple(characteristics.group_rows(groups, project.workforce)),
        groups_untold=groups.untold,
        options=tuple(
            _option(option, rows, found, staff, groups, margin, least)
            for option, rows in by_option.items()
            if rows
        ),
    )


def _option(
    option: str,
    rows: tuple[JobsRow, ...],
    found: Scope,
    staff: dict[Unit, tuple[StaffOf, ...]],
    groups: Counted,
    margin: float | None,
    least: float,
) -> OptionPosts:
    told = plan(with_not_said(flows(rows, found), found.posts), found, least)
    hoped = sum((r.posts or 0.0 for r in rows if r.change == "created" and r.certainty == "hoped"), 0.0)
    plain = OptionPosts(
        option=option,
        total=Posts(),
        not_apart=tuple(sorted(told.not_apart)),
        few=tuple(sorted(told.few)),
        hoped=None if small(hoped, least) else hoped,
        uncounted=sum(_uncounted(r) for r in rows),
        sources=tuple(dict.fromkeys(s for r in rows for s in r.evidence)),
    )
    return plain if told.hopeless else _filled(plain, told, found, staff, groups, margin)


def _filled(
    plain: OptionPosts,
    told: Plan,
    found: Scope,
    staff: dict[Unit, tuple[StaffOf, ...]],
    groups: Counted,
    margin: float | None,
) -> OptionPosts:
    by_place = places(told, found)
    moved = moves(told)
    return OptionPosts(
        option=plain.option,
        total=_total(told, by_place, found),
        not_apart=plain.not_apart,
        few=plain.few,
        hoped=plain.hoped,
        partners=partners(told, found),
        places=by_place,
        occupations=tuple(occupations(told, staff, found)),
        moves=moved,
        journey=journey(moved),
        how=kinds(told, "cut", _named(told, "how")),
        transferred_to=kinds(told, "transferred", _named(told, "employer")),
        moved_to=kinds(told, "moved", _named(told, "employer")),
        certainty=kinds(told, "created", _named(told, "certainty")),
        effects=tuple(effects(groups, by_place, found.posts, margin)),
        uncounted=plain.uncounted,
        sources=plain.sources,
    )


def _total(told: Plan, by_place: tuple[PlacePosts, ...], found: Scope) -> Posts:
    """All places together; with ranges only where the places tell theirs."""
    whole = PlacePosts(places=(), partner=None, posts=posts(told, told.units, found))
    return whole.posts if any(p.posts.spreads for p in by_place) else without_spreads(whole).posts


def _named(told: Plan, field: str) -> dict[int, str]:
    return {n: getattr(flow, field) for n, flow in enumerate(told.flows)}


def _uncounted(row: JobsRow) -> bool:
    """Whether a row has no number of posts to count: they are more than nothing, but not in the figures."""
    return row.posts is None or (row.certainty == "likely" and row.probability is None)
