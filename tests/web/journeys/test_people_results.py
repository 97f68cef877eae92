"""What people come to the results for, each task walked by the one whose it is."""

from __future__ import annotations

import re

import pytest

from moothall_web.casework.reading import rows
from moothall_web.results.remembered import findings_of, state

pytestmark = pytest.mark.usefixtures("told_already")


def words(one, where="main"):
    return re.sub(r"\s+", " ", one.page.locator(where).first.inner_text())


UNFOLD = """e => { for (let d = e.closest('details'); d; d = d.parentElement.closest('details'))
    d.open = true }"""
EVIDENCE = "a[href*='/evidence/EV']"


def click(one, link):
    """Click a link, what it is folded in opened first; the number of clicks that this took."""
    clicks = 1
    while not link.is_visible():
        fold = link.locator("xpath=ancestor::details[not(@open)]").first
        fold.locator("summary").first.click()
        clicks += 1
    with one.page.expect_navigation():
        link.click()
    return clicks


def arrive(one, user, project):
    """From the door to the results, by what the pages say."""
    one.sign_in(user)
    one.follow(project.title)
    one.follow("Results")


def test_summary_with_warnings_first(walker, person, site_project):
    """A councillor reads a summary of two pages, with the stop flags before any rank or total.

    people: councillor 1
    """
    one = walker()
    arrive(one, person("RL_councillor"), site_project)
    text = words(one, ".moothall-report")
    order = [text.index(w) for w in ("Stop flags", "High flags", "Ranks, with their zeros")]
    assert order == sorted(order)
    one.picture("results")
    one.follow("The summary, warnings first")
    stops = [f for f in findings_of(state(site_project)).flags if f.severity == "stop"]
    text = words(one)
    assert f"{len(stops)} stop flags" in text
    assert text.index("stop flags") < text.index("high flags") < text.index("The options at a glance")
    assert len(text.split()) < 1200, "two dense pages; how many sheets a browser takes, its fonts decide"
    assert one.pages() <= 4
    one.speak("cy", "Cymraeg")


def test_who_decides_and_with_what_power(walker, person, site_project):
    """A councillor sees who decides what, her council's power in each body, and tries other votes.

    people: councillor 2
    """
    one, power = walker(), findings_of(state(site_project)).power
    arrive(one, person("RL_councillor", body="northdale"), site_project)
    one.follow("Bodies, seats and votes")
    seats = one.page.locator("table[id^='table-seats']")
    assert seats.filter(has_text="Sallowdale District Council").count() >= 2
    one.follow("Results")
    one.follow("Who has power")
    rights = one.page.locator("table[id^='table-decision-rights']")
    assert rights.filter(has_text="Staffing levels").count() >= 1
    table = one.page.locator("#table-power-member_board")
    table.evaluate(UNFOLD)
    own = re.sub(r"\s+", " ", table.get_by_role("row").filter(has_text="Northdale").inner_text())
    (body,) = [b for b in power if b.body == "member_board"]
    (seat,) = [m for m in body.members if m.member == "northdale"]
    assert f"{seat.banzhaf:.1%}" in own
    assert f"{seat.agreed_share:.0%}" in own
    one.follow("Results")
    one.follow("Try votes: how much does each count?")
    one.follow("Three Valleys Joint Committee (proposed)")
    assert "have the same power: 33.3% each" in words(one, "#answer")
    one.page.get_by_label("Votes that carry a decision").fill("10")
    one.press("Show the power")
    assert "each member can block" in words(one, "#answer")
    with one.expecting(422):
        one.go("/p/three-valleys/try/power/?quota=many&votes.1=3")
    assert one.page.get_by_role("alert").is_visible()


def test_any_claim_leads_to_its_source_and_grade_in_three_clicks(walker, person, site_project):
    """A councillor comes from a warning, a check and a score to the source and its grade in three clicks.

    people: councillor 3
    """
    one = walker()
    arrive(one, person("RL_councillor"), site_project)
    results, claims = one.page.url, {v.place.key: v.fields for v in rows(site_project, "evidence")}
    for first in ("#stop-flags", "#high-flags", "#profile"):
        one.page.goto(results)
        near, clicks = one.page.locator(first).locator("xpath=.."), 0
        if near.locator(EVIDENCE).count() == 0:
            clicks += click(one, near.locator("a[href*='section-']").first)
            near = one.page.locator("main")
        link = near.locator(EVIDENCE).first
        id = re.search(r"EV\d+", link.text_content()).group()
        clicks += click(one, link)
        assert clicks <= 3, first
        one.look()
        text = words(one)
        assert f"Grade as given: {claims[id].get('grade') or 'none'}." in text
        assert f"Source: {claims[id]['source_title']}." in text
        assert one.page.get_by_label("Source address").input_value() == claims[id].get("source_address", "")
    one.follow("The grade that every claim keeps, and why")
    assert one.page.locator("#evidence-EV13").is_visible()


def test_thirteen_policies_compared(walker, person, site_project):
    """A union representative compares the 13 employment policies in-house, on secondment and on transfer.

    people: union 2
    """
    one = walker()
    arrive(one, person("RL_union"), site_project)
    one.follow("The employment models compared")
    table = one.page.locator("#table-models")
    heads = [re.sub(r"\s+", " ", h) for h in table.get_by_role("columnheader").all_text_contents()]
    for model in ("In-house", "Secondment", "Transfer on TUPE Plus", "Transfer on bare TUPE"):
        assert any(model in h for h in heads), model
    policies = table.get_by_role("rowheader").filter(has_text=re.compile(r"EP\d+"))
    assert policies.count() == 13
    points = words(one, "#table-models tbody tr")
    general = [c for c in findings_of(state(site_project)).employment.comparisons if c.option is None]
    assert len(general) >= 4
    for compared in general:
        assert f"{compared.points} of {compared.out_of}" in points, compared.model
    one.follow("Results")
    one.follow("Each option under its own model")
    assert one.page.locator("#table-option-models").is_visible()
    one.follow("Results")
    one.read("What staff should know, and ask")
    assert "asked of" in words(one, "body").casefold()


