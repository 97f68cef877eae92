"""Power in the bodies of a project, and the measurement that it gives."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from moothall.engine.governance.powers import measured, powers
from moothall.findings.power import BodyPower
from moothall.project.governance import Body, Governance, Seat
from moothall.project.project import Project
from moothall.project.terms import Terms
from tests.engine.made import clean_project, project

COMMITTEE = next(b for b in clean_project().governance.bodies if b.id == "committee")
ALL = ("north", "east", "west")


def told(made: Project) -> dict[str, BodyPower]:
    return {b.body: b for b in powers(made, Terms(made))}


def bodies(*made: Body, tolerance: float | None = None) -> Project:
    return project(governance=Governance(bodies=made, power_gap_tolerance=tolerance))


def votes(*numbers: int) -> tuple[Seat, ...]:
    return tuple(Seat(member=p, votes=n) for p, n in zip(ALL, numbers, strict=True))


def test_every_body_that_decides_is_told_and_no_working_group() -> None:
    found = told(clean_project())
    assert list(found) == ["forum", "members", "committee"]
    assert all([m.banzhaf for m in b.members] == pytest.approx([1 / 3] * 3) for b in found.values())
    assert found["committee"].largest_gap == pytest.approx(1 / 3 - 0.25)


def test_the_tolerance_is_the_partners_own_or_the_frameworks() -> None:
    own, default = (told(bodies(COMMITTEE, tolerance=t))["committee"] for t in (0.05, None))
    assert (own.tolerance, own.declared) == (0.05, True)
    assert (default.tolerance, default.declared) == (0.1, False)


def test_without_a_quota_what_is_missing_is_named() -> None:
    found = told(bodies(replace(COMMITTEE, quota=None)))["committee"]
    assert found.untold == "no_quota"
    assert found.missing == ("governance.yaml: quota of Joint committee",)


def test_seats_that_ended_and_bodies_of_dropped_options_do_not_count() -> None:
    ended = replace(COMMITTEE.seats[0], until=clean_project().head.as_of.replace(year=2025))
    found = told(bodies(replace(COMMITTEE, seats=(ended, *COMMITTEE.seats[1:]))))["committee"]
    assert [m.member for m in found.members] == ["east", "west"]


def test_a_firm_has_power_and_no_gap() -> None:
    seats = (*votes(2, 1, 1), Seat(member="Firm", kind="private", votes=1))
    found = told(bodies(replace(COMMITTEE, seats=seats, quota=3)))["committee"]
    assert [m.banzhaf for m in found.members] == pytest.approx([1 / 2, 1 / 6, 1 / 6, 1 / 6])
    assert found.members[3].gap is None
    assert found.largest_gap_of == "east"


def test_an_option_is_measured_by_its_widest_gap_in_points() -> None:
    wide = replace(COMMITTEE, id="wide", seats=votes(50, 49, 1), quota=51)
    found = powers(*_with_terms(bodies(COMMITTEE, wide)))
    (row,) = measured("A2", found)
    assert (row.option, row.criterion, row.unit) == ("joint", "A2", "percentage points")
    assert row.low == row.likely == row.high == pytest.approx(20)


def test_where_one_body_cannot_be_told_the_gap_may_be_anything_from_there() -> None:
    open_ = replace(COMMITTEE, id="open", quota=None)
    (row,) = measured("A2", powers(*_with_terms(bodies(COMMITTEE, open_))))
    assert row.low == pytest.approx(100 * (1 / 3 - 0.25))
    assert (row.likely, row.high) == (None, 100)


def test_an_option_of_which_nothing_is_known_keeps_what_was_typed() -> None:
    assert not [*measured("A2", powers(*_with_terms(bodies(replace(COMMITTEE, quota=None)))))]


def _with_terms(made: Project) -> tuple[Project, Terms]:
    return made, Terms(made)
