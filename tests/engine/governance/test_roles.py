"""Lead roles: years held, entitled to, and the calendar."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from moothall.engine.governance.roles import roles
from moothall.findings.governance import RoleFinding
from moothall.project.governance import Governance, LeadRole, Term
from moothall.project.project import Project
from moothall.project.terms import Terms
from tests.engine.made import clean_project, day, project


def term(partner: str, start: str, end: str | None = None) -> Term:
    return Term(partner=partner, start=day(start), end=day(end) if end else None)


def with_chair(
    *holders: Term, shares: tuple[float | None, ...] = (0.5, 0.3, 0.2), **fields: object
) -> Project:
    role = LeadRole(role="Chair", holders=holders, **fields)  # type: ignore[arg-type]
    body = next(b for b in clean_project().governance.bodies if b.id == "committee")
    partners = clean_project().head.partners
    changed = tuple(replace(p, agreed_share=s) for p, s in zip(partners, shares, strict=True))
    return project(
        head=replace(clean_project().head, partners=changed),
        governance=Governance(bodies=(replace(body, lead_roles=(role,)),)),
    )


def told(made: Project) -> RoleFinding:
    (found,) = roles(made, Terms(made))
    return found


EIGHT_TWO_NONE = (term("north", "2016-09-01", "2024-08-31"), term("east", "2024-09-01", "2026-08-31"))


def test_eight_two_and_no_years_against_five_three_and_two() -> None:
    found = told(with_chair(*EIGHT_TWO_NONE, next_rotation=day("2026-10-01")))
    assert (found.basis, found.years) == ("held", 10)
    assert (found.start, found.until) == (day("2016-09-01"), day("2026-08-31"))
    assert [p.held for p in found.partners] == [8, 2, 0]
    assert [p.largest_remainder for p in found.partners] == [5, 3, 2]
    assert [p.dhondt for p in found.partners] == [5, 3, 2]
    assert [p.deviation for p in found.partners] == [3, -1, -2]
    assert found.deviation == 3
    assert found.never_held == ("west",)
    ratios = (8 / 5, 2 / 3, 0)
    assert found.jain == pytest.approx(sum(ratios) ** 2 / (3 * sum(r * r for r in ratios)))


def test_the_calendar_makes_up_for_what_was_held() -> None:
    found = told(with_chair(*EIGHT_TWO_NONE, next_rotation=day("2026-10-01")))
    assert len(found.calendar) == 10
    assert [t.start for t in found.calendar[:2]] == [day("2026-10-01"), day("2027-10-01")]
    first = [t.largest_remainder for t in found.calendar[:5]]
    assert first == ["west", "east", "west", "east", "west"]
    after = {p: [t.dhondt for t in found.calendar].count(p) for p in ("north", "east", "west")}
    assert after == {"north": 2, "east": 4, "west": 4}  # 10, 6 and 4 of twenty years


def test_terms_of_two_years_halve_the_calendar() -> None:
    found = told(with_chair(*EIGHT_TWO_NONE, next_rotation=day("2026-10-01"), term_years=2.0))
    assert [t.start for t in found.calendar] == [day(f"{y}-10-01") for y in range(2026, 2036, 2)]


def test_a_plan_is_told_as_one_until_it_has_begun() -> None:
    plan = (term("west", "2027-04-01", "2029-03-31"), term("east", "2029-04-01", "2031-03-31"))
    found = told(with_chair(*plan, next_rotation=day("2029-04-01")))
    assert (found.basis, found.years) == ("planned", 4)
    assert found.never_held == ("north",)
    assert [t.planned for t in found.calendar[:3]] == ["east", "east", None]
    assert found.calendar[0].largest_remainder == "north"


def test_a_term_without_an_end_lasts_until_the_role_passes_on() -> None:
    found = told(with_chair(term("north", "2020-09-01"), next_rotation=day("2027-09-01")))
    assert found.basis == "held"
    assert found.until == clean_project().head.as_of
    assert {t.planned for t in found.calendar} == {None}
    forever = told(with_chair(term("north", "2020-09-01")))
    assert {t.planned for t in forever.calendar} == {"north"}


def test_a_plan_without_an_end_has_no_years() -> None:
    found = told(with_chair(term("north", "2027-04-01")))
    assert (found.basis, found.partners, found.jain) == (None, (), None)
    assert found.calendar[0].start == day("2027-04-01")


def test_who_held_it_is_not_recorded_so_nothing_is_counted() -> None:
    found = told(with_chair())
    assert (found.basis, found.partners, found.calendar) == (None, (), ())


def test_without_agreed_shares_equal_ones_stand_in_and_it_is_said() -> None:
    found = told(with_chair(*EIGHT_TWO_NONE, shares=(None, None, None)))
    assert not found.shares_agreed
    assert [p.share for p in found.partners] == pytest.approx([1 / 3] * 3)
    assert [p.largest_remainder for p in found.partners] == [4, 3, 3]
