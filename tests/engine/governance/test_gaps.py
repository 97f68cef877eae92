"""The check of power against agreed shares."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from moothall.engine.governance.powers import powers
from moothall.engine.governance.rules import CHECKS, Context
from moothall.engine.typology import types
from moothall.findings.flags import CannotTell, Seen
from moothall.project.governance import Governance, Seat
from moothall.project.project import Project
from moothall.project.terms import Terms
from tests.engine.made import clean_project, project

RULE = next(r for r in clean_project().framework.governance.rules if r.check == "power_gap")


def seen(made: Project) -> Seen:
    terms = Terms(made)
    found = powers(made, terms)
    return CHECKS["power_gap"](
        Context(project=made, terms=terms, types=types(made), power=found, applies_to=RULE.applies_to)
    )


def committee(tolerance: float | None = 0.1, quota: int | None = 4, **votes: int) -> Project:
    governance = clean_project().governance
    seats = tuple(Seat(member=m, votes=n, kind="public") for m, n in votes.items())
    changed = tuple(
        replace(b, seats=seats or b.seats, quota=quota) if b.id == "committee" else b
        for b in governance.bodies
    )
    return project(governance=Governance(bodies=changed, power_gap_tolerance=tolerance))


def test_the_clean_project_is_within_its_tolerance() -> None:
    assert seen(clean_project()) == ()


def test_a_gap_of_just_the_tolerance_is_accepted() -> None:
    gap = 1 / 3 - 0.25
    assert seen(committee(tolerance=gap)) == ()
    assert seen(committee(tolerance=gap - 1e-6))


def test_a_partner_without_power_is_named_even_within_a_wide_tolerance() -> None:
    (found,) = seen(committee(tolerance=1.0, quota=66, north=45, east=35, west=20))  # type: ignore[misc]
    assert found.figures["detail"] == "West Council has no power"


def test_a_firm_without_power_is_no_fault() -> None:
    assert seen(committee(north=2, east=2, west=2, firm=1)) == ()


def test_the_widest_gap_comes_first_with_its_figures() -> None:
    (found,) = seen(committee(quota=51, north=50, east=49, west=1))  # type: ignore[misc]
    assert found.figures["gap"] == pytest.approx(20)
    assert found.figures["member"] == "North Council"
    assert str(found.figures["detail"]).startswith(
        "North Council has 60% of the power, 40% was agreed (a gap of 20 points); East Council has 20%"
    )


def test_without_a_quota_nobody_can_tell() -> None:
    assert seen(committee(quota=None)) == CannotTell(("governance.yaml: quota of Joint committee",))


def test_a_quota_that_the_seats_of_today_cannot_reach_is_asked_for() -> None:
    made = committee(quota=9, north=3, east=3, west=3)
    ended = tuple(
        replace(b, seats=(*b.seats[:-1], replace(b.seats[-1], until=datetime.date(2020, 1, 1))))
        if b.id == "committee"
        else b
        for b in made.governance.bodies
    )
    gone = project(governance=replace(made.governance, bodies=ended))
    assert seen(gone) == CannotTell(("governance.yaml: a quota of Joint committee that its votes can reach",))


def test_an_option_without_a_body_leaves_it_open() -> None:
    kept = tuple(b for b in clean_project().governance.bodies if b.id != "members")
    made = project(governance=Governance(bodies=kept))
    assert seen(made) == CannotTell(("governance.yaml: seats and votes of option lead",))


def test_without_agreed_shares_nobody_can_tell() -> None:
    partners = tuple(replace(p, agreed_share=None) for p in clean_project().head.partners)
    found = seen(project(head=replace(clean_project().head, partners=partners)))
    assert isinstance(found, CannotTell)
    assert "project.yaml: agreed shares of the partners on Joint committee" in found.missing