def test_what_changes_here_in_plain_words(walker, person, site_project):
    """A user representative reads in plain words what changes in her town, in English and in Welsh.

    people: user rep 1
    """
    one = walker()
    arrive(one, person("RL_user_rep"), site_project)
    one.read("What is proposed, in plain words")
    text = words(one, "body")
    assert len(text.split()) < 2000, "read within ten minutes, at 200 words a minute"
    (own,) = [r for r in one.page.get_by_role("row").all_inner_texts() if r.strip().startswith("Hathermill\n")
              or r.strip().startswith("Hathermill\t")]  # fmt: skip
    assert "It loses under" in own
    assert "Nothing is recommended here" in text
    assert one.pages() <= 3
    one.page.go_back()
    one.speak("cy", "Cymraeg")
    link = one.page.locator("a[href$='case/leaflet.html']").first.inner_text()
    one.read(link)


def test_effects_by_place_and_group(walker, person, site_project):
    """A user representative sees who loses and who gains, by place and by group, never netted off.

    people: user rep 2
    """
    one = walker()
    arrive(one, person("RL_user_rep"), site_project)
    one.follow("Equality, social justice and place")
    text = words(one)
    assert "never netted off" in text
    groups = one.page.locator("#table-impacts").get_by_role("rowheader").all_inner_texts()
    assert {"Staff", "Users", "Unions"} <= {g.strip() for g in groups}
    one.follow("Access and local presence: who loses and who gains")
    places = words(one, "#table-places-Q3")
    for place in ("Hathermill", "Stonehather", "Upper Wend"):
        assert place in places
    assert "of all places, Stonehather loses most" in words(one)
    one.follow("Results")
    one.follow("Q. Quality of service")
    measured = one.page.locator("table[id^='table-measured-Q']")
    assert measured.count() >= 1
    measured.first.evaluate(UNFOLD)
    assert measured.first.is_visible()


def test_how_robust_the_answer_is(walker, person, site_project):
    """An auditor reads how often each option comes first, in which tests, and what would change that.

    people: auditor 2
    """
    one, found = walker(), findings_of(state(site_project))
    arrive(one, person("RL_auditor"), site_project)
    one.follow("How sure the ranking is, and what would change it", within=".moothall-report ~ ul")
    one.page.get_by_text("Settings of the simulation").click()
    text = words(one)
    assert f"Seed {found.project.seed}" in text
    assert f"{found.project.draws:,} draws" in text
    assert words(one, "#table-leader-rule").count("needs") >= 2
    one.follow("Under other weights, and in the standing tests")
    assert one.page.get_by_role("table").first.get_by_role("row").count() > 8
    one.follow("Results")
    one.follow("What would change it", within=".moothall-report ~ ul")
    assert "The smallest change of section weights that ends its first place" in words(one)
    one.follow("Results")
    one.follow("Try other weights")
    one.page.get_by_label("Social justice").fill("60")
    one.press("Show the result")
    places = one.page.locator("#answer table td strong")
    assert places.count() >= 1, "another first place, in bold"


@pytest.mark.postgres
def test_evidence_verified_or_challenged(walker, person, site_project):
    """An auditor challenges one claim and verifies another with reasons; results tell it, inputs stay.

    people: auditor 3
    """
    before = [(v.pk, v.version) for v in rows(site_project, "evidence")]
    one = walker()
    one.sign_in(person("RL_auditor"))
    one.follow(site_project.title)
    one.follow("Evidence verified or challenged")
    one.follow("Verify or challenge EV01")
    with one.expecting(422):
        one.press("Put this on record")
    assert one.page.get_by_role("alert").get_by_role("link").count() == 2
    one.page.get_by_label("Challenged").check()
    one.page.get_by_label("Reason: what you looked at").fill("Two ledger lines are counted twice.")
    one.press("Put this on record")
    assert "Challenged" in words(one)
    assert "Two ledger lines are counted twice." in words(one)
    assert "Grade as given: A." in words(one)
    assert one.page.get_by_role("button", name="Save").count() == 0, "inputs are not theirs to change"
    one.picture("claim")
    grade = findings_of(state(site_project)).evidence.items["EV01"]
    assert (grade.declared_grade, grade.grade) == ("A", "D")
    one.go("/p/three-valleys/evidence/EV13/verify/")
    one.page.get_by_label("Verified").check()
    one.page.get_by_label("Reason: what you looked at").fill("Read against the survey itself.")
    one.press("Put this on record")
    one.speak("cy", "Cymraeg")
    one.speak("en", "English")
    other = walker()
    other.sign_in(person("RL_councillor"))
    other.go("/p/three-valleys/results/evidence/")
    told = words(other, "#evidence-EV01")
    assert "challenged by Auditor or analyst on" in told
    assert "Two ledger lines are counted twice." in told
    assert "A → D" in told
    assert "Read against the survey itself." in words(other, "#evidence-EV13")
    with other.expecting(403):
        other.go("/p/three-valleys/evidence/EV01/verify/")
    assert [(v.pk, v.version) for v in rows(site_project, "evidence")] == before
