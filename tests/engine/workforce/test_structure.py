"""Whether a place, an occupation or a group is touched is a secret too: moving a small loss changes nothing.

Pairs of projects are made that differ only in where 1 to 4 posts are lost. Whatever is told of the first
must be told of the second, letter by letter: findings, page and members' sheet.
"""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine.appraise import appraise
from moothall.engine.coverage import registers
from moothall.engine.local_economy.jobs import jobs
from moothall.engine.local_economy.whole import local_economy
from moothall.engine.workforce.whole import workforce
from moothall.findings.workforce import OptionPosts
from moothall.project.impacts import ImpactRow
from moothall.project.jobs import JobsRow
from moothall.project.local_factors import LocalFactorRow
from moothall.project.places import PlaceRow
from moothall.project.project import Project
from moothall.project.terms import Terms
from moothall.project.workforce import WorkforceRow
from tests.engine.made import project, row

LEAST = 5
PLACES = ("northtown", "eastport", "westham", "hub")
PARTNERS = {"northtown": "north", "eastport": "east", "westham": "north", "hub": None}
OCCUPATIONS = ("adviser", "officer")
LOSSES = ("cut", "moved", "created")


class Loss(msgspec.Struct, frozen=True):
    """Posts of one place: how many, of which occupation, and what becomes of them."""

    place: str
    posts: int
    change: str
    occupation: str = ""
    to: str = "hub"


class Plan(msgspec.Struct, frozen=True):
    """Posts by place and occupation, what is lost, and whether rows say what is kept, by occupation."""

    staff: dict[str, int]
    losses: tuple[Loss, ...]
    kept_said: bool
    named: bool
    factors: tuple[str, ...]
    """places with leakage of their own; '' for all"""


def made(plan: Plan) -> Project:
    """A project of a plan: the baseline keeps all, the option loses what is lost."""
    here = [p for p in PLACES if plan.staff[p]]
    places = [
        row(PlaceRow, id=p, title=p, partner=PARTNERS[p], posts_in_scope=2 * plan.staff[p]) for p in PLACES
    ]
    staff = [_staff(p, o, n) for p, n in plan.staff.items() for o in OCCUPATIONS if n]
    staff += [
        row(WorkforceRow, partner=PARTNERS[p] or "north", place=p, occupation="All",
            characteristic="sex: women", headcount=plan.staff[p])
        for p in here
    ]  # fmt: skip
    rows = [row(JobsRow, option="asis", change="kept", origin=p, posts=2 * plan.staff[p]) for p in here]
    rows += [r for p in here for r in _kept(plan, p)] if plan.kept_said else []
    rows += [_lost(loss) for loss in plan.losses]
    factors = [_factor("leakage", 10 + n, p) for n, p in enumerate(plan.factors)]
    factors += [_factor("displacement", 0), _factor("substitution", 0), _factor("multiplier", 1.2)]
    told = sum(loss.posts for loss in plan.losses if loss.change != "created")
    impacts = [
        row(ImpactRow, group="staff", effect="loss", people=2 * sum(plan.staff.values()) - told),
        row(ImpactRow, group="area", effect="loss", amount=told, unit="posts"),
    ]
    return project(
        places=tuple(places),
        workforce=tuple(staff),
        jobs=tuple(rows),
        local_factors=tuple(factors),
        impacts=tuple(impacts),
    )


def _staff(place: str, occupation: str, posts: int) -> WorkforceRow:
    cells = {"partner": PARTNERS[place] or "north", "place": place, "occupation": occupation}
    return row(WorkforceRow, fte=posts, headcount=posts, **cells)


def _factor(factor: str, value: float, place: str = "") -> LocalFactorRow:
    return row(LocalFactorRow, option=None, factor=factor, value=value, place=place or None, source="made up")


def _kept(plan: Plan, place: str) -> list[JobsRow]:
    """What stays in a place, by occupation or not."""
    gone = [loss for loss in plan.losses if loss.place == place and loss.change != "created"]
    if not plan.named:
        left = 2 * plan.staff[place] - sum(loss.posts for loss in gone)
        return [row(JobsRow, change="kept", origin=place, posts=left)]
    return [
        row(JobsRow, change="kept", origin=place, occupation=o,
            posts=plan.staff[place] - sum(loss.posts for loss in gone if loss.occupation == o))
        for o in OCCUPATIONS
    ]  # fmt: skip


def _lost(loss: Loss) -> JobsRow:
    cells: dict[str, Any] = {"change": loss.change, "posts": loss.posts, "occupation": loss.occupation}
    if loss.change == "created":
        return row(JobsRow, destination=loss.place, **cells)
    to = {"destination": loss.to} if loss.change == "moved" else {}
    return row(JobsRow, origin=loss.place, **cells, **to)


