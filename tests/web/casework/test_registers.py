"""Registers on pages: where risks stand, what is missing of risks and benefits, papers and interests."""

from __future__ import annotations

import re

import pytest

from moothall_web.casework import registers_views
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.shelves import shelves
from moothall_web.results.remembered import findings_of, state
from tests.web.made import bringer

FULL = {
    "id": "R1", "option": "shared", "title": "Late", "borne_by": "users", "likelihood_low": 85.0,
    "likelihood_high": 95.0, "impact_low": 90.0, "impact_high": 110.0, "owner": "Board",
    "mitigation": "Start early", "next_review": "2020-01-01",
}  # fmt: skip


@pytest.fixture
def officer(small_project, person, client_of):
    return client_of(person("RL_officer", project=small_project))


def put(project, shelf, **fields):
    save(project, shelves()[shelf], fields["id"], fields, Actor(bringer(), "RL_officer"))


@pytest.mark.parametrize("page", ["risks", "benefits", "papers"])
def test_what_the_checks_find_stands_on_each_register(page, told_already, site_project, person, client_of):
    answer = client_of(person("RL_officer")).get(f"/p/three-valleys/{page}/")
    shown = re.findall(r"<dt[^>]*>(.*?)</dt><dd[^>]*>(.*?)</dd>", answer.content.decode(), re.DOTALL)
    known = state(site_project)
    framework = known.project.framework
    rules = {
        "risks": [r.id for r in framework.risks.rules],
        "benefits": [r.id for r in framework.benefits.rules], "papers": registers_views.PAPERS,
    }[page]  # fmt: skip
    checks = {f"{c.rule} {c.title}": c for c in findings_of(known).checks if c.rule in rules}
    assert {title for title, _said in shown} == set(checks)
    assert len(checks) > 1
    for title, said in shown:
        assert said.count("<p") == len(checks[title].flags)
        assert checks[title].flags or "Nothing found." in said or "Nobody can tell" in said
    assert page == "benefits" or any(c.flags for c in checks.values()), "the example has something to find"


def rows_of(answer):
    """Each row of a table in words."""
    found = re.findall(r"<tr.*?</tr>", answer.content.decode(), re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip() for row in found]


def test_risks_stand_where_they_belong_and_what_is_missing_is_named(officer, small_project):
    put(small_project, "risks", **FULL)
    put(small_project, "risks", id="R2", title="Costly")
    put(
        small_project,
        "risks",
        id="R3",
        option="T0a",
        title="Flood",
        standing="not_applicable",
        reason="On a hill.",
    )
    found = rows_of(officer.get("/p/small/risks/"))
    assert any("High: R1" in row for row in found)
    (late,) = [row for row in found if row.startswith("R1 Late")]
    assert "A shared team Users 85–95% £90 to £110 Board 1 January 2020 Late Nothing" in late
    (bare,) = [row for row in found if row.startswith("R2 Costly")]
    assert "Every option" in bare
    assert "An owner, a range of likelihood, a range of impact, a response, a day of the next review" in bare
    assert any("Does not apply: On a hill." in row for row in found)
    only = rows_of(officer.get("/p/small/risks/?option=T0a"))
    assert not any(row.startswith("R1") for row in only)
    assert any(row.startswith("R2") for row in only), "it is a risk of every option"


def test_a_benefit_without_owner_or_value_now_is_a_hope(officer, small_project):
    put(small_project, "benefits", id="B1", option="shared", title="Shorter waits", baseline=21.0, target=9.0,
        unit="days", owner="Board", due="2027-03-31", measure="Ledger")  # fmt: skip
    put(small_project, "benefits", id="B2", option="shared", title="Happier people")
    whole, hope = rows_of(officer.get("/p/small/benefits/"))[1:]
    assert whole == "B1 Shorter waits A shared team 21 days 9 days 31 March 2027 Board Nothing"
    assert "A hope" in hope
    assert "An owner, the value now, a target, a day, how it is measured" in hope


def test_papers_come_in_order_and_interests_with_who_declared_them(officer, small_project):
    put(
        small_project,
        "documents",
        id="D2",
        title="Report",
        date="2026-05-01",
        kind="report",
        names_preferred="shared",
    )
    put(small_project, "documents", id="D1", title="Brief", date="2026-02-01", kind="adviser_brief")
    put(small_project, "conflicts", id="C1", organisation="Brook", role="adviser", interest="Sells it",
        declared="2026-03-02", declared_by="Brook's partner")  # fmt: skip
    put(small_project, "conflicts", id="C2", organisation="Firm", role="bidder")
    answer = officer.get("/p/small/papers/")
    found = rows_of(answer)
    assert found[1].startswith("1 February 2026 Brief Adviser brief None")
    assert found[2].startswith("1 May 2026 Report Report A shared team")
    assert any("Brook Adviser Sells it 2 March 2026 Brook" in row for row in found)
    assert any("Firm Bidder not said Not declared not recorded" in row for row in found)
    assert "The checks have not been worked out yet" in answer.content.decode()
