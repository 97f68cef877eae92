"""Registers as they were written."""

from __future__ import annotations

from msgspec.structs import replace

from moothall.engine.coverage import registers
from moothall.engine.coverage.access import access, first_paper
from moothall.engine.coverage.kept import rules
from moothall.findings.workforce import WorkforceFindings
from moothall.project.needs import NeedRow
from moothall.project.terms import Terms
from tests.engine.made import clean_project, day, project, row


def test_access_is_counted_in_weeks_from_the_first_project_paper() -> None:
    made = clean_project()
    papers = tuple(replace(d, date=day("2026-03-01")) for d in made.documents if d.kind == "project_paper")
    groups = tuple(
        replace(g, first_access=day("2026-05-10") if g.voice == "unions" else None)
        for g in made.stakeholders.groups
    )
    made = project(documents=papers, stakeholders=replace(made.stakeholders, groups=groups))
    assert first_paper(made) == day("2026-03-01")
    assert {a.voice: a.weeks for a in access(made)}["unions"] == 10
    assert {a.voice: a.weeks for a in access(made)}["officers"] is None


def test_without_a_paper_no_weeks_are_counted() -> None:
    assert {a.weeks for a in access(project(documents=()))} == {None}


def test_every_need_is_listed_for_every_option_answered_or_not() -> None:
    made = project(needs=(row(NeedRow, need="staffing", answer="Enough.", name="Ann"),))
    found = {(n.option, n.need): n.answer for n in registers(made, Terms(made)).needs}
    assert len(found) == 8 * len(made.options)
    assert (found["lead", "staffing"], found["joint", "staffing"]) == ("Enough.", "")


def test_everything_recorded_is_told() -> None:
    made = clean_project()
    found = registers(made, Terms(made), WorkforceFindings(place_posts={"northtown": 100.0, "westham": 60.0}))
    assert [p.id for p in found.partners] == ["north", "east", "west"]
    assert len(found.impacts) == len(made.impacts)
    assert [p.posts_in_scope for p in found.places] == [100, None, 60]
    assert [b.hope for b in found.benefits] == [False] * len(made.benefits)
    assert {a.answer for a in found.strategy} == {"yes"}


def test_every_standing_rule_says_how_it_is_kept() -> None:
    kept = {r.rule: r.kept for r in rules(clean_project().framework)}
    assert all(kept.values())
    assert kept["BR1"] == 'watched by the check "Hope without a baseline"'
    assert kept["PS1"].startswith("Kept by construction")