@st.composite
def pairs(draw: Any) -> tuple[Plan, Plan]:
    """Two plans that differ in where, or in which occupation, one small loss falls."""
    counts = st.sampled_from([5, 6, 8, 20, 40])
    staff = {p: draw(counts) for p in PLACES[:3]} | {"hub": 0}
    named = draw(st.booleans())
    jobs_of = st.sampled_from(OCCUPATIONS) if named else st.just("")

    def losses(posts: Any) -> Any:
        return st.builds(Loss, st.sampled_from(PLACES[:3]), posts, st.sampled_from(LOSSES), jobs_of)

    small = draw(losses(st.integers(1, LEAST - 1)))
    others = draw(st.lists(losses(st.sampled_from([1, 2, 5, 6])), max_size=3))
    moved = replace(small, place=draw(st.sampled_from(PLACES[:3])), occupation=draw(jobs_of))
    assume(moved != small)
    factors = draw(st.sampled_from([("",), ("", "eastport"), ("eastport", "westham"), ()]))
    one = Plan(staff, (small, *others), draw(st.booleans()), named, factors)
    two = replace(one, losses=(moved, *others))
    assume(all(_fits(plan) for plan in (one, two)))
    return one, two


def _fits(plan: Plan) -> bool:
    """Whether no place or occupation loses more posts than it has."""
    gone: dict[tuple[str, str], int] = {}
    for loss in plan.losses:
        if loss.change != "created":
            key = (loss.place, loss.occupation)
            gone[key] = gone.get(key, 0) + loss.posts
    return all(n <= plan.staff[place] * (1 if o else 2) for (place, o), n in gone.items())


def told(given: Project) -> dict[str, bytes]:
    """All that is published of posts, as it is written down."""
    terms = Terms(given)
    people = workforce(given, terms)
    found = jobs(given, people.options, LEAST)
    recorded = registers(given, terms, people)
    return {
        "workforce": msgspec.json.encode(people),
        "jobs": msgspec.json.encode(found),
        "local_economy": msgspec.json.encode(local_economy(given, people.options, found)),
        "impacts": msgspec.json.encode(recorded.impacts),
        "places": msgspec.json.encode(recorded.places),
    }


def option(given: Project) -> OptionPosts:
    return next(o for o in workforce(given, Terms(given)).options if o.option != "asis")


def hidden(one: Plan, change: str, told_alike: bool) -> bool:
    """Whether the first tells nothing of where the change falls, or both tell the same of every place.

    Posts lost and posts that stay must be told as one; else the places tell what stays, and may differ.
    """
    first = option(made(one))
    stays = "kept" if one.kept_said else "not_said"
    small = {change, stays} <= set(first.not_apart) or (change == "created" and first.total.created is None)
    return small or told_alike


def alike(one: Plan, two: Plan) -> bool:
    """Whether both tell the same of every place, and of every occupation where that is what differs."""
    first, second = option(made(one)), option(made(two))
    places = (first.places, first.total) == (second.places, second.total)
    same_job = one.losses[0].occupation == two.losses[0].occupation
    return places and (same_job or first.occupations == second.occupations)


TRIED = settings(
    max_examples=max(16, settings.default.max_examples // 4),
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
STAFF = {"northtown": 20, "eastport": 20, "westham": 6, "hub": 0}
CUT, MOVED, NEW = (Loss("northtown", 2, c) for c in LOSSES)


def elsewhere(loss: Loss, **more: Any) -> tuple[Plan, Plan]:
    """The loss in northtown, and the same in westham."""
    plan = replace(Plan(STAFF, (loss,), True, bool(loss.occupation), ("", "eastport")), **more)
    return plan, replace(plan, losses=(replace(loss, place="westham"),))


@TRIED
@example(elsewhere(CUT))
@example(elsewhere(MOVED))
@example(elsewhere(NEW))
@example(elsewhere(CUT, kept_said=False))
@example(elsewhere(CUT, factors=("eastport",)))
@example(elsewhere(replace(CUT, occupation="adviser")))
@given(pairs())
def test_where_a_small_loss_falls_is_not_to_be_seen_in_any_finding(pair: tuple[Plan, Plan]) -> None:
    assume(hidden(pair[0], pair[0].losses[0].change, alike(*pair)))
    one, two = (told(made(plan)) for plan in pair)
    assert one == two


@pytest.mark.parametrize("loss", [CUT, MOVED, NEW, replace(CUT, occupation="adviser")])
def test_nor_in_the_findings_as_a_whole(loss: Loss) -> None:
    one, two = (msgspec.to_builtins(appraise(made(p), simulate=False)) for p in elsewhere(loss))
    for found in (one, two):
        del found["project"]["fingerprint"]
    assert one == two


def test_where_a_small_move_goes_is_not_to_be_seen_either() -> None:
    one, _ = elsewhere(MOVED)
    two = replace(one, losses=(replace(MOVED, to="eastport"),))
    assert told(made(one)) == told(made(two))


def test_pairs_that_are_told_apart_do_differ() -> None:
    large = replace(CUT, posts=8)
    one, two = elsewhere(large, staff=STAFF | {"westham": 20})
    assert not hidden(one, "cut", alike(one, two))
    assert told(made(one)) != told(made(two))
