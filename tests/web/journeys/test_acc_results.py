"""Acceptance scenarios on results, each walked on the site by the one who tells it."""

from __future__ import annotations

import re

import pytest
from django.apps import apps

from moothall.files.folder import read_folder
from moothall_web.results.remembered import findings_of, state
from tests.acceptance.scenarios import weights_changed_late, zero_in_an_average
from tests.acceptance.story import Story
from tests.web.made import brought_in

SECTION = "Social justice"
MOVED = 0.30


@pytest.fixture
def scenario(db, tmp_path):
    """Brings in the clean project as a scenario spoils it."""

    def given(*edits):
        story = Story(tmp_path)
        for edit in edits:
            edit(story)
        return brought_in(read_folder(story.folder), "scenario")

    return given


def results_of(one, user, project):
    """From the door to the results, by what the pages say."""
    one.sign_in(user)
    one.follow(project.title)
    one.follow("Results")


def row(page, table, *words):
    """The words of the row of a table that holds all of these."""
    found = page.locator(f"#{table} tr")
    for word in words:
        found = found.filter(has_text=word)
    assert found.count() == 1, (table, words, found.all_inner_texts())
    return re.sub(r"\s+", " ", found.inner_text())


def test_acc06_a_zero_cannot_hide_in_an_average(walker, person, scenario):
    """A user representative sees beside the first rank that this option scores 0 on the equality of users.

    ACC06, given: option B comes to 3.1 and has a zero on J1; option C comes to 2.9 and has none.
    When: the ranking opens. Then: the zero is told in the same box as the rank (AB16).
    """
    project, one = scenario(zero_in_an_average), walker()
    results_of(one, person("RL_user_rep", project=project), project)
    joint, lead = "One joint service", "North runs it for all"
    assert "3.1" in row(one.page, "table-glance", joint)
    assert "2.9" in row(one.page, "table-glance", lead)
    words = "Ranks first but scores 0 on equality effect on users."
    assert words in row(one.page, "table-ranks", joint, "First", "J1")
    assert "scores 0" not in row(one.page, "table-ranks", lead, "Second")
    high = one.page.locator("#high-flags").locator("xpath=..")
    assert high.get_by_role("row").filter(has_text="AB16").filter(has_text=joint).count() == 1
    one.speak("cy", "Cymraeg")
    assert "First" not in row(one.page, "table-ranks", joint, "J1")


@pytest.mark.postgres
def test_acc08_no_clear_winner_is_said_plainly(walker, person, site_project, told_already):
    """A councillor reads that there is no clear winner between two options, and of none that it is "best".

    ACC08, given: two options of the teaching example come first in nearly as many draws, and neither beats
    the other often enough. When: the summary is written. Then: "no clear winner between A and B", about n%.
    """
    one = walker()
    results_of(one, person("RL_councillor"), site_project)
    ranking = findings_of(state(site_project)).ranking
    (run,) = [r for r in ranking.runs if (r.model, r.test or "") == ("declared", "")]
    first, second = sorted(run.options, key=lambda o: -o.first.share)[:2]
    assert second.first.share < first.first.share < 0.65
    titles = {t.option: t.title for t in findings_of(state(site_project)).types}
    for where in ("the results", "the summary"):
        text = re.sub(r"\s+", " ", one.page.locator("main").inner_text())
        assert "No clear winner between" in text, where
        said = text[text.index("No clear winner between") :][:500]
        for option in (first, second):
            assert titles[option.option] in said
            assert f"about {option.first.share:.0%}" in said
        assert not re.search(r"\d\.\d+%", said), where
        assert not re.search(r"\b(is|are) best\b|recommend(ed|s) ", text.casefold()), where
        if where == "the results":
            one.follow("How sure the ranking is, and what would change it", within=".moothall-report ~ ul")


