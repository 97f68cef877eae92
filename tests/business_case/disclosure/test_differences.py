"""What the public copy changes in the findings is listed by place and reason, never by figure."""

from __future__ import annotations

import json
from functools import cache

import msgspec
import pytest
from msgspec.structs import replace

from moothall.business_case.compose import compose
from moothall.business_case.disclosure.differences import Difference, differences, ranks_differ
from moothall.business_case.disclosure.disclose import disclose
from moothall.business_case.edition import Edition, published
from moothall.engine.appraise import appraise
from moothall.engine.workforce.lines import staff_lines
from moothall.findings.findings import Findings
from moothall.project.jobs import JobsRow
from moothall.project.options import Harmonisation
from moothall.project.project import Project
from moothall.project.public import PublicProject
from tests.business_case.reading import words
from tests.engine.made import clean_project, project, row


@cache
def few() -> Project:
    """Staff and posts in small counts, whose pay and whose worst place bear on money and ranks."""
    staff = tuple(
        replace(r, occupation=name, fte=n, headcount=int(n), pay=pay)
        for r in clean_project().workforce
        if not r.characteristic
        for name, n, pay in (("Adviser", 3.0, 28_000), ("Officer", (r.fte or 0) - 3, 31_000 + len(r.partner)))
    )
    jobs = (
        row(JobsRow, option="lead", change="cut", origin="northtown", posts=2),
        row(JobsRow, option="lead", change="cut", origin="eastport", posts=4),
        row(JobsRow, option="lead", change="kept", origin="westham", posts=60),
    )
    pay = row(Harmonisation, on_costs=0.3, source="Agreement of 2026.")
    options = tuple(replace(o, harmonisation=pay) if o.id == "joint" else o for o in clean_project().options)
    return project(workforce=staff, jobs=jobs, options=options)


@cache
def copies() -> tuple[Findings, PublicProject, Findings]:
    whole = appraise(few())
    shown = disclose(few(), whole, staff_lines(whole.employment.costs))
    return whole, shown, appraise(shown)


def test_small_counts_change_what_is_told_of_posts_and_nothing_of_ranks_and_money() -> None:
    whole, shown, public = copies()
    found = differences(whole, public)
    assert {"workforce", "jobs"} <= {s.table for s in shown.steps}
    assert {d.path.split(".")[0] for d in found} >= {"workforce"}
    assert not ranks_differ(found), [d for d in found if d.why == "follows"]
    assert whole.ranking == public.ranking
    assert whole.money_chances == public.money_chances
    assert [o.harmonisation for o in shown.options if o.id == "joint"] == [None]


def test_a_place_is_told_and_no_figure() -> None:
    whole, _, public = copies()
    told = json.loads(msgspec.json.encode(differences(whole, public)))
    assert all(set(d) == {"path", "figures", "why"} for d in told)
    assert all(isinstance(d["figures"], int) for d in told)


def test_findings_that_are_the_same_have_no_differences() -> None:
    whole, _, public = copies()
    assert differences(whole, whole) == ()
    assert differences(public, public) == ()


@pytest.mark.parametrize(("factor", "same"), [(1 + 1e-13, True), (1 + 1e-6, False)])
def test_rounding_is_no_difference(factor: float, same: bool) -> None:
    whole, _, _ = copies()
    money = whole.finance.options[0]
    changed = replace(money, costs=(money.costs or 1.0) * factor)
    other = replace(whole, finance=replace(whole.finance, options=(changed, *whole.finance.options[1:])))
    found = differences(whole, other)
    assert (found == ()) is same
    assert same or (found[0].path, ranks_differ(found)) == (f"finance.options.{money.option}", True)


def test_the_page_says_what_was_done_and_what_it_changed() -> None:
    whole, shown, public = copies()
    found = differences(whole, public)
    edition = Edition(contents="c" * 64, steps=shown.steps, differences=found)
    document = published(compose(shown, public), shown, public, edition)
    section = document.sections[-1]
    assert section.title.endswith("What this public copy leaves out")
    told = words(section)
    assert "Scores, ranks and money are the same." in told
    assert "it speaks of counts that are too small" in told
    assert document.vintage.contents == "c" * 64
    assert document.notices[-1].title == "Public copy"


def test_the_page_of_a_whole_project_is_only_stamped() -> None:
    whole, _, _ = copies()
    plain = compose(few(), whole)
    document = published(plain, few(), whole, Edition(contents="c" * 64))
    assert document.sections == plain.sections
    assert document.notices == plain.notices
    assert document.vintage.contents == "c" * 64


def test_where_ranks_differ_the_page_does_not_call_them_the_same() -> None:
    _, shown, public = copies()
    changed = (Difference(path="ranking.runs.0", figures=3, why="follows"),)
    edition = Edition(contents="c" * 64, steps=shown.steps, differences=changed)
    told = words(published(compose(shown, public), shown, public, edition).sections[-1])
    assert "are the same" not in told
    assert "it follows from the others" in told
