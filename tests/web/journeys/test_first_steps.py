"""The first steps of somebody new to the site."""

from __future__ import annotations

import pytest

from moothall_web.casework.reading import past

AIMS = "/p/three-valleys/rows/head.aims/"


def test_first_steps(walker, person, site_project):
    """A programme officer signs in by a link, changes an aim, sees it in its history, and reads Welsh."""
    one = walker()
    one.go("/")
    assert one.heading() == "Sign in"
    one.sign_in(person("RL_officer"))
    one.follow(site_project.title)
    one.picture("project")
    one.follow("Aims")
    one.follow("AIM1")
    page = one.page
    one.keyboard_to(page.get_by_label("Measure"))
    page.get_by_label("Measure").fill("Days from the claim to the decision, by council.")
    page.get_by_label("Why this change").fill("The panel asked for each council.")
    one.press("Save")
    one.follow("AIM1")
    history = page.get_by_role("list").filter(has_text="The panel asked for each council.")
    assert history.get_by_role("listitem").first.inner_text().count("The panel asked") == 1
    assert page.get_by_label("Measure").input_value() == "Days from the claim to the decision, by council."
    first, second = past(site_project, "head.aims", "AIM1")
    assert (first.version, first.why, second.version) == (2, "The panel asked for each council.", 1)
    one.speak("cy", "Cymraeg")
    one.speak("en", "English")
    with one.expecting(404):
        one.go("/p/no-such-project/")


@pytest.mark.postgres
def test_two_people_change_one_row(walker, person, site_project):
    """Two people change one aim at once: the second sees both texts, and neither is lost."""
    one, other = walker(), walker()
    for who in (one, other):
        who.sign_in(person("RL_officer"))
        who.go(f"{AIMS}AIM2/")
    one.page.get_by_label("Measure").fill("What the first one wrote.")
    one.press("Save")
    other.page.get_by_label("Measure").fill("What the second one wrote.")
    with other.expecting(409):
        other.press("Save")
    assert other.page.get_by_label("Measure").input_value() == "What the second one wrote."
    assert other.page.get_by_text("What the first one wrote.").first.is_visible()
    other.press("Save")
    texts = [v.fields["measure"] for v in past(site_project, "head.aims", "AIM2")]
    assert texts[:2] == ["What the second one wrote.", "What the first one wrote."]


def test_by_keyboard_and_without_scripts(walker, person, site_project):
    """A union representative finds a row by the keyboard alone and without scripts, and may not change it."""
    one = walker(scripts=False)
    one.sign_in(person("RL_union"))
    one.keyboard_enter(one.page.get_by_role("link", name=site_project.title))
    one.keyboard_enter(one.page.get_by_role("link", name="Aims", exact=True))
    one.keyboard_enter(one.page.get_by_role("link", name="AIM1", exact=True))
    assert one.page.get_by_role("button", name="Save").count() == 0
    assert one.page.get_by_label("Measure").is_disabled()


def test_link_that_was_used(walker, person):
    """A link that was used before says so, and leads to the page of passwords."""
    from moothall_web.accounts.links import link_for

    user, one = person("RL_auditor"), walker()
    link = link_for(user)
    one.go(link)
    one.press("Sign in", within="main")
    other = walker()
    with other.expecting(410):
        other.go(link)
    assert other.heading() == "This link no longer works"
    other.follow("Sign in", within="main")
    assert other.heading() == "Sign in"


def test_errors_beside_the_fields(walker, person):
    """What is missing is named above the form and beside its field, and nothing that was typed is lost."""
    one = walker()
    one.sign_in(person("RL_officer"))
    one.go(f"{AIMS}new/")
    one.page.get_by_label("Measure").fill("Kept while the rest is missing")
    with one.expecting(422):
        one.press("Save")
    alert = one.page.get_by_role("alert")
    assert alert.get_by_role("link").count() >= 1
    alert.get_by_role("link").first.click()
    assert one.page.evaluate("document.activeElement.id") == "id"
    assert one.page.get_by_label("Measure").input_value() == "Kept while the rest is missing"