@pytest.mark.postgres
def test_acc09_weights_changed_after_scoring_are_exposed(walker, person, scenario):
    """A union representative finds who changed a weight after the scores, when, and both results together.

    ACC09, given: E weighs 8.3% on 1 May, is scored on 3 May, and weighs 3% since 9 May. When: results are
    told. Then: AB3 fires with the dates and the role; the results under both sets stand side by side.
    """
    project, one = scenario(weights_changed_late), walker()
    results_of(one, person("RL_union", project=project), project)
    flag = row(one.page, "table-high-flags", "AB3")
    for words in ("Quality of employment (E)", "9 May 2026", "3 May 2026", "Changed by Programme officer"):
        assert words in flag
    one.follow("Weights", within="main")
    text = one.page.locator("main").inner_text()
    assert "Weights until 8 May 2026, before the change" in text
    assert "E Quality of employment 3.0% 8.3%" in row(
        one.page, "table-weight-changes", "Quality of employment"
    )
    sets = findings_of(state(project)).scoring.weight_sets
    for option, title in (("joint", "One joint service"), ("lead", "North runs it for all")):
        found = row(one.page, "table-weight-sets", title)
        now, before = (f"{s.totals[option].low:.1f}" for s in sets)
        assert re.search(rf"{re.escape(title)} {now} \w+ {before} \w+", found), found


def rows_held():
    """How many rows stand in each table that keeps something for good."""
    passing = {"sessions.session", "results.remembered"}
    return {
        m._meta.label_lower: m.objects.count()
        for m in apps.get_models()
        if m._meta.managed and m._meta.label_lower not in passing
    }


def test_acc10_try_my_own_weights(walker, person, site_project, told_already):
    """A user representative moves social justice to 30% by keyboard alone, and a councillor opens the link.

    ACC10 (signed in), given: an appraisal of several options. When: social justice is moved to 30%. Then: the
    other weights shrink in proportion; the result is labelled as one's own; the official one stays; the link
    reproduces the view; nothing is stored.
    people: user rep 4
    """
    one, user = walker(), person("RL_user_rep")
    one.sign_in(user)
    other, councillor = walker(), person("RL_councillor")
    other.sign_in(councillor)
    page = one.page
    one.keyboard_enter(page.get_by_role("link", name=site_project.title))
    one.keyboard_enter(page.get_by_role("link", name="Results", exact=True))
    one.keyboard_enter(page.get_by_role("link", name="Try other weights"))
    held, cookies = rows_held(), {c["name"] for c in page.context.cookies()}
    field = page.get_by_label(SECTION)
    one.keyboard_to(field)
    page.keyboard.type("30")
    page.get_by_role("heading", name="Your weights, not the authority's").wait_for()  # while one types
    assert "Shown above: 30%." in page.locator("[id='w.J-hint']").inner_text()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    one.look()
    assert page.get_by_role("heading", name="Your weights, not the authority's").is_visible()
    scoring = findings_of(state(site_project)).scoring
    official = scoring.weight_sets[0].joint.sections
    for section, weight in official.items():
        now = MOVED if section == "J" else weight * (1 - MOVED) / (1 - official["J"])
        hint = page.locator(f"[id='w.{section}-hint']").inner_text()
        assert f"Shown above: {now:.1%}.".replace(".0%", "%") in hint, section
    answer = page.locator("#answer")
    assert "Official result: " + scoring.words in answer.inner_text()
    heads = answer.get_by_role("columnheader").all_inner_texts()
    assert heads[1:] == ["Place with your weights", "Total with your weights, 0 to 4", "Official place",
                         "Official total, 0 to 4"]  # fmt: skip
    other.go(page.url)
    assert other.page.locator("#answer").inner_text() == answer.inner_text()
    assert rows_held() == held, "nothing is kept"
    assert {c["name"] for c in page.context.cookies()} == cookies
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    one.picture("weights")
    one.speak("cy", "Cymraeg")
    with one.expecting(422):
        one.go(f"/p/{site_project.slug}/what-if/?w.J=130")
    assert page.get_by_role("alert").is_visible()
